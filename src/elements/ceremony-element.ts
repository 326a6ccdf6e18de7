/** Base class of `<passkey-register>` and `<passkey-login>`: attributes, form association and rendering. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { UserVerification } from '../wire/contract.js';
import { PasskeyError, toPasskeyError, type ErrorCode } from '../wire/errors.js';
import { isBusy, type Ceremony, type CeremonyState, type Phase, type Run } from '../flows/ceremony.js';
import type { ceremonyEnglish } from '../strings/en/ceremony.js';
import type { StringsController } from '../strings/strings-controller.js';
import { unavailability } from '../webauthn/capabilities.js';
import type { ServerResult } from './base.js';
import { property, query } from './decorators.js';
import { PasskeyFailedEvent, PasskeyPhaseChangedEvent, PasskeyRequestEvent } from './events.js';
import { FlowController, setState } from './flow-controller.js';
import { leakError } from './form-element.js';
import { passkeyIcon } from './icons.js';
import type { LightField } from './light-field.js';
import { preloadCustomServer } from './load-client.js';
import { ServerElement } from './server-element.js';

/** The phases that have a status message. */
export type MessagePhase = Exclude<Phase, 'idle' | 'failed'>;

/** Errors shown as a status, not an alert: nothing is wrong, or the person cancelled. */
const neutralErrors: readonly ErrorCode[] = ['duplicate', 'not-allowed', 'reauthentication-required'];

export abstract class CeremonyElement<Result extends ServerResult> extends ServerElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  protected abstract readonly kind: 'register' | 'login';
  protected abstract readonly flow: Ceremony<Result>;
  protected abstract readonly field: LightField;
  protected abstract override readonly strings: StringsController<typeof ceremonyEnglish>;
  /** A ceremony started by the button has failed. */
  protected tried = false;
  #unavailable: ErrorCode | undefined;
  /** The code of a ceremony that succeeded, for the form. */
  #code = '';

  @query('[part=button]') protected button!: HTMLButtonElement;

  /** `required`, `preferred` (the server's default) or `discouraged`. Ignored with a backend. */
  @property({ attribute: 'user-verification' }) userVerification: '' | UserVerification = '';

  /** Milliseconds until the device's dialog times out. Ignored with a backend. Default: the server's. */
  @property({ type: Number }) timeout = 0;

  protected override focusLabelled(): void {
    (this.field.input ?? this).focus();
  }

  override connectedCallback(): void {
    this.#unavailable = unavailability(this.kind === 'register' ? 'create' : 'get');
    setState(this.internals, 'unavailable', !!this.#unavailable);
    super.connectedCallback();
  }

  /** Whether passkeys can be used on this page. */
  protected get available(): boolean {
    return !this.#unavailable;
  }

  /** Current phase of the ceremony. */
  get phase(): Phase {
    return this.flow.state.phase;
  }

  /** The error of a failed ceremony, or of a refused submission. */
  get error(): PasskeyError | undefined {
    const { state } = this.flow;
    return state.phase === 'failed' ? state.error : this.formError;
  }

  /**
   * Starts the ceremony, like a click on the button. Call it from a user gesture.
   *
   * @throws PasskeyError; `aborted` when it was cancelled or superseded
   */
  run(run?: Run): Promise<Result> {
    return this.flow.run(run);
  }

  /** Cancels a running ceremony and returns to `idle`. */
  cancel(): void {
    this.flow.cancel();
  }

  /** Presses the main button. */
  override click(): void {
    this.button.click();
  }

  formResetCallback(): void {
    this.cancel();
    this.#setCode('');
  }

  protected override get postedCode(): string {
    return this.name && this.#code;
  }

  #setCode(code: string): void {
    this.#code = code;
    this.internals.setFormValue(this.postedCode || null);
  }

  protected override dispatchFailed(error: PasskeyError): void {
    this.dispatchEvent(new PasskeyFailedEvent(this.kind, error));
  }

  /** Leave the code to the form. @throws PasskeyError `bad-config` */
  protected get keepCode(): boolean {
    if (this.willLeak) throw leakError();
    return !!this.name;
  }

  /** Validated options of both ceremonies. @throws PasskeyError `bad-config` */
  protected ceremonyOptions(): { userVerification?: UserVerification; timeout?: number } {
    const { userVerification, timeout } = this;
    if (!['', 'required', 'preferred', 'discouraged'].includes(userVerification))
      throw new PasskeyError('bad-config', 'user-verification must be required, preferred or discouraged');
    if (!Number.isInteger(timeout) || timeout < 0)
      throw new PasskeyError('bad-config', 'timeout must be whole milliseconds');
    return {
      ...(userVerification && { userVerification }),
      ...(timeout && { timeout }),
    };
  }

  /** Called by the subclass's constructor, once its flow exists. */
  protected follow(onSuccess: (result: Result) => Event): void {
    new FlowController(this, this.flow, this.internals, (state, previous) => {
      this.dispatchEvent(new PasskeyPhaseChangedEvent(state.phase, previous.phase));
      this.#handleMove(state, onSuccess);
    });
  }

  /** Mediation of a ceremony started by the button. */
  protected mediation(): Run['mediation'] {
    return 'modal';
  }

  protected override update(changed: PropertyValues): void {
    // Cancel is about to be hidden: move its focus to the main button.
    if (!isBusy(this.phase) && this.shadowRoot?.activeElement?.matches('[part=cancel]')) this.button.focus();
    if (this.optionsUrl) preloadCustomServer();
    super.update(changed);
  }

  protected override render(): TemplateResult {
    const busy = isBusy(this.phase);
    const off = this.off;
    const stuck = !!this.#unavailable || this.phase === 'failed';
    return html`
      <div part="base" lang=${this.strings.lang} dir=${this.strings.dir}>
        ${this.renderIntro()}
        <slot name="username"></slot>
        <div part="actions" ?hidden=${!!this.#unavailable}>
          <button
            part="button"
            type="button"
            ?disabled=${off}
            aria-disabled=${busy || nothing}
            @click=${this.start}
            @pointerenter=${this.#handleIntent}
            @focus=${this.#handleIntent}
          >
            ${busy ? html`<span part="spinner"></span>` : passkeyIcon}
            <slot name="label">${this.action}</slot>
          </button>
          <button part="cancel" type="button" ?hidden=${!busy} @click=${this.cancel}>
            ${this.strings.term('cancel')}
          </button>
        </div>
        ${this.#renderMessage()} ${this.renderOther()}
        <slot name="fallback" ?hidden=${!stuck}></slot>
        ${this.renderHelp()}
      </div>
    `;
  }

  /** Text of the main button. */
  protected abstract get action(): string;

  /** Status message of a phase. */
  protected abstract phaseText(phase: MessagePhase): string;

  /** Message of an error. */
  protected errorText(code: ErrorCode): string {
    return this.strings.error(code);
  }

  protected renderIntro(): TemplateResult | typeof nothing {
    return nothing;
  }

  /** Secondary buttons. */
  protected renderOther(): TemplateResult | typeof nothing {
    return nothing;
  }

  protected renderHelp(): TemplateResult | typeof nothing {
    return nothing;
  }

  #renderMessage() {
    const { phase } = this;
    const code = this.#unavailable ?? this.error?.code;
    const status = phase === 'idle' || phase === 'failed' ? '' : this.phaseText(phase);
    const text = code ? this.errorText(code) : status;
    const isAlert = code && !this.#unavailable && !neutralErrors.includes(code);
    const part = phase === 'succeeded' ? 'message success' : 'message';
    return html`
      <p part=${part} role="status">${isAlert ? '' : text}</p>
      <p part="message error" role="alert">${isAlert ? text : ''}</p>
    `;
  }

  get #canStart(): boolean {
    return !isBusy(this.phase) && !this.off && !this.#unavailable;
  }

  /** Handles a click on the main button. */
  protected readonly start = async (): Promise<void> => {
    if (!this.#canStart) return;
    if (!this.reportValidity()) return;
    const isAllowed = this.dispatchEvent(new PasskeyRequestEvent(`passkey-${this.kind}-request`));
    if (!isAllowed || !this.isConnected) return;
    const mediation = this.mediation();
    try {
      await this.run({ mediation: mediation ?? 'modal' });
    } catch (reason) {
      const error = toPasskeyError(reason, 'device-failed');
      this.tried = true;
      this.requestUpdate();
      // An immediate request without a passkey returns to `idle`, so no move to `failed` dispatches the event.
      if (mediation === 'immediate' && error.code === 'not-allowed' && this.isConnected)
        this.dispatchFailed(error);
    }
  };

  /** Validates before the device is used. */
  protected reportValidity(): boolean {
    return true;
  }

  // The form is submitted once there is a code.
  protected readonly handleEnter = (event: KeyboardEvent): void => {
    event.preventDefault();
    void this.start();
  };

  // Prefetches the options: Safari's user activation expires while they load after the click.
  readonly #handleIntent = ({ relatedTarget }: FocusEvent | PointerEvent) => {
    // Focus that returns from Cancel is not an intent to start again.
    const isReturn = relatedTarget instanceof Element && relatedTarget.matches('[part=cancel]');
    if (!isReturn && this.#canStart) this.flow.prefetch();
  };

  #handleMove(state: CeremonyState<Result>, onSuccess: (result: Result) => Event) {
    this.formError = undefined;
    if (state.phase === 'failed') this.dispatchFailed(state.error);
    if (state.phase !== 'succeeded') return;
    if ('code' in state.result) this.#setCode(state.result.code);
    this.dispatchEvent(onSuccess(state.result));
    // An accepted passkey must not be lost to another field.
    if (this.autoSubmit) this.submitUnvalidated();
  }
}
