/**
 * From a passkey of the site's old domain to one of its new: the new one first, on device and server, and only then
 * does the old one go. What is left to do is read from the server's list, so that it goes on after a reload,
 * wherever it was left.
 */
import type { BackendPasskey } from '../wire/contract.js';
import { PasskeyError } from '../wire/errors.js';

/** Can pages of this host use it without leave of another domain? WebAuthn L3 §5.1.3 step 8. */
export const isFor = ({ rpId }: BackendPasskey, hostname: string): boolean =>
  hostname === rpId || hostname.endsWith(`.${rpId}`);

export interface ReplaceSteps {
  /** The server's list. */
  passkeys(): readonly BackendPasskey[];
  /** Creates one for this site; the list has it afterwards. */
  create(): Promise<void>;
  remove(id: string): Promise<void>;
}

/** @throws PasskeyError of the step that failed; the old passkey is then still there */
export async function replacePasskey(
  old: BackendPasskey,
  hostname: string,
  { passkeys, create, remove }: ReplaceSteps,
): Promise<void> {
  const successors = () => passkeys().filter((one) => isFor(one, hostname));
  // One that is younger than the last use of the old one was made in its place, before a reload.
  const since = old.lastUsed ?? old.createdAt;
  if (!successors().some(({ createdAt }) => createdAt > since)) await create();
  if (successors().length === 0) throw new PasskeyError('bad-response', 'The new passkey is not in the list');
  await remove(old.id);
}
