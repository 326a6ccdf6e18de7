import type { BackendPasskey, BackendUser } from '../../src/api/contract.js';
import { currentUser, passkeys, signOut } from './session.js';

const find = <T extends Element>(selector: string) => document.querySelector(selector) as T;
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const user = await currentUser();
if (user) await show(user);
else location.replace('sign-in.html');

async function show({ displayName, username, email }: BackendUser): Promise<void> {
  find('#username').textContent = displayName ?? username;
  find('#email').textContent = email
    ? `Codes go to ${email}.`
    : 'None is confirmed. With one you can sign in by a code as well.';
  find<HTMLElementTagNameMap['passkey-register']>('passkey-register').setAttribute('username', username);
  await list();
  for (const section of document.querySelectorAll('section')) section.hidden = false;
}

async function list(): Promise<void> {
  find('.passkeys').replaceChildren(...(await passkeys()).map(row));
}

function row({ label, createdAt, lastUsed, current }: BackendPasskey): HTMLLIElement {
  const item = document.createElement('li');
  const title = document.createElement('strong');
  title.textContent = label;
  const note = document.createElement('div');
  note.className = 'note';
  const facts = [`Created ${date.format(createdAt)}`];
  if (lastUsed !== undefined) facts.push(`last used ${date.format(lastUsed)}`);
  if (current) facts.push('in use now');
  note.textContent = facts.join(' · ');
  item.append(title, note);
  return item;
}

document.addEventListener('otp-verified', ({ user: changed }) => {
  if (changed) void show(changed);
});

document.addEventListener('passkey-registered', () => void list());

find('#sign-out').addEventListener('click', () => {
  signOut().then(
    () => location.assign('sign-in.html'),
    () => (find('[role=alert]').textContent = 'Signing out did not work. Please try again.'),
  );
});
