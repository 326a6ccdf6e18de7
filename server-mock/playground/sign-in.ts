import { goToAccountIfSignedIn, offerPasskeyAfterCode } from './session.js';

document.addEventListener('passkey-authenticated', () => location.assign('account.html'));
document.addEventListener('passkey-registered', () => location.assign('account.html'));
offerPasskeyAfterCode();

await goToAccountIfSignedIn();
