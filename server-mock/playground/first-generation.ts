/** Shows the fields of the elements' events, except the code: it is as good as a password. */
import type { PasskeyAuthenticatedEvent, PasskeyRegisteredEvent } from '../../src/entries/define.js';

const output = document.querySelector('output');

function show({ type, principal, code }: PasskeyRegisteredEvent | PasskeyAuthenticatedEvent): void {
  const result = { event: type, ...principal, code: `(${code.length} characters)` };
  if (output) output.textContent = JSON.stringify(result, null, 2);
}

document.addEventListener('passkey-registered', show);
document.addEventListener('passkey-authenticated', show);
document.addEventListener('passkey-failed', ({ error }) => {
  if (output) output.textContent = JSON.stringify({ event: 'passkey-failed', code: error.code }, null, 2);
});
