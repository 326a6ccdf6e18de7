/** The manager's slot `add`: what creates a passkey there, and a fresh proof before it where one is wanted. */
import { PasskeyError } from '../wire/errors.js';
import { needsProof, type Manage } from '../flows/manage.js';
import type { PasskeyFailedEvent } from './events.js';
import { fillSlot, tagBeside } from './fill-slot.js';
import type { StepUp } from './step-up.js';

export class Adding {
  readonly #host: HTMLElement;
  readonly #flow: Manage;
  readonly #stepUp: StepUp;
  #furnished: HTMLElement | undefined;
  /** The list with the newest passkey in it. */
  #loading: Promise<void> | undefined;
  #isCreating = false;

  constructor(host: HTMLElement, flow: Manage, stepUp: StepUp) {
    this.#host = host;
    this.#flow = flow;
    this.#stepUp = stepUp;
    host.addEventListener('passkey-phase-changed', () => {
      flow.hold();
    });
    host.addEventListener('passkey-registered', () => {
      this.#loading = flow.load();
    });
    host.addEventListener('passkey-register-request', this.#handleRequest);
    host.addEventListener('passkey-failed', this.#handleFailure);
  }

  /** Fills the slot, unless the page has; keeps what is there as the manager is. */
  fillSlot(settings: object): void {
    if (this.#furnished) Object.assign(this.#furnished, settings);
    else if (!this.#host.querySelector(':scope > [slot=add]'))
      this.#furnished = fillSlot(this.#host, 'add', 'passkey-register', settings);
  }

  /**
   * Creates a passkey, unless this device has one of the list already; the list has it afterwards.
   *
   * @throws PasskeyError
   */
  async create(): Promise<void> {
    this.#isCreating = true;
    try {
      await this.#stepUp.run(async () => {
        if (needsProof(this.#flow.state))
          throw new PasskeyError('reauthentication-required', 'The last proof is too long ago');
        await this.#register?.run().catch((error: unknown) => {
          if ((error as PasskeyError).code !== 'duplicate') throw error;
        });
      });
      await this.#loading;
    } finally {
      this.#isCreating = false;
    }
  }

  get #register() {
    const tag = tagBeside(this.#host, 'passkey-register');
    return this.#host.querySelector<HTMLElement & { run(): Promise<unknown> }>(tag);
  }

  // Nobody is asked for a passkey that the backend would not take.
  readonly #handleRequest = (event: Event) => {
    if (!needsProof(this.#flow.state)) return;
    event.preventDefault();
    this.create().catch(() => undefined);
  };

  // The last proof was good when the list was loaded.
  readonly #handleFailure = ({ target, error }: PasskeyFailedEvent) => {
    if (target !== this.#register || error.code !== 'reauthentication-required') return;
    this.#flow.prove(false);
    if (!this.#isCreating) this.create().catch(() => undefined);
  };
}
