/** The elements in the slots of `<passkey-auth>`: created when they are needed, unless the page has its own. */
import type { OtpPhase } from '../flows/otp.js';
import { OtpSendRequestEvent } from './events.js';
import { fillSlot } from './fill-slot.js';
import { hasDom } from './internals.js';
import { removeCopies } from './made-children.js';

/** The members of `<otp-entry>` that are used. */
interface CodeElement extends HTMLElement {
  readonly phase: OtpPhase;
  send(): Promise<void>;
  cancel(): void;
}

// The element of the code shows the error.
const ignore = () => undefined;

export class AuthParts {
  readonly #host: HTMLElement;
  readonly #filled = new Map<string, HTMLElement>();

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Keeps the slot filled: the page's own patches may remove what is not theirs. */
  fill(slot: string, tag: string, settings: object): void {
    const filled = this.#filled.get(slot);
    removeCopies(this.#host, slot, [filled]);
    if (filled) Object.assign(filled, settings);
    if (this.find(slot)) return;
    if (filled) this.#host.append(filled);
    else {
      const element = fillSlot(this.#host, slot, tag, settings);
      if (element) this.#filled.set(slot, element);
    }
  }

  find(slot: string): HTMLElement | null {
    // A server renders only the shadow root.
    return hasDom(this.#host) ? this.#host.querySelector<HTMLElement>(`:scope > [slot=${slot}]`) : null;
  }

  get code(): CodeElement | null {
    return this.find('code') as CodeElement | null;
  }

  /** Fills the email input of the code with what the person has typed, and returns whether a code can be sent. */
  prepareCode(): boolean {
    const email = this.code?.querySelector<HTMLInputElement>('input[type=email]');
    const typed = this.find('login')?.querySelector('input')?.value.trim();
    if (email && typed?.includes('@')) email.value = typed;
    return !email || email.checkValidity();
  }

  sendCode(): void {
    const { code } = this;
    if (code?.phase === 'idle' && code.dispatchEvent(new OtpSendRequestEvent())) code.send().catch(ignore);
  }
}
