/**
 * Form control for a one-time code: one real input in light DOM, drawn as a row of cells, so that caret,
 * selection, undo, paste, autofill and input methods are the browser's own.
 */
import { html, type LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { codeEnglish } from '../strings/en/code.js';
import { StringsController } from '../strings/strings-controller.js';
import { cleanCode, type Alphabet } from './code.js';
import { cleanEdit } from './code-edits.js';
import { property, query } from './decorators.js';
import { setState } from './flow-controller.js';
import { FormElement, viewOf } from './form-element.js';
import { hasDom } from './internals.js';
import { LightField } from './light-field.js';
import { otpEntryStyles } from './otp-entry.styles.js';
import { watchValue } from './watch-value.js';

export abstract class CodeControl extends FormElement {
  static override styles = [super.styles, otpEntryStyles];

  protected override readonly strings = new StringsController(this, codeEnglish);
  protected readonly code = new LightField(this, {
    slot: 'code',
    wanted: () => true,
    label: () => this.strings.term('code:label'),
    language: () => this.strings,
    attributes: () => ({
      type: 'text',
      inputmode: this.alphabet === 'digits' ? 'numeric' : 'text',
      autocomplete: 'one-time-code',
      enterkeyhint: this.getAttribute('enterkeyhint') ?? 'done',
      autocapitalize: 'characters',
      autocorrect: 'off',
      spellcheck: 'false',
      'aria-required': String(this.required),
    }),
    labels: () => this.internals.labels,
    hint: () => this.#hint(),
    error: () => this.codeError() || (this.#wasInvalid ? this.internals.validationMessage : ''),
    adopt: (input) => watchValue(input, this.#read),
    onEnter: (event) => this.handleEnter(event),
  });
  /** Set at the end of the constructor: the form value depends on fields of the subclass. */
  protected ready = false;
  /** Value that was set before the input existed. */
  #early = '';
  /** The last value that was read. */
  #known = '';
  /** The value of the last handled event: browsers may dispatch several events for one change. */
  #handled = '';
  #isComposing = false;
  /** The value was found invalid since the last reset; until it is valid, the input's description is the error. */
  #wasInvalid = false;

  // Not on the host, whose style attribute belongs to the page.
  @query('[part~=field]') private field!: HTMLElement;

  /** Number of characters, at most 64; more than 12 are shown in one box. The backend's own value takes precedence. */
  @property({ type: Number }) length = 6;

  /** `digits` or `alphanumeric`. */
  @property() alphabet: Alphabet = 'digits';

  /** The form cannot be submitted without a code. */
  @property({ type: Boolean }) required = false;

  /** Text of the error in the code; empty when there is none. */
  protected abstract codeError(): string;

  /** Called with `auto-submit` on the last character. */
  protected abstract complete(): void;

  /** Called on Enter in the input, which submits the form unless it is prevented. */
  protected abstract handleEnter(event: KeyboardEvent): void;

  constructor() {
    super();
    this.addEventListener('beforeinput', this.#handleBeforeInput);
    for (const name of ['compositionstart', 'input', 'change', 'compositionend'])
      this.addEventListener(name, this.#handleInput);
    // Focus changes the current cell, and may come back to the same caret position without a selectionchange.
    for (const name of ['focusin', 'focusout']) this.addEventListener(name, () => this.requestUpdate());
    this.addEventListener('invalid', () => {
      this.#wasInvalid = true;
      this.requestUpdate();
    });
  }

  // The browser validates before it dispatches `submit`, so the value is read before a click or a key takes effect.
  protected override listen(scope: EventTarget, signal: AbortSignal): void {
    super.listen(scope, signal);
    for (const name of ['click', 'keydown'])
      viewOf(this).addEventListener(name, this.#read, { signal, capture: true });
    scope.addEventListener('formdata', this.#handleFormData, { signal, capture: true });
    this.ownerDocument.addEventListener('selectionchange', this.#handleSelection, { signal });
  }

  /** The code entered so far, without characters that do not belong in a code. */
  @property({ attribute: false, noAccessor: true })
  get value(): string {
    return this.#clean(this.code.input?.value ?? this.#early);
  }

  // Frameworks set null or undefined before they have a value; scripts may set a number.
  set value(value: string | number | null | undefined) {
    const { input } = this.code;
    const text = String(value ?? '');
    this.#known = this.#handled = this.#clean(text);
    if (input) input.value = this.#known;
    this.#early = input ? '' : text;
    this.requestUpdate();
  }

  /** Validity of the value, as on any form control. */
  get validity(): ValidityState {
    this.#read();
    return this.internals.validity;
  }

  /** Text of the validation error; empty when the value is valid. */
  get validationMessage(): string {
    this.#read();
    return this.internals.validationMessage;
  }

  /** Whether the form validates the value before submission. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Whether the value is valid. Dispatches `invalid` if not. */
  checkValidity(): boolean {
    this.#read();
    return this.internals.checkValidity();
  }

  /** Validates and shows the browser's message if the value is not valid. */
  reportValidity(): boolean {
    this.#read();
    return this.internals.reportValidity();
  }

  formResetCallback(): void {
    this.#wasInvalid = false;
    this.value = '';
  }

  formStateRestoreCallback(value: string): void {
    this.value = value;
  }

  protected override get postedCode(): string {
    return this.name || this.code.input?.name ? this.value : '';
  }

  // Setters, the input event's handler and the flow's moves all call this. The form may be submitted in the
  // same task, before the next render, so value and validity are set here.
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    super.requestUpdate(...change);
    if (this.ready && hasDom(this)) this.#updateForm();
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
      error || this.#hint(),
      this.isEntering ? input : undefined,
    );
  }

  #hint(): string {
    return this.strings.term(
      this.alphabet === 'digits' ? 'code:missingDigits' : 'code:missing',
      this.codeLength,
    );
  }

  /** Length of a complete code. */
  protected get codeLength(): number {
    return Number.isInteger(this.length) && this.length > 0 ? Math.min(this.length, 64) : 6;
  }

  /** Whether the code's input is shown. */
  protected abstract readonly isEntering: boolean;

  /** Whether a missing code is an error. */
  protected get needed(): boolean {
    return this.required;
  }

  // The first drawing has no characters: a server that drew it has no input to read.
  protected override firstUpdated(): void {
    if (this.value) void this.updateComplete.then(() => this.requestUpdate());
  }

  /** Cells that are drawn. A longer code is shown in one box, because its cells would be too narrow. */
  get #cells(): number {
    return this.codeLength > 12 ? 1 : this.codeLength;
  }

  protected override updated(_changed: PropertyValues): void {
    const { input } = this.code;
    if (input && this.#early) {
      input.value = this.#known = this.#clean(this.#early);
      this.#early = '';
      this.#updateForm();
    }
    this.field.style.setProperty('--_length', String(this.#cells));
  }

  protected renderField(): TemplateResult {
    const cells = this.#cells;
    const { input } = this.code;
    const value = this.hasUpdated ? this.value : '';
    const caret = input?.matches(':focus') ? (input.selectionStart ?? 0) : -1;
    const current = Math.min(caret, cells - 1);
    return html`
      <div part=${this.#cells === 1 && this.codeLength > 1 ? 'field long' : 'field'}>
        <div part="cells" aria-hidden="true">
          ${Array.from({ length: cells }, (_, index) => {
            const names = ['cell', index < value.length && 'filled', index === current && 'current'];
            return html`<span part=${names.filter(Boolean).join(' ')}></span>`;
          })}
        </div>
        <slot name="code"></slot>
      </div>
    `;
  }

  readonly #clean = (raw: string) => cleanCode(raw, this.codeLength, this.alphabet);

  readonly #handleBeforeInput = (event: InputEvent) => {
    const { input } = this.code;
    if (input && event.target === input) cleanEdit(event, input, this.#clean, this.codeLength);
  };

  readonly #handleInput = (event: Event) => {
    if (event.target !== this.code.input) return;
    this.#isComposing =
      event.type === 'compositionstart' || (event as Partial<InputEvent>).isComposing === true;
    if (this.#isComposing) return;
    this.#read();
    const { value } = this;
    const isNew = value !== this.#handled;
    this.#handled = value;
    if (isNew && this.autoSubmit && value.length === this.codeLength) this.complete();
  };

  /** Takes over what the input shows. Returns whether that has changed. */
  readonly #read = (): boolean => {
    const { input } = this.code;
    if (!input || this.#isComposing) return false;
    const clean = this.#clean(input.value);
    const isNew = clean !== this.#known;
    this.#known = clean;
    // Assigning a value loses the caret position and the undo history: only where it must change.
    if (clean !== input.value) input.value = clean;
    if (!isNew) return false;
    this.handleCode();
    this.requestUpdate();
    return true;
  };

  // The browser has collected the entries: a value that was not read before is set here.
  readonly #handleFormData = (event: Event) => {
    if (event.target !== this.form || !this.#read() || !this.name || this.off) return;
    (event as FormDataEvent).formData.set(this.name, this.value);
  };

  /** Called when the person has changed the code. */
  protected handleCode(): void {}

  readonly #handleSelection = ({ target }: Event) => {
    const { input } = this.code;
    // In some browsers an assigned value moves the caret, with this event.
    if (target === input) this.#read();
    if (input?.matches(':focus')) this.requestUpdate();
  };
}
