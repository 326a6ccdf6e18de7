/** The simulated device and the inbox, below the story: what is on it, what it asks, what came by mail. */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Answer, DeviceRequest } from '../../src/testing/index.js';
import type { World } from './world.js';

const behaviours: Record<string, string> = {
  approve: 'approves at once',
  ignore: 'waits for me',
  cancel: 'cancels',
};

const titles = { simulated: 'Simulated device', own: 'Your own device', none: 'A browser without passkeys' };

export class DevicePanel extends LitElement {
  static override styles = css`
    :host {
      display: block;
      padding: 1rem 1.25rem;
      border: 1px dashed light-dark(#767b85, #8e939c);
      border-radius: 0.75rem;
      font-size: 0.875rem;
    }
    h2 {
      margin: 0 0 0.5rem;
      font-size: 1rem;
    }
    ul,
    p {
      margin: 0.5rem 0;
      padding: 0;
      list-style: none;
    }
    li,
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem;
      padding-block: 0.25rem;
    }
    button,
    select {
      min-block-size: 2rem;
      padding: 0.25rem 0.75rem;
      border: 1px solid light-dark(#767b85, #8e939c);
      border-radius: 0.375rem;
      background: light-dark(#fff, #1c1f26);
      color: inherit;
      font: inherit;
    }
    [role='group'] {
      padding: 0.75rem;
      border-radius: 0.5rem;
      background: light-dark(#e3ebfb, #24304a);
    }
    .muted {
      color: light-dark(#4c525c, #b9bfc9);
    }
  `;

  @property({ attribute: false }) world: World | undefined;
  @state() private mails: readonly { to: string; code?: string }[] = [];
  #stop: (() => void) | undefined;
  #poll: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#poll = setInterval(() => void this.#readInbox(), 500);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#poll);
    this.#stop?.();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('world')) return;
    this.#stop?.();
    this.mails = [];
    this.#stop = this.world?.device?.onChange(() => {
      this.requestUpdate();
    });
  }

  protected override render() {
    const device = this.world?.device;
    return html`
      <h2>${titles[this.world?.kind ?? 'own']}</h2>
      ${
        device
          ? html`
              ${device.request ? this.#renderRequest(device.request) : nothing}
              <div class="row">
                <label for="behaviour">The person</label>
                <select id="behaviour" @change=${this.#handleBehaviour}>
                  ${Object.entries(behaviours).map(
                    ([value, name]) => html`
                      <option value=${value} ?selected=${device.respond === value}>${name}</option>
                    `,
                  )}
                </select>
              </div>
              <ul aria-label="Passkeys on the device">
                ${device.credentials.map(
                  (one) => html`
                    <li>
                      <span><strong>${one.name}</strong> <span class="muted">${one.rpId}</span></span>
                      <button type="button" @click=${() => device.remove(one.id)}>
                        Take ${one.name} off the device
                      </button>
                    </li>
                  `,
                )}
              </ul>
              <p class="muted">${device.credentials.length ? nothing : 'There is no passkey on it.'}</p>
            `
          : this.world?.kind === 'own'
            ? html`<p>The browser asks you.</p>`
            : nothing
      }
      <h2>Inbox</h2>
      <ul aria-label="Mails">
        ${this.mails.map(({ to, code }) => html`<li>${to} <strong>${code ?? 'no code'}</strong></li>`)}
      </ul>
      <p class="muted">${this.mails.length ? nothing : 'There is no mail.'}</p>
    `;
  }

  #renderRequest({ kind, mediation, user, credentials }: DeviceRequest) {
    const device = this.world?.device;
    const say = (answer: Answer, words: string) => html`
      <button type="button" @click=${() => device?.answer(answer)}>${words}</button>
    `;
    const question =
      kind === 'create'
        ? `Create a passkey for ${user?.name ?? ''}?`
        : mediation === 'conditional'
          ? credentials.length > 0
            ? 'Offered in autofill:'
            : 'Autofill waits, with nothing to offer.'
          : 'Sign in with a passkey?';
    const picks = credentials.map((one) => say({ id: one.id }, `Use ${one.name}`));
    return html`
      <div role="group" aria-label="What the device asks">
        <p>${question}</p>
        <div class="row">
          ${kind === 'create' ? say('approve', 'Approve') : picks}
          ${
            mediation === 'conditional'
              ? nothing
              : html`${say({ verified: false }, 'Approve, not verified')} ${say('cancel', 'Cancel')}`
          }
        </div>
      </div>
    `;
  }

  readonly #handleBehaviour = (event: Event) => {
    const device = this.world?.device;
    if (device) device.respond = (event.target as HTMLSelectElement).value as Answer;
  };

  async #readInbox() {
    const mails = (await this.world?.server.inbox.list()) ?? [];
    if (mails.length !== this.mails.length) this.mails = mails.slice(0, 3);
  }
}
