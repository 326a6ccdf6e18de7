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

/** Labels by id; numbered in the order of the list where several passkeys have the same one. */
export function numberedLabels(
  strings: ManageStrings,
  passkeys: readonly BackendPasskey[],
): ReadonlyMap<string, string> {
  const same = new Map<string, string[]>();
  for (const { id, label } of passkeys) {
    const ids = same.get(label);
    if (ids) ids.push(id);
    else same.set(label, [id]);
  }
  return new Map(
    [...same].flatMap(([label, ids]) => {
      const name = nameOf(strings, label);
      return ids.map((id, i) => [id, ids.length > 1 ? `${name} (${String(i + 1)})` : name] as const);
    }),
  );
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
