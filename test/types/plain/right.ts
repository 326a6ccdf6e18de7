import 'passkey-elements';
import { defineAll, PasskeyError } from 'passkey-elements/define';
import { registerPasskey } from 'passkey-elements/headless';
import { createBackend } from 'passkey-elements/backend';
import { installSimulatedDevice } from 'passkey-elements/testing';

export const login = document.querySelector('passkey-login');
if (login) login.tenancyId = 'your-tenancy';
document.addEventListener('passkey-authenticated', ({ code }) => console.log(code.length));
document.addEventListener('passkey-failed', ({ error }) => console.log(error instanceof PasskeyError));
document.createElement('otp-entry').autoSubmit = true;
defineAll({ prefix: 'acme-' });

export { createBackend, installSimulatedDevice, registerPasskey };
