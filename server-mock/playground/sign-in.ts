import { goToAccountIfSignedIn } from './session.js';

document.addEventListener('passkey-authenticated', () => location.assign('account.html'));

await goToAccountIfSignedIn();
