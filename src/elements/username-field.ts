/**
 * The username input of an element, a real one in light DOM: password managers and autofill do not
 * look into shadow roots. The page brings its own (`slot="username"`), else one is made.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface UsernameFieldOptions {
  /** Is an input wanted at all? Asked again at each update. */
  wanted: () => boolean;
  label: () => string;
  /** The autofill detail tokens: `username`, with `webauthn` last where passkeys are offered. */
  autocomplete: string;
  onEnter: () => void;
  onInterest?: () => void;
}

let count = 0;

export class UsernameField implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: UsernameFieldOptions;
  #own: { label: HTMLLabelElement; input: HTMLInputElement } | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: UsernameFieldOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The slotted input, or the one inside a slotted wrapper. */
  get input(): HTMLInputElement | undefined {
    for (const slotted of this.#host.querySelectorAll('[slot="username"]')) {
      const input = slotted instanceof HTMLInputElement ? slotted : slotted.querySelector('input');
      if (input) return input;
    }
    return undefined;
  }

  get value(): string {
    return this.input?.value.trim() ?? '';
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#handleKeydown);
    this.#host.addEventListener('focusin', this.#handleFocusin);
    // A classic script runs before the parser has come to the element's children.
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', this.#update, { once: true });
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#handleKeydown);
    this.#host.removeEventListener('focusin', this.#handleFocusin);
    document.removeEventListener('DOMContentLoaded', this.#update);
  }

  hostUpdated(): void {
    if (document.readyState !== 'loading') this.#update();
  }

  readonly #update = () => {
    const { wanted, label, autocomplete } = this.#options;
    const { input } = this;
    const foreign = input && input !== this.#own?.input;
    if (!wanted() || foreign) this.#remove();
    else if (!input) this.#create();
    if (this.#own) this.#own.label.textContent = label();
    // Without the token the browser does not offer passkeys there; it has to be the last one.
    if (foreign && autocomplete.endsWith('webauthn') && !/\bwebauthn$/.test(input.autocomplete))
      input.setAttribute('autocomplete', `${input.getAttribute('autocomplete') || 'username'} webauthn`);
  };

  #create() {
    const label = document.createElement('label');
    const input = document.createElement('input');
    label.slot = input.slot = 'username';
    label.htmlFor = input.id = `passkey-username-${++count}`;
    input.name = 'username';
    input.required = this.#options.autocomplete === 'username';
    input.autocapitalize = 'none';
    input.spellcheck = false;
    input.setAttribute('autocomplete', this.#options.autocomplete);
    this.#own = { label, input };
    this.#host.append(label, input);
  }

  #remove() {
    this.#own?.label.remove();
    this.#own?.input.remove();
    this.#own = undefined;
  }

  readonly #handleKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing || event.target !== this.input) return;
    // Enter would submit the form around it, before there is a code to submit.
    event.preventDefault();
    this.#options.onEnter();
  };

  readonly #handleFocusin = (event: FocusEvent) => {
    if (event.target === this.input) this.#options.onInterest?.();
  };
}
