/** The manager's dialog with the slot `confirm`: lets the signed-in person authenticate again, and says why. */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { PasskeyError } from '../wire/errors.js';
import type { ProofRequest } from '../flows/manager-state.js';
import { ReauthenticationRequestEvent } from './events.js';
import { fillSlot } from './fill-slot.js';
import { removeCopies } from './made-children.js';
import type { ManageStrings } from './passkey-words.js';

const codeId = 'passkey-manager-code';

export class ProofDialog implements ReactiveController {
  readonly #host: HTMLElement & ReactiveControllerHost;
  readonly #settings: () => object;
  /** The elements that this class has put into the slot. */
  #filled: HTMLElement[] = [];
  #settle: { resolve: () => void; reject: (reason: PasskeyError) => void } | undefined;

  /** @param settings of the host, for the elements in the slot */
  constructor(host: HTMLElement & ReactiveControllerHost, settings: () => object) {
    this.#host = host;
    this.#settings = settings;
    host.addController(this);
    // The page may have filled the slot with its own elements.
    for (const type of ['passkey-authenticated', 'otp-verified'] as const)
      host.addEventListener(type, () => this.#settle?.resolve());
    // Of a custom server, whose new passkey proves nothing.
    host.addEventListener('passkey-accepted', ({ target }) => {
      if (this.#slotted?.contains(target as Node)) this.#settle?.resolve();
    });
  }

  // A patch of the page may have removed them.
  hostUpdated(): void {
    for (const element of this.#filled) if (element.parentNode !== this.#host) this.#host.append(element);
  }

  /**
   * Shows the dialog until the person has authenticated. It gives the focus back to what had it.
   *
   * @throws the backend's refusal when the page handles the request itself, `aborted` when the person declines
   */
  async prove(request: ProofRequest): Promise<void> {
    const { signal } = request;
    if (!this.#host.dispatchEvent(new ReauthenticationRequestEvent()) || signal.aborted) throw request.error;
    // A newer request replaces the elements of the previous one.
    this.#clear();
    const filled = this.#fill(request);
    this.#filled = filled;
    void this.#host.updateComplete.then(() => {
      if (!this.#host.isConnected || signal.aborted) return;
      if (!this.#dialog?.open) this.#dialog?.showModal();
      this.#slotted?.focus();
    });
    try {
      await new Promise<void>((resolve, reject) => {
        this.#settle = { resolve, reject };
        signal.addEventListener('abort', () => reject(signal.reason as PasskeyError));
      });
    } finally {
      if (this.#filled === filled) {
        this.#clear();
        this.#dialog?.close();
      }
    }
  }

  render(strings: ManageStrings): TemplateResult {
    return html`
      <dialog
        part="dialog proof"
        lang=${strings.lang}
        dir=${strings.dir}
        aria-labelledby="proof"
        aria-describedby="reason"
        @close=${this.#handleClose}
      >
        <h2 id="proof">${strings.term('login:confirm')}</h2>
        <p id="reason">${strings.term('manage:proof')}</p>
        <slot name="confirm"></slot>
        <div part="links">
          <button part="link" type="button" @click=${() => this.#dialog?.close()}>
            ${strings.term('cancel')}
          </button>
        </div>
      </dialog>
    `;
  }

  #clear(): void {
    for (const element of this.#filled) element.remove();
    this.#filled = [];
    this.#settle = undefined;
  }

  get #dialog() {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>('[part~=proof]');
  }

  get #slotted() {
    return this.#host.querySelector<HTMLElement>(':scope > [slot=confirm]');
  }

  /** Fills the slot, unless the page has. */
  #fill({ username, rpId = '', canUseCode }: ProofRequest): HTMLElement[] {
    removeCopies(this.#host, 'confirm', []);
    if (this.#slotted) return [];
    const put = (tag: string, properties: object) => {
      const settings = { ...this.#settings(), purpose: 'reauthenticate', ...properties };
      return fillSlot(this.#host, 'confirm', tag, settings);
    };
    const forCode = canUseCode ? codeId : '';
    const login =
      username === undefined
        ? undefined
        : put('passkey-login', { noAutofill: true, username, rpId, forCode });
    const code = canUseCode ? put('otp-entry', { id: codeId, hidden: !!login }) : undefined;
    return [login, code].filter((element) => element !== undefined);
  }

  // The event comes late: a newer request may have opened the dialog again.
  readonly #handleClose = () => {
    if (!this.#dialog?.open) this.#settle?.reject(new PasskeyError('aborted', 'Cancelled'));
  };
}
