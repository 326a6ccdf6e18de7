/**
 * Controller for a real input in light DOM: password managers, autofill and forms do not look into shadow
 * roots. Uses the page's slotted input, or creates an input with a label.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hasDom } from './internals.js';
import { keepChild, mark, removeCopies, setAttributes, setText } from './made-children.js';
import { PatchObserver } from './patch-observer.js';

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
  /** Called with the page's input at each update: a render may have taken attributes away that the kit has set. */
  restore?: (input: HTMLInputElement) => void;
  onEnter: (event: KeyboardEvent) => void;
  onInterest?: () => void;
}

let count = 0;

export class LightField implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: LightFieldOptions;
  readonly #patches: PatchObserver;
  readonly #id = `passkey-field-${String(++count)}`;
  #label: HTMLLabelElement | undefined;
  #made: HTMLInputElement | undefined;
  #adopted: HTMLInputElement | undefined;
  #description: HTMLElement | undefined;
  #hasFocus = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LightFieldOptions) {
    this.#host = host;
    this.#options = options;
    this.#patches = PatchObserver.of(host);
    host.addController(this);
    host.addEventListener('keydown', this.#handleKeydown);
    host.addEventListener('focusin', this.#handleFocusin);
    host.addEventListener('focusout', this.#handleFocusout);
  }

  /** The slotted input, or the one inside a slotted wrapper. */
  get input(): HTMLInputElement | undefined {
    // A server renders only the shadow root.
    if (!hasDom(this.#host)) return undefined;
    const { slot } = this.#options;
    const inputs = `:scope > input[slot="${slot}"], :scope > [slot="${slot}"] input`;
    const all = [...this.#host.querySelectorAll<HTMLInputElement>(inputs)];
    // The page's input may arrive after one was created, and a copy of the element contains its original's.
    const isPages = (input: HTMLInputElement) => input !== this.#made && !input.hasAttribute(mark);
    return all.find(isPages) ?? all.find((input) => input === this.#made);
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
    this.#hasFocus = false;
  }

  hostUpdated(): void {
    if (this.#host.ownerDocument.readyState !== 'loading' && !this.#patches.isUndone) this.#update();
  }

  readonly #update = () => {
    const { slot, wanted, adopt, restore } = this.#options;
    removeCopies(this.#host, slot, [this.#label, this.#made, this.#description]);
    const { input } = this;
    const foreign = input === this.#made ? undefined : input;
    if (wanted() && !foreign) this.#updateMade();
    else this.#removeMade();
    this.#updateLabel();
    const current = this.input;
    if (current && current !== this.#adopted) adopt?.((this.#adopted = current));
    if (foreign) restore?.(foreign);
    this.#describe();
  };

  /** Creates the input. One that a patch has removed comes back with the typed text, the selection and the focus. */
  #updateMade() {
    const page = this.#host.ownerDocument;
    const made = (this.#made ??= page.createElement('input'));
    // While the focus moves to another control, the body has it, too.
    const hadFocus = this.#hasFocus && !made.isConnected && page.activeElement === page.body;
    const { selectionStart, selectionEnd } = made;
    keepChild(this.#host, made, { id: this.#id, slot: this.#options.slot, ...this.#attributes() });
    if (hadFocus) void this.#host.updateComplete.then(() => focusAt(made, selectionStart, selectionEnd));
  }

  #removeMade() {
    this.#made?.remove();
    this.#made = undefined;
    this.#hasFocus = false;
  }

  #attributes(): Record<string, string | null> {
    const { attributes, labels } = this.#options;
    const host = this.#host;
    const isMain = !!labels;
    return {
      ...attributes(),
      autofocus: isMain && host.hasAttribute('autofocus') ? '' : null,
      'aria-labelledby': isMain ? host.getAttribute('aria-labelledby') : null,
      'aria-label': this.#nameOfHost() || null,
    };
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
    const label = (this.#label ??= this.#host.ownerDocument.createElement('label'));
    const { slot, language } = this.#options;
    const { lang, dir } = language();
    keepChild(this.#host, label, { id: `${this.#id}-label`, slot, for: this.#id, lang, dir }, made);
    setText(label, this.#options.label());
  }

  // `aria-describedby` cannot reference text in a shadow root, so the description is hidden text in light DOM.
  // It has a slot, because unslotted text is not exposed to screen readers.
  #describe() {
    const { input } = this;
    const error = this.#options.error?.() ?? '';
    const text = error || (this.#options.hint?.() ?? '');
    if (!input) return;
    const id = `${this.#id}-description`;
    if (text) this.#description ??= this.#host.ownerDocument.createElement('span');
    if (this.#description) {
      keepChild(this.#host, this.#description, { id, slot: this.#options.slot, hidden: '' });
      setText(this.#description, text);
    }
    // The input of a copied element refers to the original's description.
    const ids = (input.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean);
    const others = ids.filter((one) => !/^passkey-field-\d+-description$/.test(one));
    if (this.#description || others.length < ids.length)
      setAttributes(input, {
        'aria-describedby': [...others, ...(this.#description ? [id] : [])].join(' ') || null,
        'aria-invalid': this.#description ? String(!!error) : null,
      });
  }

  readonly #handleKeydown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.isComposing && event.target === this.input)
      this.#options.onEnter(event);
  };

  readonly #handleFocusin = (event: FocusEvent) => {
    if (event.target !== this.input) return;
    this.#hasFocus = true;
    this.#options.onInterest?.();
  };

  // Chromium dispatches the event also when a patch removes the input, which comes back with the focus.
  readonly #handleFocusout = () => {
    queueMicrotask(() => {
      if (this.#made?.isConnected) this.#hasFocus = false;
    });
  };
}

/** Text of a node without that of the element, which a label may be wrapped around. */
function textBeside(node: Node, element: Element): string {
  if (node === element) return '';
  if (!node.childNodes.length) return node.textContent ?? '';
  return [...node.childNodes].map((child) => textBeside(child, element)).join('');
}

// Scripts cannot set the selection of an email input: it has none.
function focusAt(input: HTMLInputElement, start: number | null, end: number | null): void {
  input.focus({ preventScroll: true });
  if (start !== null) input.setSelectionRange(start, end);
}

/** Adds the autofill token `webauthn`, which must come last, so that autofill offers passkeys. */
export function askForPasskeys(input: HTMLInputElement): void {
  if (!/\bwebauthn$/.test(input.autocomplete))
    input.setAttribute('autocomplete', `${input.getAttribute('autocomplete') || 'username'} webauthn`);
}
