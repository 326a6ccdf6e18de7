/** The signed-in person's passkeys. */
import type { BackendRoutes, Passkey } from '../../api/contract.js';
import { json } from '../answers.js';
import { KitError } from '../../errors.js';
import { backendPasskey } from '../passkey-view.js';
import { requireAccount, type App, type Handler, type Routes } from '../visit.js';

type Answer = BackendRoutes['GET passkeys']['answer'];

const list: Handler = async (visit) => {
  const { account, passkeyId: current } = await requireAccount(visit);
  const linked = await visit.app.accounts.passkeys(account.id);
  const vault = await Promise.all(linked.map(({ id }) => findInVault(visit.app, id)));
  const passkeys = linked.flatMap((one, at) => {
    const passkey = vault[at];
    return passkey ? [backendPasskey(one, passkey, one.id === current)] : [];
  });
  return json({ passkeys } satisfies Answer);
};

/** Undefined for one that the vault has lost: nobody can sign in with it, so it is not shown. */
async function findInVault({ passlock }: App, passkeyId: string): Promise<Passkey | undefined> {
  try {
    return await passlock.getPasskey(passkeyId);
  } catch (error) {
    if (error instanceof KitError && error.code === 'not-found') return undefined;
    throw error;
  }
}

export const passkeyRoutes: Routes = {
  passkeys: { GET: list },
};
