/** The manager's list, what stands in for it, and the action on all of it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BackendPasskey } from '../wire/contract.js';
import type { ReadyState } from '../flows/manager-state.js';
import { renderRow, type RowHandlers } from './passkey-row.js';
import { numberedLabels, type ManageStrings } from './passkey-words.js';

export interface ListHandlers extends RowHandlers {
  prune: () => void;
}

/**
 * @param loaded the list as it was loaded: the other rows stay in the DOM when one is removed
 * @param renaming id of the passkey whose label is being edited
 */
export function renderList(
  strings: ManageStrings,
  { passkeys, busy }: ReadyState,
  loaded: readonly BackendPasskey[],
  renaming: string,
  handlers: ListHandlers,
): TemplateResult {
  const time = Date.now();
  const isBusy = !!busy;
  const labels = numberedLabels(strings, passkeys);
  const present = new Map(passkeys.map((one) => [one.id, one]));
  const item = ({ id }: BackendPasskey) => {
    const passkey = present.get(id);
    if (!passkey) return nothing;
    const label = labels.get(id) ?? passkey.label;
    return html`
      <li>
        <slot name=${`passkey-${id}`}>
          ${renderRow(strings, passkey, handlers, { label, time, isBusy, isRenaming: renaming === id })}
        </slot>
      </li>
    `;
  };
  return html`
    <ul part="list" aria-label=${strings.term('manage:list')} ?hidden=${passkeys.length === 0}>
      ${loaded.map(item)}
    </ul>
  `;
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
  prune: () => void,
): TemplateResult {
  if (device === 'unsupported') return html`<p part="note">${strings.term('manage:byHand')}</p>`;
  return html`<div part="links prune" ?hidden=${passkeys.length === 0}>
    <button part="link" type="button" aria-disabled=${String(!!busy)} @click=${prune}>
      ${strings.term('manage:prune')}
    </button>
  </div>`;
}
