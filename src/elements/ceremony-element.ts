/**
 * What the two ceremony elements share: attributes, form association, the look of every phase.
 * The flow decides; this draws.
 */
import { html, isServer, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Backend } from '../wire/backend.js';
import type { UserVerification } from '../wire/contract.js';
import { PasskeyError, toPasskeyError, type ErrorCode } from '../wire/errors.js';
import { isBusy, type Ceremony, type CeremonyState, type Phase, type Run } from '../flows/ceremony.js';
import type { ceremonyEnglish } from '../strings/en/ceremony.js';
import type { StringsController } from '../strings/strings-controller.js';
import { unavailability } from '../webauthn/capabilities.js';
import type { ServerConfig, ServerResult } from './base.js';
import { property, query } from './decorators.js';
import { PasskeyFailedEvent, PasskeyPhaseChangedEvent, PasskeyRequestEvent } from './events.js';
import { FlowController, setState } from './flow-controller.js';
import { FormElement } from './form-element.js';
import { passkeyIcon } from './icons.js';
import { identity } from './identity.js';
import type { LightField } from './light-field.js';

/** The phases that something is said of. */
export type ToldPhase = Exclude<Phase, 'idle' | 'failed'>;

// Having a passkey already is good news, to dismiss the dialog nobody's mistake, and a fresh proof but a step.
const neutralErrors: readonly ErrorCode[] = ['duplicate', 'not-allowed', 'reauthentication-required'];

export abstract class CeremonyElement<Result extends ServerResult> extends FormElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  abstract api: object | undefined;
  protected abstract readonly kind: 'register' | 'login';
  protected abstract readonly flow: Ceremony<Result>;
  protected abstract readonly field: LightField;
  protected abstract readonly strings: StringsController<typeof ceremonyEnglish>;
  /** A ceremony that the button started has ended without success. */
  protected tried = false;
  #unavailable: ErrorCode | undefined;
  /** The code of a ceremony that succeeded, for the form. */
  #code = '';

  @query('[part=button]') protected button!: HTMLButtonElement;

  /** Passlock tenancy, up to 64 letters, digits, `_` and `-`. */
  @property({ attribute: 'tenancy-id' }) tenancyId = '';

  /** Origin of the Passlock server, or `/` for the page's own. Default: the hosted service. */
  @property() endpoint = '';

  /** The app's own backend: a path such as `/backend`, an absolute URL, or (as a property) an object. */
  @property() backend: string | Backend = '';

  /** A server that is not Passlock: where the ceremony's options come from. A path of this site or a URL. */
  @property({ attribute: 'options-url' }) optionsUrl = '';

  /** A server that is not Passlock: where the device's response goes. A path of this site or a URL. */
  @property({ attribute: 'verification-url' }) verificationUrl = '';

  /** How a server that is not Passlock is asked for options: `post` (with a JSON body) or `get`. */
  @property({ attribute: 'options-method' }) optionsMethod: 'post' | 'get' = 'post';

  /** `required`, `preferred` (the server's default) or `discouraged`; without a backend only. */
  @property({ attribute: 'user-verification' }) userVerification: '' | UserVerification = '';

  /** Milliseconds the device may take; without a backend only. Default: the server's. */
  @property({ type: Number }) timeout = 0;

  override connectedCallback(): void {
    this.#unavailable = unavailability(this.kind === 'register' ? 'create' : 'get');
    setState(this.internals, 'unavailable', !!this.#unavailable);
    super.connectedCallback();
  }

  /** Can passkeys be used on this page at all? */
  protected get available(): boolean {
    return !this.#unavailable;
  }

  /** Where the ceremony stands. */
  get phase(): Phase {
    return this.flow.state.phase;
  }

  /** What it failed with, in the phase `failed`. */
  get error(): PasskeyError | undefined {
    const { state } = this.flow;
    return state.phase === 'failed' ? state.error : this.formError;
  }

  /**
   * Starts the ceremony, as the button does. Call it from a user gesture.
   *
   * @throws PasskeyError; `aborted` when it was cancelled or superseded
   */
  run(run?: Run): Promise<Result> {
    return this.flow.run(run);
  }

  /** Ends a ceremony that is under way, and returns to `idle`. */
  cancel(): void {
    this.flow.cancel();
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

  protected config(): ServerConfig {
    const { tenancyId, optionsUrl, verificationUrl } = this;
    const optionsMethod = this.optionsMethod === 'get' ? 'get' : 'post';
    const endpoint = this.endpoint || undefined;
    return { tenancyId, endpoint, optionsUrl, verificationUrl, optionsMethod };
  }

  /** What the flow's clients are made from. */
  protected get settings(): unknown {
    return [this.config(), identity(this.backend), identity(this.api)];
  }

  /** The options both ceremonies share, checked. @throws PasskeyError `bad-config` */
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

  /** To be called once the subclass has made its flow. */
  protected follow(onSuccess: (result: Result) => Event): void {
    new FlowController(this, this.flow, this.internals, (state, previous) => {
      this.dispatchEvent(new PasskeyPhaseChangedEvent(state.phase, previous.phase));
      this.#handleMove(state, onSuccess);
    });
  }

  /** The mediation of a start by the button. */
  protected mediation(): Run['mediation'] {
    return 'modal';
  }

  protected override update(changed: PropertyValues): void {
    // Cancel is about to vanish: the focus it holds goes to the button beside it.
    if (!isServer && !isBusy(this.phase) && this.shadowRoot?.activeElement?.matches('[part=cancel]'))
      this.button.focus();
    super.update(changed);
  }

  protected override render(): TemplateResult {
    const busy = isBusy(this.phase);
    const off = this.off;
    const stuck = !!this.#unavailable || this.phase === 'failed';
    return html`
      <div part="base" lang=${this.strings.lang} dir=${this.strings.dir}>
        ${this.renderIntro()}
        <slot name="username" @slotchange=${() => this.requestUpdate()}></slot>
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

  /** The button's words. */
  protected abstract get action(): string;

  /** What is said of a phase. */
  protected abstract phaseWords(phase: ToldPhase): string;

  /** What is said of a failure. */
  protected errorWords(code: ErrorCode): string {
    return this.strings.error(code);
  }

  protected renderIntro(): TemplateResult | typeof nothing {
    return nothing;
  }

  /** Another way that the element itself offers. */
  protected renderOther(): TemplateResult | typeof nothing {
    return nothing;
  }

  protected renderHelp(): TemplateResult | typeof nothing {
    return nothing;
  }

  #renderMessage() {
    const { phase } = this;
    const code = this.#unavailable ?? this.error?.code;
    const said = phase === 'idle' || phase === 'failed' ? '' : this.phaseWords(phase);
    const words = code ? this.errorWords(code) : said;
    const isAlarm = code && !this.#unavailable && !neutralErrors.includes(code);
    const part = phase === 'succeeded' ? 'message success' : 'message';
    return html`
      <p part=${part} role="status">${isAlarm ? '' : words}</p>
      <p part="message error" role="alert">${isAlarm ? words : ''}</p>
    `;
  }

  get #canStart(): boolean {
    return !isBusy(this.phase) && !this.off && !this.#unavailable;
  }

  /** What a click on the button does. */
  protected readonly start = async (): Promise<void> => {
    if (!this.#canStart) return;
    if (this.kind === 'register' && !this.#reportValidity()) return;
    const isWanted = this.dispatchEvent(new PasskeyRequestEvent(`passkey-${this.kind}-request`));
    if (!isWanted || !this.isConnected) return;
    const mediation = this.mediation();
    try {
      await this.run({ mediation: mediation ?? 'modal' });
    } catch (reason) {
      const error = toPasskeyError(reason, 'device-failed');
      this.tried = true;
      this.requestUpdate();
      // Failures reach the page with their phase; this one leaves no phase behind.
      if (mediation === 'immediate' && error.code === 'not-allowed' && this.isConnected)
        this.dispatchFailed(error);
    }
  };

  /** Validates what is submitted later, so that no other field can hold back a passkey once it exists. */
  #reportValidity(): boolean {
    const { input } = this.field;
    const form = this.autoSubmit && !this.form?.hasAttribute('novalidate') ? this.form : undefined;
    return (
      (input?.reportValidity() ?? true) && (!form || HTMLFormElement.prototype.reportValidity.call(form))
    );
  }

  // The options are on their way by the time of the click: Safari forgets the gesture while they load.
  readonly #handleIntent = ({ relatedTarget }: FocusEvent | PointerEvent) => {
    // A focus that came back from Cancel is nobody's intent to start again.
    const isReturn = relatedTarget instanceof Element && relatedTarget.matches('[part=cancel]');
    if (!isReturn && this.#canStart) this.flow.prefetch();
  };

  #handleMove(state: CeremonyState<Result>, onSuccess: (result: Result) => Event) {
    this.formError = undefined;
    if (state.phase === 'failed') this.dispatchFailed(state.error);
    if (state.phase !== 'succeeded') return;
    if ('code' in state.result) this.#setCode(state.result.code);
    this.dispatchEvent(onSuccess(state.result));
    // Without validation: an accepted passkey must not be lost to another field.
    if (this.autoSubmit) this.submit(false);
  }
}
