/** Conditional create: a passkey without a dialog, for who has just signed in with a password. */
import type { can } from '../webauthn/authenticator.js';
import { realTimer, type Ceremony, type Timer } from './ceremony.js';

export interface UpgradePorts {
  can: typeof can;
  timer?: Timer;
}

/** Milliseconds an upgrade may take. Nobody waits for it. */
const deadline = 30_000;

/**
 * Lets the browser make a passkey without asking the person, where browser and server can. To be called when
 * the page knows that they have just signed in with a password, and never otherwise.
 *
 * It gives way to whatever the person starts, ends after a while, and never throws.
 *
 * @returns whether there is a passkey now
 */
export async function upgrade(
  registration: Ceremony<unknown>,
  { can, timer = realTimer }: UpgradePorts,
): Promise<boolean> {
  if (!(await can('conditionalCreate')) || registration.state.phase === 'succeeded') return false;
  const late = new AbortController();
  const calm = timer(deadline, () => late.abort());
  try {
    await registration.run({ mediation: 'upgrade', signal: late.signal });
    return true;
  } catch {
    return false;
  } finally {
    calm();
  }
}
