/** Base class of the form-associated elements: name, form, disabled state, and submission. */
import type { PropertyValues } from 'lit';
import { PasskeyError } from '../wire/errors.js';
import { property } from './decorators.js';
import { setState } from './flow-controller.js';
import { attachFormInternals, hasDom } from './internals.js';
import { StyledElement } from './styled-element.js';
import { TextScheme } from './text-scheme.js';

export abstract class FormElement extends StyledElement {
  static readonly formAssociated = true;

  protected readonly internals: ElementInternals = attachFormInternals(this);
  /** The form's submission was refused; the error is shown until the element's state changes. */
  protected formError: PasskeyError | undefined;
  #connection: AbortController | undefined;

  /** Submits the form as soon as there is a code. An `<otp-entry>` with a backend checks the code instead. */
  @property({ attribute: 'auto-submit', type: Boolean }) autoSubmit = false;

  /** The code that a submission of the form would post; empty when there is none. */
  protected abstract readonly postedCode: string;

  /** Dispatches the element's event for an error. */
  protected abstract dispatchFailed(error: PasskeyError): void;

  // Stored in attributes: the browser reads the attributes when it collects the form's entries, which may be
  // before the next update.

  /** Name of the form entry that carries the code. */
  @property({ noAccessor: true })
  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  set name(name: string | null | undefined) {
    setAttribute(this, 'name', name);
    this.requestUpdate();
  }

  /** Disables the element. */
  @property({ type: Boolean, noAccessor: true })
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }

  set disabled(disabled: boolean | null | undefined) {
    this.toggleAttribute('disabled', !!disabled);
    this.requestUpdate();
  }

  /** The form that the element belongs to. It can be set to a form's id, as the attribute `form`. */
  get form(): HTMLFormElement | null {
    return (this.internals as Partial<ElementInternals>).form ?? null;
  }

  // React 19 and Preact assign a JSX attribute as a property when there is one.
  set form(id: unknown) {
    if (id === null || id === undefined || typeof id === 'string') setAttribute(this, 'form', id);
  }

  constructor() {
    super();
    new TextScheme(this, this.internals);
    this.addEventListener('click', (event) => {
      // A click on the element's label.
      if (event.composedPath()[0] === this) this.focusLabelled();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen();
  }

  override connectedMoveCallback(): void {
    super.connectedMoveCallback();
    this.#listen();
  }

  override disconnectedCallback(): void {
    this.#connection?.abort();
    super.disconnectedCallback();
  }

  #listen(): void {
    this.#connection?.abort();
    this.#connection = new AbortController();
    const root = this.getRootNode();
    this.listen(root === this.ownerDocument ? viewOf(this) : root, this.#connection.signal);
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    // A label right before the element stands closer to it than other content.
    const labels = (this.internals as Partial<ElementInternals>).labels ?? [];
    setState(
      this.internals,
      'labelled',
      [...labels].some((label) => label === this.previousElementSibling),
    );
  }

  formDisabledCallback(): void {
    this.requestUpdate();
  }

  /**
   * Listens to the form's events until the signal aborts.
   *
   * @param scope the shadow root around the element, or the window: it comes after the page's own listeners, which
   *   may prevent the submission
   */
  protected listen(scope: EventTarget, signal: AbortSignal): void {
    scope.addEventListener('submit', this.#handleSubmit, { signal });
  }

  /** Focuses what a label of the element names. */
  protected focusLabelled(): void {
    this.focus();
  }

  /** Whether the element is disabled, by itself or by a fieldset around it. */
  protected get off(): boolean {
    return this.disabled || (hasDom(this) && this.matches(':disabled'));
  }

  /** Submits the form with its default button, as Enter in a field does. */
  protected submit(): void {
    const { form } = this;
    const buttons = form && queryRoot(this).querySelectorAll<HTMLButtonElement>(defaultButtons);
    if (form)
      requestSubmit(
        form,
        [...(buttons ?? [])].find((button) => button.form === form),
      );
  }

  /** Submits the form as a button with `formnovalidate` would. The element itself cannot be a submitter. */
  protected submitUnvalidated(): void {
    const { form } = this;
    if (!form) return;
    const button = this.ownerDocument.createElement('button');
    button.formNoValidate = button.hidden = true;
    const id = this.getAttribute('form');
    if (id !== null) button.setAttribute('form', id);
    this.append(button);
    requestSubmit(form, button);
    button.remove();
  }

  /** Whether the form will put the code into the address, as far as that can be seen before its submission. */
  protected get willLeak(): boolean {
    const { form } = this;
    if (!form || !this.name || (!this.autoSubmit && form.querySelector('[formmethod]'))) return false;
    // Without a method and an address, the page's own handler takes the submission over.
    return form.hasAttribute('method')
      ? leaks(form)
      : /^(?!#|javascript:)./i.test(form.getAttribute('action') ?? '');
  }

  // A GET form would put the code into the address, and so into histories and logs.
  readonly #handleSubmit = (event: Event) => {
    const { form } = this;
    if (!form || event.target !== form || event.defaultPrevented || !this.postedCode) return;
    if (!leaks(form, (event as SubmitEvent).submitter)) return;
    event.preventDefault();
    this.formError = leakError();
    this.requestUpdate();
    this.dispatchFailed(this.formError);
  };
}

export const leakError = (): PasskeyError =>
  new PasskeyError('bad-config', 'A form that posts a code needs method="post"');

const leaks = (form: HTMLFormElement, submitter?: HTMLElement | null) =>
  !/^(post|dialog)$/i.test(submitter?.getAttribute('formmethod') ?? form.getAttribute('method') ?? '');

const defaultButtons = ':is(button, [type=submit], [type=image]):default';

/** The window of the element's document, which may be that of a frame. */
export const viewOf = ({ ownerDocument }: Element): Window => ownerDocument.defaultView ?? window;

const queryRoot = (element: Element) => element.getRootNode() as Document | ShadowRoot;

// A field called `requestSubmit` hides the form's own method.
const requestSubmit = (form: HTMLFormElement, submitter?: HTMLElement) => {
  HTMLFormElement.prototype.requestSubmit.call(form, submitter);
};

function setAttribute(element: Element, name: string, value: string | number | null | undefined): void {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}
