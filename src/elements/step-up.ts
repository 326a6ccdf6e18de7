/** Asks the signed-in person for a fresh proof of who they are, in the manager's slot `confirm`. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PasskeyError } from '../wire/errors.js';
import type { Manage } from '../flows/manage.js';
import { isFor } from '../flows/replace.js';
import { ReauthenticationRequestEvent } from './events.js';
import { fillSlot } from './fill-slot.js';

export class StepUp implements ReactiveController {
  readonly #host: HTMLElement & ReactiveControllerHost;
  readonly #flow: Manage;
  readonly #settings: () => object;
  /** What it has put into the slot. */
  #furnished: (HTMLElement | undefined)[] = [];
  #settle: { resolve: () => void; reject: (reason: PasskeyError) => void } | undefined;

  /** @param settings of the host, for the elements that it puts into the slot */
  constructor(host: HTMLElement & ReactiveControllerHost, flow: Manage, settings: () => object) {
    this.#host = host;
    this.#flow = flow;
    this.#settings = settings;
    host.addController(this);
    // From the slot, whoever filled it.
    for (const type of ['passkey-authenticated', 'otp-verified'] as const)
      host.addEventListener(type, () => this.#settle?.resolve());
  }

  hostDisconnected(): void {
    this.cancel();
  }

  get isAsking(): boolean {
    return !!this.#settle;
  }

  /** The person would rather not. */
  readonly cancel = (): void => {
    this.#settle?.reject(new PasskeyError('aborted', 'Cancelled'));
  };

  /**
   * Runs it; when that wants a fresh proof first, it runs again once there is one.
   *
   * @throws PasskeyError `reauthentication-required` when the page asks for the proof in its own way
   */
  async run(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if ((error as PasskeyError).code !== 'reauthentication-required') throw error;
      if (!this.#host.dispatchEvent(new ReauthenticationRequestEvent()) || !this.#host.isConnected)
        throw error;
      await this.#ask();
      this.#flow.prove(true);
      await act();
    }
  }

  async #ask(): Promise<void> {
    this.cancel();
    const proof = new Promise<void>((resolve, reject) => (this.#settle = { resolve, reject }));
    const mine = this.#settle;
    const before = this.#host.shadowRoot?.activeElement ?? document.activeElement;
    // Of a question that this one replaces.
    this.#clear();
    this.#furnished = this.#fillSlot();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#slotted?.focus());
    try {
      await proof;
    } catch (error) {
      if (this.#settle === mine) (before as HTMLElement | null)?.focus();
      throw error;
    } finally {
      if (this.#settle === mine) {
        this.#settle = undefined;
        this.#clear();
        this.#host.requestUpdate();
      }
    }
  }

  #clear(): void {
    for (const element of this.#furnished) element?.remove();
    this.#furnished = [];
  }

  get #slotted() {
    return this.#host.querySelector<HTMLElement>(':scope > [slot=confirm]');
  }

  /** A passkey, and a code where those are mailed; where the page has put something else, that. */
  #fillSlot(): (HTMLElement | undefined)[] {
    const { state } = this.#flow;
    if (this.#slotted || state.phase !== 'ready') return [];
    const put = (tag: string, properties: object) =>
      fillSlot(this.#host, 'confirm', tag, {
        ...this.#settings(),
        purpose: 'reauthenticate',
        ...properties,
      });
    const { passkeys, canRemoveLast: byCode } = state;
    const here = passkeys.find((one) => isFor(one, location.hostname));
    const { username, rpId = '' } = here ?? passkeys[0] ?? {};
    const id = 'passkey-manager-code';
    const login =
      username !== undefined &&
      put('passkey-login', {
        ...{ noAutofill: true, username, rpId: here ? '' : rpId },
        forCode: byCode ? id : '',
      });
    const code = byCode && put('otp-entry', { id, hidden: !!login });
    return [login || undefined, code || undefined];
  }
}
