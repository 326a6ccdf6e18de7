/** The manager's slot `confirm`: lets the signed-in person authenticate again. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PasskeyError } from '../wire/errors.js';
import type { ProofRequest } from '../flows/manager-state.js';
import { ReauthenticationRequestEvent } from './events.js';
import { fillSlot } from './fill-slot.js';
import { removeCopies } from './made-children.js';

const codeId = 'passkey-manager-code';

export class ProofSlot implements ReactiveController {
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
  }

  // A patch of the page may have removed them.
  hostUpdated(): void {
    for (const element of this.#filled) if (element.parentNode !== this.#host) this.#host.append(element);
  }

  /** The person declines. */
  readonly cancel = (): void => {
    this.#settle?.reject(new PasskeyError('aborted', 'Cancelled'));
  };

  /**
   * Shows the slot until the person has authenticated.
   *
   * @throws the backend's refusal when the page handles the request itself, `aborted` when the person declines
   */
  async prove(request: ProofRequest): Promise<void> {
    const { signal } = request;
    if (!this.#host.dispatchEvent(new ReauthenticationRequestEvent()) || signal.aborted) throw request.error;
    const before = this.#host.shadowRoot?.activeElement ?? document.activeElement;
    // A newer request replaces the elements of the previous one.
    this.#clear();
    const filled = this.#fill(request);
    this.#filled = filled;
    void this.#host.updateComplete.then(() => this.#slotted?.focus());
    try {
      await new Promise<void>((resolve, reject) => {
        this.#settle = { resolve, reject };
        signal.addEventListener('abort', () => reject(signal.reason as PasskeyError));
      });
    } catch (error) {
      if (!signal.aborted) (before as HTMLElement | null)?.focus();
      throw error;
    } finally {
      if (this.#filled === filled) this.#clear();
    }
  }

  #clear(): void {
    for (const element of this.#filled) element.remove();
    this.#filled = [];
    this.#settle = undefined;
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
}
