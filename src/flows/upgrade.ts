/** Conditional create: a passkey without a dialog, for a person who has just signed in with a password. */
import { can } from '../webauthn/capabilities.js';
import type { Ceremony } from './ceremony.js';
import { realTimer, type Timer } from './timer.js';

/** The browser, and the clock. Default: the real ones. */
export interface UpgradePorts {
  can?: typeof can;
  timer?: Timer;
}

/** Milliseconds an upgrade may take. The person is not waiting for it. */
const upgradeTimeout = 30_000;

/**
 * Creates a passkey without asking the person, where browser and server support it. Call it only right after a
 * sign-in with a password.
 *
 * Any ceremony that the person starts supersedes it. It ends after a timeout, and never throws.
 *
 * @returns whether a passkey was created
 */
export async function upgrade(
  registration: Ceremony<unknown>,
  { can: hasCapability = can, timer = realTimer }: UpgradePorts = {},
): Promise<boolean> {
  if (!(await hasCapability('conditionalCreate')) || registration.state.phase === 'succeeded') return false;
  const timeout = new AbortController();
  const cancelTimer = timer(upgradeTimeout, () => timeout.abort());
  try {
    await registration.run({ mediation: 'upgrade', signal: timeout.signal });
    return true;
  } catch {
    return false;
  } finally {
    cancelTimer();
  }
}
