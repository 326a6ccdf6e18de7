/** Opens the account page after sign-up, and shows this page's own hints. */
import { goToAccountIfSignedIn, offerPasskeyAfterCode } from './session.js';

const alert = document.querySelector('[role=alert]');

document.addEventListener('passkey-register-request', clear);
document.addEventListener('passkey-registered', () => location.assign('account.html'));
document.addEventListener('passkey-failed', ({ error }) => {
  if (error._tag === '@error/DuplicateUsername' && alert)
    alert.textContent = 'This name is taken. If it is yours, sign in instead; if not, choose another.';
});

offerPasskeyAfterCode();

// With an open session, a new passkey would be added to that account.
await goToAccountIfSignedIn();

function clear() {
  alert?.replaceChildren();
}
