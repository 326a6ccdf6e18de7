/** The manager's texts about passkeys and actions. Pure functions. */
import type { BackendPasskey } from '../wire/contract.js';
import type { Done } from '../flows/manager-state.js';
import type { manageEnglish } from '../strings/en/manage.js';
import { joinSentences } from '../strings/text.js';
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

/** A relative time, such as "3 days ago". Times are milliseconds since the epoch. */
export function ago(strings: ManageStrings, time: number, now: number): string {
  // Never "in 5 seconds" when the server's clock is ahead.
  const seconds = Math.max(0, Math.round((now - time) / 1000));
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? units[6];
  return strings.relativeTime(-Math.floor(seconds / size), unit, { numeric: 'auto' });
}

/** The label; numbered in the order of the list if several passkeys have the same one. */
export function numberedLabel(
  strings: ManageStrings,
  { id, label }: BackendPasskey,
  passkeys: readonly BackendPasskey[],
): string {
  const same = passkeys.filter((one) => one.label === label);
  const number = same.findIndex((one) => one.id === id) + 1;
  const name = nameOf(strings, label);
  return number && same.length > 1 ? `${name} (${String(number)})` : name;
}

/** A server may not know what to call a passkey, and does not know the page's language. */
const nameOf = (strings: ManageStrings, label: string) => label || strings.term('manage:unnamed');

/** The result of an action, and what the person has to do by hand if the device did not get the signal. */
export function doneText(strings: ManageStrings, { action, label = '', device }: Done): string {
  const removed = () => strings.term('manage:removed', nameOf(strings, label));
  const sentence = {
    add: () => '',
    rename: () => strings.term('manage:renamed', label),
    remove: removed,
    replace: removed,
    prune: () => (device === 'sent' ? strings.term('manage:pruned') : ''),
    'rename-account': () => strings.term('manage:renamedAccount', label),
  }[action]();
  if (!device || device === 'sent') return sentence;
  const byHand = strings.term(device === 'unsupported' ? 'manage:byHand' : 'manage:notUpdated');
  return joinSentences(strings.lang, sentence, byHand);
}
