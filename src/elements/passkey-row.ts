/** One row of the manager's list. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BackendPasskey } from '../wire/contract.js';
import { isFor } from '../flows/manager-state.js';
import { passkeyIcon } from './icons.js';
import { isSafePicture } from './safe-picture.js';
import { ago, type ManageStrings } from './passkey-words.js';

/** Without a handler, its action is not offered. */
export interface RowHandlers {
  edit: ((passkey: BackendPasskey) => void) | undefined;
  save(passkey: BackendPasskey, label: string): void;
  cancel(): void;
  remove: ((passkey: BackendPasskey) => void) | undefined;
  replace: ((passkey: BackendPasskey) => void) | undefined;
}

export interface RowView {
  /** Numbered if several passkeys have the same label. */
  label: string;
  /** Milliseconds since the epoch. */
  time: number;
  isBusy: boolean;
  isRenaming: boolean;
  /** The site's domain. */
  site: string;
}

export function renderRow(
  strings: ManageStrings,
  passkey: BackendPasskey,
  handlers: RowHandlers,
  { label, time, isBusy, isRenaming, site }: RowView,
): TemplateResult {
  const { createdAt, lastUsed, synced, current, rpId, username, provider } = passkey;
  const isLegacy = !isFor(passkey, site);
  const marks = [
    current ? strings.term('manage:current') : '',
    isLegacy ? strings.term('manage:legacy', rpId) : '',
  ].filter(Boolean);
  const times = (format: (time: number) => string) => {
    const used =
      lastUsed === undefined ? strings.term('manage:unused') : strings.term('manage:used', format(lastUsed));
    return [strings.term('manage:created', format(createdAt)), used].join(' · ');
  };
  const action = (
    words: 'manage:replace' | 'manage:rename' | 'manage:remove',
    act: ((passkey: BackendPasskey) => void) | undefined,
    id?: string,
  ) =>
    act
      ? html`
          <button
            part="link"
            type="button"
            data-id=${id ?? nothing}
            aria-disabled=${String(isBusy)}
            @click=${() => isBusy || act(passkey)}
          >
            ${strings.term(words)}<span class="sr"> ${label}</span>
          </button>
        `
      : nothing;
  return html`
    <div part="row">
      ${renderIcon(passkey.icon)}
      ${
        isRenaming
          ? renderRename(strings, passkey, handlers)
          : html`<div part="marks">
              <bdi part="label">${label}</bdi>${marks.map((mark) => html`<span part="mark">${mark}</span>`)}
            </div>`
      }
      <div part="times">
        ${strings.term(synced ? 'manage:synced' : 'manage:single')} ·
        ${times((when) => ago(strings, when, time))}
      </div>
      <details part="details">
        <summary>${strings.term('manage:details')}<span class="sr"> ${label}</span></summary>
        <p>${provider ? html`${provider} · ` : ''}${strings.term('manage:account', username)} · ${rpId}</p>
        <p>${times((when) => exact(strings, when))}</p>
      </details>
      <slot name=${`extra-${passkey.id}`}></slot>
      <div part="row-actions" ?hidden=${isRenaming}>
        ${isLegacy ? action('manage:replace', handlers.replace) : nothing}
        ${action('manage:rename', handlers.edit, passkey.id)} ${action('manage:remove', handlers.remove)}
      </div>
    </div>
  `;
}

function renderRename(strings: ManageStrings, passkey: BackendPasskey, handlers: RowHandlers) {
  const save = (event: Event) => {
    event.preventDefault();
    const input = (event.currentTarget as HTMLFormElement).elements.namedItem('label') as HTMLInputElement;
    // The browser explains a required name that is empty, and takes blanks for one.
    input.value = input.value.trim();
    if (input.reportValidity()) handlers.save(passkey, input.value);
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') handlers.cancel();
  };
  return html`
    <form part="rename" @submit=${save} @keydown=${escape}>
      <label>
        ${strings.term('manage:label')}
        <input name="label" maxlength="64" required autocomplete="off" .value=${passkey.label} />
      </label>
      <span>
        <button part="link" type="submit">${strings.term('manage:save')}</button>
        <button part="link" type="button" @click=${() => handlers.cancel()}>${strings.term('cancel')}</button>
      </span>
    </form>
  `;
}

const renderIcon = (icon: string | undefined) =>
  icon && isSafePicture(icon)
    ? html`<img part="provider" src=${icon} alt="" />`
    : html`<span part="provider">${passkeyIcon}</span>`;

const exact = (strings: ManageStrings, time: number) =>
  strings.date(new Date(time), { dateStyle: 'long', timeStyle: 'short' });
