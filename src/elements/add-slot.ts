/** The manager's slot `add`: the element that creates a passkey there, and its events. */
import type { Run } from '../flows/ceremony.js';
import { needsProof } from '../flows/manager-state.js';
import type { Manager } from '../flows/manager.js';
import { fillSlot, tagBeside } from './fill-slot.js';
import { removeCopies } from './made-children.js';

export class AddSlot {
  readonly #host: HTMLElement;
  /** The element that this class has put into the slot. */
  #filled: HTMLElement | undefined;

  constructor(host: HTMLElement, flow: Manager) {
    this.#host = host;
    host.addEventListener('passkey-phase-changed', () => {
      flow.hold();
    });
    host.addEventListener('passkey-registered', () => {
      flow.registered();
    });
    // Of a custom server.
    host.addEventListener('passkey-accepted', ({ target }) => {
      if (target === this.register) flow.registered();
    });
    host.addEventListener('passkey-register-request', (event) => {
      if (!needsProof(flow.state)) return;
      event.preventDefault();
      flow.add().catch(ignore);
    });
    host.addEventListener('passkey-failed', ({ target, error }) => {
      if (target === this.register) flow.registrationFailed(error);
    });
  }

  /** The element that creates passkeys. */
  get register() {
    const tag = tagBeside(this.#host, 'passkey-register');
    return this.#host.querySelector<HTMLElement & { run(options: Run): Promise<unknown> }>(tag) ?? undefined;
  }

  /** Fills the slot, unless the page has; keeps the settings of its own element up to date. */
  fill(settings: object): void {
    removeCopies(this.#host, 'add', [this.#filled]);
    if (this.#filled) {
      Object.assign(this.#filled, settings);
      // A patch may have removed it.
      if (this.#filled.parentNode !== this.#host) this.#host.append(this.#filled);
    } else if (!this.#host.querySelector(':scope > [slot=add]'))
      this.#filled = fillSlot(this.#host, 'add', 'passkey-register', settings);
  }
}

// The element in the slot shows the error.
const ignore = () => undefined;
