/** What the manager says about passkeys and what was done to them. Pure. */
import type { BackendPasskey } from '../wire/contract.js';
import type { Done } from '../flows/manage.js';
import type { manageEnglish } from '../strings/en/manage.js';
import type { StringsController } from '../strings/strings-controller.js';

export type ManageStrings = StringsController<typeof manageEnglish>;

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A time as people say it, such as "3 days ago". Times are milliseconds since the epoch. */
export function ago(strings: ManageStrings, time: number, now: number): string {
  // A clock that runs ahead must not say "in 5 seconds" of what has happened.
  const seconds = Math.max(0, Math.round((now - time) / 1000));
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? units[6];
  return strings.relativeTime(-Math.floor(seconds / size), unit, { numeric: 'auto' });
}

/** A label; one that several passkeys share is numbered, in the order of the list. */
export function numberedLabel({ id, label }: BackendPasskey, passkeys: readonly BackendPasskey[]): string {
  const same = passkeys.filter((one) => one.label === label);
  const place = same.findIndex((one) => one.id === id) + 1;
  return place && same.length > 1 ? `${label} (${String(place)})` : label;
}

/** What was done, and what is left to do by hand where the device could not be told. */
export function doneText(strings: ManageStrings, { action, label = '', device }: Done): string {
  const sentence = {
    rename: () => strings.term('manage:renamed', label),
    remove: () => strings.term('manage:removed', label),
    prune: () => (device === 'sent' ? strings.term('manage:pruned') : ''),
    account: () => strings.term('manage:renamedAccount', label),
  }[action]();
  return device && device !== 'sent' ? `${sentence} ${strings.term('manage:byHand')}`.trim() : sentence;
}
