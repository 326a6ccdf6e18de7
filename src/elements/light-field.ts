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
  /** The labels of the element, if they name this input. So do its `aria-label` and `aria-labelledby`. */
  labels?: () => Iterable<Node> | undefined;
  /** Text that describes the input while there is no error. */
  hint?: () => string;
  /** Error text that describes the input; empty when there is none. */
  error?: () => string;
  /** Called with each input, the page's or the created one, when it is found. */
  adopt?: (input: HTMLInputElement) => void;
  onEnter: (event: KeyboardEvent) => void;
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
  #description: HTMLElement | undefined;

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
    const document = this.#host.ownerDocument;
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', this.#update, { once: true });
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.removeEventListener('DOMContentLoaded', this.#update);
  }

  hostUpdated(): void {
    if (this.#host.ownerDocument.readyState !== 'loading') this.#update();
  }

  readonly #update = () => {
    const { wanted, adopt } = this.#options;
    const { input } = this;
    if (!wanted() || (input && input !== this.#made)) {
      this.#made?.remove();
      this.#made = undefined;
    } else {
      this.#made ??= this.#element('input');
      this.#nameMade(this.#made);
      // The page's own patches may remove it. The same input comes back, with what was typed.
      if (this.#made.parentNode !== this.#host) this.#host.append(this.#made);
    }
    this.#updateLabel();
    const current = this.input;
    if (current && current !== this.#adopted) adopt?.((this.#adopted = current));
    this.#describe();
  };

  #element<Tag extends 'input' | 'label' | 'span'>(tag: Tag) {
    const element = this.#host.ownerDocument.createElement(tag);
    element.slot = this.#options.slot;
    element.dataset['passkeyMade'] = '';
    return element;
  }

  // Before the input is inserted: that is when browsers look for `autofocus`.
  #nameMade(made: HTMLInputElement) {
    const { attributes, labels } = this.#options;
    const host = this.#host;
    const isMain = !!labels;
    made.id = this.#id;
    setAttributes(made, {
      ...attributes(),
      autofocus: isMain && host.hasAttribute('autofocus') ? '' : null,
      'aria-labelledby': isMain ? host.getAttribute('aria-labelledby') : null,
      'aria-label': this.#nameOfHost() || null,
    });
  }

  /** Name that the page's label or `aria-label` gives the element; an input cannot have its host's labels. */
  #nameOfHost(): string {
    const labels = this.#options.labels?.();
    if (!labels) return '';
    const host = this.#host;
    return (
      host.getAttribute('aria-label') ||
      [...labels]
        .map((label) => textBeside(label, host))
        .join(' ')
        .trim()
    );
  }

  #updateLabel() {
    const made = this.#made;
    const isNamed = made?.hasAttribute('aria-label') || made?.hasAttribute('aria-labelledby');
    if (!made || isNamed) {
      this.#label?.remove();
      this.#label = undefined;
      return;
    }
    const label = (this.#label ??= this.#element('label'));
    const { lang, dir } = this.#options.language();
    label.htmlFor = this.#id;
    label.textContent = this.#options.label();
    setAttributes(label, { lang, dir });
    if (label.parentNode !== this.#host) made.before(label);
  }

  // `aria-describedby` cannot reference text in a shadow root, so the description is hidden text in light DOM.
  // It has a slot, because unslotted text is not exposed to screen readers.
  #describe() {
    const { input } = this;
    const error = this.#options.error?.() ?? '';
    const text = error || (this.#options.hint?.() ?? '');
    if (!input || (!text && !this.#description)) return;
    if (!this.#description) {
      const description = (this.#description = this.#element('span'));
      description.hidden = true;
      description.id = `${this.#id}-description`;
      const others = input.getAttribute('aria-describedby') ?? '';
      input.setAttribute('aria-describedby', `${others} ${description.id}`.trim());
    }
    if (this.#description.parentNode !== this.#host) this.#host.append(this.#description);
    this.#description.textContent = text;
    setAttributes(input, { 'aria-invalid': String(!!error) });
  }

  readonly #handleKeydown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.isComposing && event.target === this.input)
      this.#options.onEnter(event);
  };

  readonly #handleFocusin = (event: FocusEvent) => {
    if (event.target === this.input) this.#options.onInterest?.();
  };
}

/** Text of a node without that of the element, which a label may be wrapped around. */
function textBeside(node: Node, element: Element): string {
  if (node === element) return '';
  if (!node.childNodes.length) return node.textContent ?? '';
  return [...node.childNodes].map((child) => textBeside(child, element)).join('');
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
