/** The manager's list, what stands in for it, the action on all of it, and the results of actions. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BackendPasskey } from '../wire/contract.js';
import type { ReadyState } from '../flows/manager-state.js';
import { renderRow, type RowHandlers } from './passkey-row.js';
import { doneText, numberedLabels, type ManageStrings } from './passkey-words.js';

export interface ListHandlers extends RowHandlers {
  prune: (() => void) | undefined;
}

export interface ListView {
  /** The list as it was loaded: the other rows stay in the DOM when one is removed. */
  loaded: readonly BackendPasskey[];
  /** Id of the passkey whose label is being edited. */
  renaming: string;
  /** The site's domain. */
  site: string;
}

export function renderList(
  strings: ManageStrings,
  state: ReadyState,
  { loaded, renaming, site }: ListView,
  handlers: ListHandlers,
): TemplateResult {
  const { passkeys, busy, done, failedId } = state;
  const time = Date.now();
  const isBusy = !!busy;
  const labels = numberedLabels(strings, passkeys);
  const present = new Map(passkeys.map((one) => [one.id, one]));
  const item = ({ id }: BackendPasskey) => {
    const passkey = present.get(id);
    const hasResult = (failedId ?? done?.id) === id;
    if (!passkey && !hasResult) return nothing;
    const row = (one: BackendPasskey) => {
      const label = labels.get(id) ?? one.label;
      const isRenaming = renaming === id;
      return html`<slot name=${`passkey-${id}`}>
        ${renderRow(strings, one, handlers, { label, time, isBusy, isRenaming, site })}
      </slot>`;
    };
    return html`<li>${passkey ? row(passkey) : nothing}${renderResult(strings, hasResult ? state : {})}</li>`;
  };
  return html`
    <ul part="list" aria-label=${strings.term('manage:list')} ?hidden=${!passkeys.length && !done?.id}>
      ${loaded.map(item)}
    </ul>
  `;
}

/** The result of the last action, or another text; a live region. */
export function renderResult(
  strings: ManageStrings,
  { error, done }: Pick<ReadyState, 'error' | 'done'>,
  other = '',
): TemplateResult {
  const text = error ? strings.error(error.code) : done ? doneText(strings, done) : other;
  // To authenticate first is a step, and not an error.
  const hasFailed = error && error.code !== 'reauthentication-required';
  const hasSucceeded = done && (done.action !== 'prune' || done.device === 'sent');
  const tone = hasFailed ? 'message error' : hasSucceeded ? 'message success' : 'message';
  return html`<p part=${tone} role="status" tabindex="-1">${text}</p>`;
}

/** Rows that stand in for the list, in its place and about its size. */
export const renderSkeleton = (): TemplateResult => html`
  <ul aria-hidden="true">
    ${[1, 2].map(() => html`<li part="skeleton"></li>`)}
  </ul>
`;

/** The action on all of the list; a note where the browser has no signal for it. */
export function renderPrune(
  strings: ManageStrings,
  { passkeys, busy, device }: ReadyState,
  prune: (() => void) | undefined,
): TemplateResult | typeof nothing {
  if (!prune) return nothing;
  if (device === 'unsupported') return html`<p part="note">${strings.term('manage:byHand')}</p>`;
  return html`<div part="links prune" ?hidden=${passkeys.length === 0}>
    <button part="link" type="button" aria-disabled=${String(!!busy)} @click=${prune}>
      ${strings.term('manage:prune')}
    </button>
  </div>`;
}
