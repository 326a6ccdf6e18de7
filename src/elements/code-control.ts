/**
 * A one-time code as a form control: one real input in light DOM, drawn as a row of cells.
 * Caret, selection, undo, paste, autofill and input methods stay the browser's own.
 */
import { html, isServer, type LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { codeEnglish } from '../strings/en/code.js';
import { StringsController } from '../strings/strings-controller.js';
import { cleanCode, type Alphabet } from './code.js';
import { property } from './decorators.js';
import { setState } from './flow-controller.js';
import { FormElement } from './form-element.js';
import { LightField } from './light-field.js';
import { otpEntryStyles } from './otp-entry.styles.js';

export abstract class CodeControl extends FormElement {
  static override styles = [super.styles, otpEntryStyles];

  protected readonly strings = new StringsController(this, codeEnglish);
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
  /** Set at the end of the constructor: the form value depends on fields of the subclass. */
  protected ready = false;
  /** What was set before there was an input to hold it. */
  #early = '';
  /** The code that the last event was about: browsers may tell of one change twice. */
  #told = '';

  /** Characters of the code; what a backend says goes before it. */
  @property({ type: Number }) length = 6;

  /** `digits` or `alphanumeric`. */
  @property() alphabet: Alphabet = 'digits';

  /** A form around it cannot be submitted without the code. */
  @property({ type: Boolean }) required = false;

  /** What is wrong with the code, in words; empty when nothing is known to be. */
  protected abstract codeError(): string;

  /** Called when the person is done with the code: Enter, or the last character with `auto-submit`. */
  protected abstract complete(): void;

  constructor() {
    super();
    this.addEventListener('beforeinput', this.#handleBeforeInput);
    for (const name of ['input', 'change', 'compositionend']) this.addEventListener(name, this.#handleInput);
    // These move the mark of the current cell, too; to come back to where the caret was is no change to it.
    for (const name of ['focusin', 'focusout']) this.addEventListener(name, () => this.requestUpdate());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('selectionchange', this.#handleSelection);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('selectionchange', this.#handleSelection);
    super.disconnectedCallback();
  }

  /** The code as far as it was entered, cleaned. */
  @property({ attribute: false, noAccessor: true })
  get value(): string {
    return this.#clean(this.code.input?.value ?? this.#early);
  }

  // Frameworks bind nothing before there is something, and plain scripts a number.
  set value(value: string | number | null | undefined) {
    const { input } = this.code;
    const text = String(value ?? '');
    if (input) input.value = this.#clean(text);
    this.#early = input ? '' : text;
    this.#told = '';
    this.requestUpdate();
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

  formResetCallback(): void {
    this.value = '';
  }

  formStateRestoreCallback(value: string): void {
    this.value = value;
  }

  protected override get postedCode(): string {
    return this.name || this.code.input?.name ? this.value : '';
  }

  // Called synchronously by every setter, by the input event's handler and by each move of the flow: a form
  // may be submitted in the same task, before the element is drawn again.
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    super.requestUpdate(...change);
    if (this.ready && !isServer) this.#updateForm();
  }

  #updateForm(): void {
    const { value, codeLength } = this;
    const { input } = this.code;
    const error = this.codeError();
    if (input) input.disabled = this.off;
    setState(this.internals, 'invalid', !!error);
    this.internals.setFormValue(this.name ? value : null);
    this.internals.setValidity(
      {
        valueMissing: this.needed && !value,
        tooShort: !!value && value.length < codeLength,
        customError: !!error,
      },
      error ||
        this.strings.term(this.alphabet === 'digits' ? 'code:missingDigits' : 'code:missing', codeLength),
      this.isEntering ? input : undefined,
    );
  }

  /** Characters a whole code has. */
  protected get codeLength(): number {
    return Number.isInteger(this.length) && this.length > 0 ? Math.min(this.length, 12) : 6;
  }

  /** Whether the code's input is shown. */
  protected abstract readonly isEntering: boolean;

  /** Is a code still wanted? */
  protected get needed(): boolean {
    return this.required;
  }

  protected override firstUpdated(): void {
    if (this.value) this.requestUpdate();
  }

  protected override updated(_changed: PropertyValues): void {
    const { input } = this.code;
    if (input && this.#early) this.value = this.#early;
    this.style.setProperty('--_length', String(this.codeLength));
  }

  protected renderField(): TemplateResult {
    const { codeLength } = this;
    const { input } = this.code;
    // Lit takes over what a server drew without a look at it; and a server sees no input.
    const value = this.hasUpdated ? this.value : '';
    const caret = input?.matches(':focus') ? (input.selectionStart ?? 0) : -1;
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

  readonly #clean = (raw: string) => cleanCode(raw, this.codeLength, this.alphabet);

  // What does not belong in a code is taken out of a text (typed, pasted, filled in) before it goes in, as an
  // edit of the browser's own, so that the caret stays and undo takes it back.
  readonly #handleBeforeInput = (event: InputEvent) => {
    const { input } = this.code;
    const text = event.data ?? event.dataTransfer?.getData('text/plain');
    if (event.target !== input || !input || event.isComposing || !text) return;
    const code = this.#clean(text);
    const room = this.codeLength - this.value.length + selected(input);
    // A whole code takes the place of a part that is there.
    const replaces = code.length === this.codeLength && code.length > room;
    const clean = replaces ? code : code.slice(0, room);
    if (clean === text && !replaces) return;
    event.preventDefault();
    if (replaces) input.select();
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
    if (clean === this.#told) return;
    this.#told = clean;
    this.handleCode();
    this.requestUpdate();
    if (this.autoSubmit && clean.length === this.codeLength) this.complete();
  };

  /** Called after each change of the code by the person. */
  protected handleCode(): void {}

  readonly #handleSelection = () => {
    if (this.code.input?.matches(':focus')) this.requestUpdate();
  };
}

const selected = ({ selectionStart, selectionEnd }: HTMLInputElement) =>
  (selectionEnd ?? 0) - (selectionStart ?? 0);
