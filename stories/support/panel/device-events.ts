/** Derives what happened on a device from its passkeys before and after. */
import type { DeviceCredential } from '../../../src/entries/testing.js';

/** Returns one sentence per event, for the panel. */
export function deviceEvents(
  before: readonly DeviceCredential[],
  after: readonly DeviceCredential[],
): string[] {
  const known = new Map(before.map((one) => [one.id, one]));
  const left = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !left.has(id)).map(({ name }) => `The passkey of ${name} is gone.`);
  const others = after.flatMap((one) => {
    const old = known.get(one.id);
    if (!old) return [`A passkey of ${one.name} was created.`];
    if (old.name !== one.name || old.displayName !== one.displayName)
      return [`The passkey of ${old.name} now belongs to ${one.name} (${one.displayName}).`];
    return old.counter === one.counter ? [] : [`The passkey of ${one.name} was used.`];
  });
  return [...gone, ...others];
}
