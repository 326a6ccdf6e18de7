/**
 * Controller for a real input in light DOM: password managers, autofill and forms do not look into shadow
 * roots. Uses the page's slotted input, or creates an input with a label.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hasDom } from './internals.js';

export interface LightFieldOptions {
  slot: string;
  /** Whether to create an input when the page has none. Evaluated at each update. */
  wanted: () => boolean;
  label: () => string;
  /** Language of the label, which may differ from the page's. */
  language: () => { readonly lang: string; readonly dir: string };
  /** Attributes of a created input; null removes one. A page's input keeps its own. */
  attributes: () => Record<string, string | null>;
  /** Error text that describes the input; empty when there is none. */
  error?: () => string;
  /** Called with the page's input when it is found. */
  adopt?: (input: HTMLInputElement) => void;
  onEnter: () => void;
  onInterest?: () => void;
}

let count = 0;

export class LightField implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: LightFieldOptions;
  readonly #id = `passkey-field-${String(++count)}`;
  #label: HTMLLabelElement | undefined;
  #made: HTMLInputElement | undefined;
  #adopted: HTMLInputElement | undefined;
  #error: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LightFieldOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    host.addEventListener('keydown', this.#handleKeydown);
    host.addEventListener('focusin', this.#handleFocusin);
  }

  /** The slotted input, or the one inside a slotted wrapper. */
  get input(): HTMLInputElement | undefined {
    // A server renders only the shadow root.
    if (!hasDom(this.#host)) return undefined;
    const { slot } = this.#options;
    const inputs = `:scope > input[slot="${slot}"], :scope > [slot="${slot}"] input`;
    // The page's input may arrive after one was created.
    const all = [...this.#host.querySelectorAll<HTMLInputElement>(inputs)];
    return all.find((input) => input !== this.#made) ?? all[0];
  }

  get value(): string {
    return this.input?.value.trim() ?? '';
  }

  hostConnected(): void {
    // A classic script runs before the parser has reached the element's children.
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', this.#update, { once: true });
  }

  hostDisconnected(): void {
    document.removeEventListener('DOMContentLoaded', this.#update);
  }

  hostUpdated(): void {
    if (document.readyState !== 'loading') this.#update();
  }

  readonly #update = () => {
    const { wanted, label, language, attributes, adopt } = this.#options;
    const { input } = this;
    const foreign = input && input !== this.#made;
    if (!wanted() || foreign) this.#remove();
    else if (!this.#label || !this.#made) this.#create();
    // The page's own patches may remove it. The same input comes back, with what was typed.
    else if (!input && this.#made.parentNode !== this.#host) this.#host.append(this.#label, this.#made);
    if (this.#label && this.#made) {
      const { lang, dir } = language();
      this.#label.textContent = label();
      setAttributes(this.#label, { lang, dir });
      setAttributes(this.#made, attributes());
    }
    if (foreign && input !== this.#adopted) adopt?.((this.#adopted = input));
    this.#describe();
  };

  #create() {
    this.#label = this.#append('label');
    this.#made = this.#append('input');
    this.#label.htmlFor = this.#made.id = this.#id;
  }

  #append<Tag extends 'input' | 'label' | 'span'>(tag: Tag) {
    const element = document.createElement(tag);
    element.slot = this.#options.slot;
    element.dataset['passkeyMade'] = '';
    this.#host.append(element);
    return element;
  }

  #remove() {
    this.#label?.remove();
    this.#made?.remove();
    this.#label = this.#made = undefined;
  }

  // `aria-describedby` cannot reference text in a shadow root, so the description is hidden text in light DOM.
  // It has a slot, because unslotted text is not exposed to screen readers.
  #describe() {
    const { input } = this;
    const text = this.#options.error?.() ?? '';
    if (!input || (!text && !this.#error)) return;
    if (!this.#error) {
      this.#error = this.#append('span');
      this.#error.hidden = true;
      this.#error.id = `${this.#id}-error`;
      const others = input.getAttribute('aria-describedby') ?? '';
      input.setAttribute('aria-describedby', `${others} ${this.#error.id}`.trim());
    }
    if (this.#error.parentNode !== this.#host) this.#host.append(this.#error);
    this.#error.textContent = text;
    input.setAttribute('aria-invalid', String(!!text));
  }

  readonly #handleKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing || event.target !== this.input) return;
    // Enter would submit the form before there is a code.
    event.preventDefault();
    this.#options.onEnter();
  };

  readonly #handleFocusin = (event: FocusEvent) => {
    if (event.target === this.input) this.#options.onInterest?.();
  };
}

/** Sets only changed attributes: setting `lang`, even to the same value, makes every element look up its language. */
function setAttributes(element: Element, attributes: Record<string, string | null>): void {
  for (const [name, value] of Object.entries(attributes))
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Adds the autofill token `webauthn`, which must come last, so that autofill offers passkeys. */
export function askForPasskeys(input: HTMLInputElement): void {
  if (!/\bwebauthn$/.test(input.autocomplete))
    input.setAttribute('autocomplete', `${input.getAttribute('autocomplete') || 'username'} webauthn`);
}
