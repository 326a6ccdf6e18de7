/** The app's own session, from its backend. */
import type { BackendUser } from '../../src/wire/contract.js';

/** Resolves to undefined when nobody is signed in. */
export async function currentUser(): Promise<BackendUser | undefined> {
  const response = await fetch('/backend/session');
  if (!response.ok) throw new Error(`The backend answered ${response.status}`);
  return ((await response.json()) as { user?: BackendUser }).user;
}

export async function signOut(): Promise<void> {
  const response = await fetch('/backend/session', { method: 'DELETE' });
  if (!response.ok) throw new Error(`The backend answered ${response.status}`);
}

export async function goToAccountIfSignedIn(): Promise<void> {
  if (await currentUser()) location.replace('account.html');
}

/** Copies the username to the offer of a passkey, so that it shows no input for it. */
export function offerPasskeyAfterCode(): void {
  document.addEventListener('otp-verified', ({ user }) => {
    if (user) document.querySelector('#after-code')?.setAttribute('username', user.username);
  });
}
