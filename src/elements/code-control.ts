/**
 * A one-time code as a form control: one real input in light DOM, drawn as a row of cells.
 * Caret, selection, undo, paste, autofill and input methods stay the browser's own.
 */
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { codeEnglish } from '../strings/en/code.js';
import { StringsController, type Overrides } from '../strings/index.js';
import { cleanCode, type Alphabet } from './code.js';
import { controlStyles } from './control.styles.js';
import { property } from './decorators.js';
import { setState } from './flow-controller.js';
import { LightField } from './light-field.js';
import { otpEntryStyles } from './otp-entry.styles.js';
import { sharedStyles } from './shared.styles.js';

export abstract class CodeControl extends LitElement {
  static override styles = [sharedStyles, controlStyles, otpEntryStyles];
  static readonly formAssociated = true;

  protected readonly strings = new StringsController(this, codeEnglish);
  protected readonly internals: ElementInternals = this.attachInternals();
  protected readonly code = new LightField(this, {
    slot: 'code',
    wanted: () => true,
    label: () => this.strings.term('code:label'),
    language: () => this.strings,
    attributes: () => ({
      type: 'text',
      inputmode: this.alphabet === 'digits' ? 'numeric' : 'text',
      autocomplete: 'one-time-code',
      autocapitalize: 'characters',
      autocorrect: 'off',
      spellcheck: 'false',
      'aria-required': String(this.required),
    }),
    error: () => this.codeError(),
    onEnter: () => this.complete(),
  });
  #formDisabled = false;
  #listening: AbortController | undefined;

  /** Characters of the code; what a backend says goes before it. */
  @property({ type: Number }) length = 6;

  /** `digits` or `alphanumeric`. */
  @property() alphabet: Alphabet = 'digits';

  /** Form field that carries the code. */
  @property() name = '';

  /** A form around it cannot be submitted without the code. */
  @property({ type: Boolean }) required = false;

  /** Nothing can be entered. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** Other words for this element: sentences by key, as JSON or (as a property) an object. */
  @property({ type: Object }) words: Overrides | null = null;

  /** Checks the code, or submits the form, as soon as it is complete. */
  @property({ attribute: 'auto-submit', type: Boolean }) autoSubmit = false;

  /** What is wrong with the code, in words; empty when nothing is known to be. */
  protected abstract codeError(): string;

  /** Called when the person is done with the code: Enter, or the last character with `auto-submit`. */
  protected abstract complete(): void;

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = (this.#listening = new AbortController());
    this.addEventListener('beforeinput', this.#handleBeforeInput, { signal });
    this.addEventListener('input', this.#handleInput, { signal });
    // All of these move the mark of the current cell; to come back to where the caret was is no change to it.
    document.addEventListener('selectionchange', this.#handleSelection, { signal });
    for (const name of ['focusin', 'focusout'])
      this.addEventListener(name, () => this.requestUpdate(), { signal });
  }

  override disconnectedCallback(): void {
    this.#listening?.abort();
    super.disconnectedCallback();
  }

  /** The code as far as it was entered, cleaned. */
  get value(): string {
    return this.#clean(this.code.input?.value ?? '');
  }

  set value(value: string) {
    const { input } = this.code;
    if (input) input.value = this.#clean(value);
    this.requestUpdate();
  }

  /** The form around the element, if any. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** What is wrong with the value, as on any form control. */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** The same in words; empty when nothing is wrong. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  /** Does a form around it look at the value before it is submitted? */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Is the value good? Fires `invalid` when not. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  /** The same, and shows the person what is wrong. */
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  formDisabledCallback(disabled: boolean): void {
    this.#formDisabled = disabled;
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.value = '';
  }

  formStateRestoreCallback(value: string): void {
    this.value = value;
  }

  /** Characters a whole code has. */
  protected get codeLength(): number {
    return Number.isInteger(this.length) && this.length > 0 ? Math.min(this.length, 12) : 6;
  }

  protected get off(): boolean {
    return this.disabled || this.#formDisabled;
  }

  protected override firstUpdated(): void {
    if (this.value) this.requestUpdate();
  }

  protected override updated(_changed: PropertyValues): void {
    const { input } = this.code;
    if (input) input.disabled = this.off;
    this.style.setProperty('--_length', String(this.codeLength));
    setState(this.internals, 'invalid', !!this.codeError());
    this.#updateValidity();
  }

  protected renderField(): TemplateResult {
    const { codeLength } = this;
    const { input } = this.code;
    // Lit takes over what a server drew without a look at it; and a server sees no input.
    const value = this.hasUpdated ? this.value : '';
    const caret = input && document.activeElement === input ? (input.selectionStart ?? 0) : -1;
    const current = Math.min(caret, codeLength - 1);
    return html`
      <div part="field">
        <div part="cells" aria-hidden="true">
          ${Array.from({ length: codeLength }, (_, index) => {
            const names = ['cell', index < value.length && 'filled', index === current && 'current'];
            return html`<span part=${names.filter(Boolean).join(' ')}></span>`;
          })}
        </div>
        <slot name="code" @slotchange=${() => this.requestUpdate()}></slot>
      </div>
    `;
  }

  #updateValidity() {
    const { value, codeLength } = this;
    const { input } = this.code;
    this.internals.setFormValue(this.name ? value : null);
    const missing = this.required && !value;
    const short = !!value && value.length < codeLength;
    const message = this.codeError() || this.strings.term('code:missing', codeLength);
    if (missing || short || this.codeError())
      this.internals.setValidity(
        { valueMissing: missing, tooShort: short, customError: !missing && !short },
        message,
        input?.checkVisibility() ? input : undefined,
      );
    else this.internals.setValidity({});
  }

  readonly #clean = (raw: string) => cleanCode(raw, this.codeLength, this.alphabet);

  // Text that comes in one piece (paste, drop, autofill) is cleaned before it is put in, as an edit of
  // the browser's own, so that undo takes it back.
  readonly #handleBeforeInput = (event: InputEvent) => {
    const { input } = this.code;
    const text = event.data ?? event.dataTransfer?.getData('text/plain');
    if (event.target !== input || !input || event.isComposing || !text || text.length < 2) return;
    const room = this.codeLength - this.value.length + selected(input);
    const clean = this.#clean(text).slice(0, room);
    if (clean === text) return;
    event.preventDefault();
    // Deprecated, and still the one way to edit that joins the browser's undo history.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (clean) document.execCommand('insertText', false, clean);
  };

  readonly #handleInput = (event: Event) => {
    const { input } = this.code;
    if (event.target !== input || !input || (event as InputEvent).isComposing) return;
    const clean = this.#clean(input.value);
    // Only what must change is changed: setting a value costs the caret's place and the undo history.
    if (clean !== input.value) input.value = clean;
    this.handleCode();
    this.requestUpdate();
    if (this.autoSubmit && clean.length === this.codeLength) this.complete();
  };

  /** Called after each change of the code by the person. */
  protected handleCode(): void {}

  readonly #handleSelection = () => {
    if (this.isConnected && document.activeElement === this.code.input) this.requestUpdate();
  };
}

const selected = ({ selectionStart, selectionEnd }: HTMLInputElement) =>
  (selectionEnd ?? 0) - (selectionStart ?? 0);
