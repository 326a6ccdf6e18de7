/** The elements' events in the actions panel, without what is secret in them. */
import { action } from 'storybook/actions';

const names = [
  ...['passkey-register-request', 'passkey-login-request', 'passkey-registered', 'passkey-authenticated'],
  ...['passkey-failed', 'passkey-phase-changed', 'passkey-remove-request', 'passkey-removed'],
  ...['passkey-renamed', 'passkeys-loaded', 'passkeys-failed', 'reauthentication-request'],
  ...['otp-check-request', 'otp-sent', 'otp-verified', 'otp-failed', 'otp-phase-changed'],
  ...['otp-offer-request', 'passkey-offer-request'],
];
const secret = new Set(['code', 'idToken', 'isTrusted']);

const log = (event: Event): void => {
  const own = Object.entries(event).filter(([name]) => !secret.has(name));
  const shown = own.map(([name, value]) => [
    name,
    value instanceof Error ? textOf(value) : (value as unknown),
  ]);
  action(event.type)(Object.fromEntries(shown));
};

const textOf = (error: Error) => ('code' in error ? String(error.code) : error.message);

/** Until the answer is called. */
export function logEvents(): () => void {
  for (const name of names) document.addEventListener(name, log);
  return () => {
    for (const name of names) document.removeEventListener(name, log);
  };
}
