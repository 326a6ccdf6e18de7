import type { BackendUser } from '../../src/wire/contract.js';
import { updatePasskeys } from '../../src/entries/headless.js';
import { currentUser, signOut } from './session.js';

const find = <T extends Element>(selector: string) => document.querySelector(selector) as T;

const manager = find<HTMLElementTagNameMap['passkey-manager']>('passkey-manager');

const user = await currentUser();
if (user) show(user);
else location.replace('sign-in.html');

function show({ displayName, username, email }: BackendUser): void {
  find('#username').textContent = displayName ?? username;
  find('#email').textContent = email
    ? `Codes go to ${email}.`
    : 'None is confirmed. With one you can sign in by a code as well.';
  // Set after the session is known, because the manager loads the list at once.
  manager.backend = '/backend';
  for (const section of document.querySelectorAll('section')) section.hidden = false;
}

document.addEventListener('otp-verified', ({ purpose, user: changed, updatePasskeysToken }) => {
  if (purpose !== 'email-change' || !changed) return;
  show(changed);
  void manager.load();
  const { tenancyId, endpoint } = manager;
  // The backend sends a token when the username was the old address: update it on the device.
  if (updatePasskeysToken) void updatePasskeys({ updatePasskeysToken }, { tenancyId, endpoint });
});

find('#sign-out').addEventListener('click', () => {
  // Ends the manager's requests, which would fail after the session has ended.
  manager.backend = '';
  signOut().then(
    () => location.assign('sign-in.html'),
    () => {
      manager.backend = '/backend';
      find('[role=alert]').textContent = 'Signing out did not work. Please try again.';
    },
  );
});
