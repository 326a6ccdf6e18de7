/** One row of the manager's list. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BackendPasskey } from '../wire/contract.js';
import { isFor } from '../flows/manager-state.js';
import { passkeyIcon } from './icons.js';
import { ago, type ManageStrings } from './passkey-words.js';

export interface RowHandlers {
  edit: (passkey: BackendPasskey) => void;
  save(passkey: BackendPasskey, label: string): void;
  cancel(): void;
  remove: (passkey: BackendPasskey) => void;
  replace: (passkey: BackendPasskey) => void;
}

export interface RowView {
  /** Numbered if several passkeys have the same label. */
  label: string;
  /** Milliseconds since the epoch. */
  time: number;
  isBusy: boolean;
  isRenaming: boolean;
}

export function renderRow(
  strings: ManageStrings,
  passkey: BackendPasskey,
  handlers: RowHandlers,
  { label, time, isBusy, isRenaming }: RowView,
): TemplateResult {
  const { createdAt, lastUsed, synced, current, rpId, username, provider } = passkey;
  const isLegacy = !isFor(passkey, location.hostname);
  const marks = [
    strings.term(synced ? 'manage:synced' : 'manage:single'),
    current ? strings.term('manage:current') : '',
    isLegacy ? strings.term('manage:legacy', rpId) : '',
  ].filter(Boolean);
  const times = (format: (time: number) => string) => {
    const used =
      lastUsed === undefined ? strings.term('manage:unused') : strings.term('manage:used', format(lastUsed));
    return `${strings.term('manage:created', format(createdAt))} · ${used}`;
  };
  const action = (
    words: 'manage:replace' | 'manage:rename' | 'manage:remove',
    act: (passkey: BackendPasskey) => void,
    id?: string,
  ) => html`
    <button
      part="link"
      type="button"
      data-id=${id ?? nothing}
      aria-disabled=${String(isBusy)}
      @click=${() => isBusy || act(passkey)}
    >
      ${strings.term(words)}<span class="sr"> ${label}</span>
    </button>
  `;
  return html`
    <div part="row">
      ${renderIcon(passkey.icon)}
      ${isRenaming ? renderRename(strings, passkey, handlers) : html`<div part="label"><bdi>${label}</bdi></div>`}
      <div part="marks">${marks.map((mark) => html`<span part="mark">${mark}</span>`)}</div>
      <div part="times">${times((when) => ago(strings, when, time))}</div>
      <details part="details">
        <summary>${strings.term('manage:details')}</summary>
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
    const label = new FormData(event.currentTarget as HTMLFormElement).get('label') as string;
    handlers.save(passkey, label.trim());
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
      <button part="link" type="submit">${strings.term('manage:save')}</button>
      <button part="link" type="button" @click=${() => handlers.cancel()}>${strings.term('cancel')}</button>
    </form>
  `;
}

// Only pictures inside the list: a request for a remote one would tell its server who looks at the list.
const picture = /^data:image\/(?:png|svg\+xml)[;,]/;
const largestPicture = 32_768;

const renderIcon = (icon: string | undefined) =>
  icon && icon.length <= largestPicture && picture.test(icon)
    ? html`<img part="provider" src=${icon} alt="" />`
    : html`<span part="provider">${passkeyIcon}</span>`;

const exact = (strings: ManageStrings, time: number) =>
  strings.date(new Date(time), { dateStyle: 'long', timeStyle: 'short' });
