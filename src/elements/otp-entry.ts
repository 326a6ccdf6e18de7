import { html, type PropertyValues, type TemplateResult } from 'lit';
import { codeBackend, type Backend, type CodeBackend } from '../wire/backend.js';
import { PasskeyError } from '../wire/errors.js';
import { createOtp, type CodeVerified, type OtpPhase, type OtpState, type SentCode } from '../flows/otp.js';
import { backendOf } from './base.js';
import { CodeControl } from './code-control.js';
import { property, query } from './decorators.js';
import {
  OtpCheckRequestEvent,
  OtpFailedEvent,
  OtpPhaseChangedEvent,
  OtpSendRequestEvent,
  OtpSentEvent,
  OtpVerifiedEvent,
} from './events.js';
import { FlowController } from './flow-controller.js';
import { renderActions, type CodeHandlers } from './code-actions.js';
import { codeError, codeMessage, codeWait } from './code-words.js';
import { Countdown } from './countdown.js';
import { handOff } from './hand-off.js';
import { LightField } from './light-field.js';

/**
 * Enters a one-time code, in one real input that looks like a row of cells.
 *
 * Alone it is a form control: `name`, value, validity. With a `backend` it is the whole flow: it asks for
 * an address, has a code mailed, checks it, and explains what went wrong.
 *
 * @summary A one-time code: typed, pasted or filled in once, and checked.
 * @tag otp-entry
 *
 * @slot email - The input for the address, with its label. Made when there is a backend and no `email`.
 * @slot code - The input for the code, with its label. Made when missing; bring your own, with a `name`,
 *   for forms that must work without script.
 * @slot help - What to do when no mail comes.
 * @slot verified - What comes after a right code.
 *
 * @csspart base - The box around everything.
 * @csspart field - The code's input and its cells.
 * @csspart cells - The row of cells.
 * @csspart cell - One cell.
 * @csspart filled - A cell that has a character.
 * @csspart current - The cell where the caret is.
 * @csspart actions - The row of buttons.
 * @csspart button - The button that sends, checks, or goes on.
 * @csspart spinner - What turns in it meanwhile.
 * @csspart links - The row of other ways on.
 * @csspart link - One of them.
 * @csspart message - What is going on; a live region.
 * @csspart error - What went wrong; an alert.
 * @csspart success - The message, when the code was right.
 *
 * @cssprop [--passkey-cell-size=2.75em] - Width of a cell, where there is room.
 *
 * @cssstate idle - Nothing was sent; without a backend always.
 * @cssstate sending - A code is being mailed.
 * @cssstate entering - A code was mailed and can be entered.
 * @cssstate checking - The server checks the code.
 * @cssstate verified - The code was right.
 * @cssstate failed - The code is no use any more, or none could be sent.
 * @cssstate invalid - The last code was wrong.
 *
 * @fires {OtpSendRequestEvent} otp-send-request - When the person wants a code, or another one; cancelable.
 * @fires {OtpSentEvent} otp-sent - When a code was mailed.
 * @fires {OtpCheckRequestEvent} otp-check-request - When the person wants it checked; cancelable.
 * @fires {OtpVerifiedEvent} otp-verified - When the code was right.
 * @fires {OtpFailedEvent} otp-failed - When a code could not be mailed, or was not right.
 * @fires {OtpPhaseChangedEvent} otp-phase-changed - When the element moved on.
 * @fires {HandOffRequestEvent} passkey-offer-request - When the person wants a passkey next; cancelable.
 */
export class OtpEntry extends CodeControl {
  readonly #flow = createOtp(() => ({ backend: this.#client(), purpose: this.purpose }));
  readonly #email = new LightField(this, {
    slot: 'email',
    wanted: () => this.#asks,
    label: () => this.strings.term('code:email'),
    language: () => this.strings,
    // Hidden and empty after a reload, a required one would hold back the form around it without a word.
    attributes: () => ({
      type: 'email',
      autocomplete: 'email',
      required: this.#asking ? '' : null,
    }),
    error: () => (this.phase === 'idle' ? this.#errorText() : ''),
    onEnter: () => this.#handlers.send(),
  });
  readonly #countdown = new Countdown(this, () => {
    const { state } = this.#flow;
    return state.phase === 'failed' ? state.retryAt : this.#sent?.resendAt;
  });
  /** Set when the code the person sees a message about was changed by them. */
  #edited = false;
  #offered = false;
  #isResendRefused = false;

  @query('[part~=button]') private button!: HTMLButtonElement | null;
  @query('[part~=message]') private message!: HTMLElement | null;

  /** The app's own backend: a path such as `/backend`, an absolute URL, or (as a property) an object. */
  @property() backend: string | Backend = '';

  /**
   * What the code is for: `login`, `signup`, `email-change`, or `reauthenticate`, which goes to the signed-in
   * person's own address without asking for it.
   */
  @property() purpose = 'login';

  /** Where the code goes, when the page knows. Default: what the email input says. */
  @property() email = '';

  /** Id of a `<passkey-register>` to offer after a right code; it may be hidden until then. */
  @property({ attribute: 'for-passkey' }) forPasskey = '';

  constructor() {
    super();
    new FlowController(this, this.#flow, this.internals, (state, previous) =>
      this.#handleMove(state, previous),
    );
    this.ready = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.#handlePageShow);
    if (this.hasUpdated) this.#restore();
  }

  override disconnectedCallback(): void {
    removeEventListener('pageshow', this.#handlePageShow);
    super.disconnectedCallback();
  }

  /** Where the flow stands. */
  get phase(): OtpPhase {
    return this.#flow.state.phase;
  }

  /** What went wrong last. */
  get error(): PasskeyError | undefined {
    const { state } = this.#flow;
    return ('error' in state && state.error) || this.formError;
  }

  /** Focuses the input that is on show. */
  override focus(options?: FocusOptions): void {
    const asking = this.phase === 'idle' && this.#asks && this.#email.input;
    const input = this.isEntering ? this.code.input : asking;
    (input || this.button || this.message)?.focus(options);
  }

  /**
   * Mails a code, or another one.
   *
   * @throws PasskeyError
   */
  async send(): Promise<void> {
    await this.#flow.send(this.#address);
  }

  /**
   * Checks the code that was entered.
   *
   * @throws PasskeyError
   */
  check(): Promise<CodeVerified> {
    return this.#flow.check(this.value);
  }

  /** Ends what runs, and asks for an address again. */
  cancel(): void {
    this.#flow.cancel();
  }

  override formResetCallback(): void {
    super.formResetCallback();
    this.cancel();
  }

  protected override get codeLength(): number {
    return this.#sent?.length ?? super.codeLength;
  }

  protected override codeError(): string {
    return this.error?.code === 'wrong-code' && !this.#edited ? this.#errorText() : '';
  }

  protected override dispatchFailed(error: PasskeyError): void {
    this.dispatchEvent(new OtpFailedEvent(error));
  }

  protected override handleCode(): void {
    this.#edited = true;
    this.formError = undefined;
  }

  protected override get needed(): boolean {
    return super.needed && this.phase !== 'verified';
  }

  protected override complete(): void {
    if (!this.backend) this.submit();
    else this.#handlers.check();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('backend') || changed.has('purpose')) this.#restore();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { input } = this.#email;
    if (input) input.disabled = this.off;
  }

  protected override render(): TemplateResult {
    const { strings, phase, error } = this;
    const { wait } = this.#countdown;
    const said = this.backend ? codeMessage(strings, this.#flow.state, this.email) : '';
    const tone = phase === 'verified' ? 'message success' : 'message';
    // Once taken up, the offer is the other element's.
    const acts = this.backend && (phase !== 'verified' || (this.forPasskey && !this.#offered));
    const view = { phase, isEntering: this.isEntering, asks: this.#asks, wait, off: this.off };
    return html`
      <div part="base" lang=${strings.lang} dir=${strings.dir}>
        <p part=${tone} role="status" tabindex="-1">${said}</p>
        <slot name="email" ?hidden=${!this.#asking}></slot>
        <div ?hidden=${!this.isEntering}>${this.renderField()}</div>
        <p part="message error" role="alert">${this.#errorText()}</p>
        ${acts ? renderActions(strings, view, this.#handlers) : ''}
        <slot name="help" ?hidden=${phase !== 'entering'}
          ><p part="help">${strings.term('code:help')}</p></slot
        >
        <slot name="verified" ?hidden=${phase !== 'verified'}></slot>
        <p class="sr" role="status">${codeWait(strings, wait, error)}</p>
      </div>
    `;
  }

  get #sent(): SentCode | undefined {
    const { state } = this.#flow;
    return 'sent' in state ? state.sent : undefined;
  }

  #errorText(): string {
    return this.error ? codeError(this.strings, this.error, this.#countdown.wait, this.#isResendRefused) : '';
  }

  protected override get isEntering(): boolean {
    return !this.backend || !!this.#sent;
  }

  /** Does the person say where the code goes? A fresh proof goes where the backend knows already. */
  get #asks(): boolean {
    return !!this.backend && !this.email && this.purpose !== 'reauthenticate';
  }

  /** Is the email's input on show? */
  get #asking(): boolean {
    return this.#asks && !this.#sent && (this.phase === 'idle' || this.phase === 'sending');
  }

  /** Where the next code goes. */
  get #address(): string | undefined {
    const { state } = this.#flow;
    const before = state.phase === 'failed' ? state.email : this.#sent?.email;
    return before ?? (this.email || this.#email.value || undefined);
  }

  readonly #handlers: CodeHandlers = {
    send: () => {
      const { input } = this.#email;
      if (this.off || this.phase === 'sending' || this.#countdown.wait.left) return;
      if (this.phase === 'idle' && this.#asks && input && !input.reportValidity()) return;
      if (this.dispatchEvent(new OtpSendRequestEvent())) this.send().catch(ignore);
    },
    check: () => {
      if (this.off || this.phase !== 'entering') return;
      if (this.value.length < this.codeLength) this.reportValidity();
      else if (this.dispatchEvent(new OtpCheckRequestEvent())) this.check().catch(ignore);
    },
    restart: () => this.cancel(),
    offer: () => {
      handOff(this, 'passkey-offer-request', this.forPasskey);
      this.#offered = true;
      this.requestUpdate();
    },
  };

  #client(): CodeBackend {
    const client = backendOf(this.backend, codeBackend);
    if (!client) throw new PasskeyError('bad-config', 'backend is missing');
    return client;
  }

  #restore() {
    if (this.backend && this.isConnected && this.phase === 'idle') void this.#flow.restore();
  }

  #handleMove(state: OtpState, previous: OtpState) {
    this.#edited = false;
    this.#offered = false;
    this.#isResendRefused = previous.phase === 'sending';
    this.formError = undefined;
    this.requestUpdate();
    this.dispatchEvent(new OtpPhaseChangedEvent(state.phase, previous.phase));
    const isMailed = previous.phase === 'sending' && state.phase === 'entering' && !state.error;
    if (isMailed) this.dispatchEvent(new OtpSentEvent(state.sent.email));
    if (state.phase === 'verified') this.dispatchEvent(new OtpVerifiedEvent(state.result));
    if ('error' in state && state.error) this.dispatchFailed(state.error);
    // What kept a code from being looked at says nothing about it: it can be checked again.
    const isKept = state.phase === 'entering' && state.error?.code !== 'wrong-code';
    if (previous.phase === 'checking' && !isKept) this.value = '';
    const restored = previous.phase === 'idle' && state.phase === 'entering';
    // A reload in the middle: an element that was brought on show before comes back on show.
    if (restored) this.hidden = false;
    // A step that takes the focused control away hands the focus on; a restored one does not grab it, and
    // none takes it from elsewhere on the page.
    const isElsewhere = document.activeElement !== document.body && !this.matches(':focus-within');
    if (!restored && !isElsewhere && state.phase !== 'sending' && state.phase !== 'checking')
      void this.updateComplete.then(() => this.focus());
  }

  // The flow was reset when the page went into the back/forward cache, as to look for the mail.
  readonly #handlePageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) this.#restore();
  };
}

// What failed is in the state, and on show.
const ignore = () => undefined;

declare global {
  interface HTMLElementTagNameMap {
    'otp-entry': OtpEntry;
  }
}
