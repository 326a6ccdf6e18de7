/** The question before a passkey is removed. The browser's own dialog: focus, Escape and backdrop are its. */
import { html, type TemplateResult } from 'lit';
import type { ManageStrings } from './passkey-words.js';

export interface RemovalHandlers {
  keep(): void;
  remove(): void;
  closed(): void;
}

export const renderRemovalDialog = (
  strings: ManageStrings,
  label: string,
  handlers: RemovalHandlers,
): TemplateResult => html`
  <dialog
    part="dialog"
    lang=${strings.lang}
    dir=${strings.dir}
    aria-labelledby="question"
    aria-describedby="consequence"
    @close=${() => {
      handlers.closed();
    }}
  >
    <h2 id="question">${strings.term('manage:confirm', label)}</h2>
    <p id="consequence">${strings.term('manage:confirmText')}</p>
    <div part="actions">
      <button
        part="cancel"
        type="button"
        @click=${() => {
          handlers.keep();
        }}
      >
        ${strings.term('manage:keep')}
      </button>
      <button
        part="danger"
        type="button"
        @click=${() => {
          handlers.remove();
        }}
      >
        ${strings.term('manage:removeOf', label)}
      </button>
    </div>
  </dialog>
`;
