/** Base class of the form-associated elements: name, form, disabled state, and submission. */
import { PasskeyError } from '../wire/errors.js';
import { property } from './decorators.js';
import { attachFormInternals, hasDom } from './internals.js';
import { StyledElement } from './styled-element.js';

export abstract class FormElement extends StyledElement {
  static readonly formAssociated = true;

  protected readonly internals: ElementInternals = attachFormInternals(this);
  /** The form's submission was refused; the error is shown until the element's state changes. */
  protected formError: PasskeyError | undefined;
  #root: Node | undefined;

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

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode();
    // The window comes after the page's own listeners, which may prevent the submission.
    this.#root = root instanceof ShadowRoot ? root : undefined;
    (this.#root ?? window).addEventListener('submit', this.#handleSubmit);
  }

  override disconnectedCallback(): void {
    (this.#root ?? window).removeEventListener('submit', this.#handleSubmit);
    super.disconnectedCallback();
  }

  formDisabledCallback(): void {
    this.requestUpdate();
  }

  /** Whether the element is disabled, by itself or by a fieldset around it. */
  protected get off(): boolean {
    return this.disabled || (hasDom(this) && this.matches(':disabled'));
  }

  /** Submits the form. Fields called `requestSubmit` or `noValidate` hide the form's own members. */
  protected submit(validate = true): void {
    const { form } = this;
    if (!form) return;
    const isLax = form.hasAttribute('novalidate');
    if (!validate) form.toggleAttribute('novalidate', true);
    HTMLFormElement.prototype.requestSubmit.call(form);
    form.toggleAttribute('novalidate', isLax);
  }

  // A GET form would put the code into the address, and so into histories and logs.
  readonly #handleSubmit = (event: Event) => {
    const { form } = this;
    if (!form || event.target !== form || event.defaultPrevented || !this.postedCode) return;
    const { submitter } = event as SubmitEvent;
    const method = submitter?.getAttribute('formmethod') ?? form.getAttribute('method') ?? '';
    if (/^(post|dialog)$/i.test(method)) return;
    event.preventDefault();
    this.formError = new PasskeyError('bad-config', 'A form that posts a code needs method="post"');
    this.requestUpdate();
    this.dispatchFailed(this.formError);
  };
}

function setAttribute(element: Element, name: string, value: string | number | null | undefined): void {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}
