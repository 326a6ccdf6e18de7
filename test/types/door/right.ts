// The whole program takes one element, so that no other entry point brings the types.
import type { PasskeyAuthenticatedEvent } from 'passkey-elements/passkey-login';

const send = (event: PasskeyAuthenticatedEvent) => console.log(event.code.length);

export const login = document.querySelector('passkey-login');
login?.addEventListener('passkey-authenticated', send);
login?.addEventListener('passkey-failed', ({ error }) => console.log(error.code));
document.addEventListener('otp-offer-request', (event) => event.preventDefault());
