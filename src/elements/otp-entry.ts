import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { OtpState } from '../flows/otp.js';
import { renderActions, type CodeHandlers } from './code-actions.js';
import { codeMessage, codeProgress, codeWait } from './code-words.js';
import { property, query } from './decorators.js';
import { OtpCheckRequestEvent, OtpSendRequestEvent } from './events.js';
import { handOff } from './hand-off.js';
import { LightField } from './light-field.js';
import { SentCodeControl } from './sent-code-control.js';

/**
 * Input for a one-time code: one real input, drawn as a row of cells.
 *
 * Without a `backend` it is a form control with a name, a value and a validity. With a `backend` it runs the
 * whole flow: it asks for an email address, has a code sent, checks the code and explains errors.
 *
 * @summary One-time code input: typed, pasted or autofilled, and checked by the backend.
 * @tag otp-entry
 *
 * @slot email - The email input with its label. Created when there is a backend and no `email`.
 * @slot code - The code input with its label. Created when missing. Provide your own, with a `name`, for forms
 *   that must work without script.
 * @slot help - Help for when no email arrives.
 * @slot verified - Content shown after a correct code.
 *
 * @csspart base - The container of the whole element.
 * @csspart field - The code input and its cells.
 * @csspart long - A field for a code of more than 12 characters, which has a single cell.
 * @csspart cells - The row of cells.
 * @csspart cell - A cell.
 * @csspart filled - A cell with a character.
 * @csspart current - The cell at the caret.
 * @csspart intro - The reason for a passkey, above the button that creates one.
 * @csspart actions - The row of buttons.
 * @csspart button - The main button: sends, checks or continues.
 * @csspart spinner - The spinner in the main button.
 * @csspart links - The row of secondary buttons.
 * @csspart link - A secondary button: resend, or use another address.
 * @csspart message - The status message, a live region.
 * @csspart error - The error message, an alert.
 * @csspart success - The status message after a correct code.
 *
 * @cssprop [--passkey-cell-size=2.75em] - Maximum width of a cell.
 *
 * @cssstate idle - No code was sent. Without a backend the element stays in this state.
 * @cssstate sending - A code is being sent.
 * @cssstate entering - A code was sent and can be entered.
 * @cssstate checking - The backend is checking the code.
 * @cssstate verified - The code was correct.
 * @cssstate failed - The code can no longer be used, or none could be sent.
 * @cssstate invalid - The last code was wrong.
 *
 * @fires {OtpSendRequestEvent} otp-send-request - When the person asks for a code, or another one; cancelable.
 * @fires {OtpSentEvent} otp-sent - When a code was sent.
 * @fires {OtpCheckRequestEvent} otp-check-request - When the person asks to check the code; cancelable.
 * @fires {OtpVerifiedEvent} otp-verified - When the code was correct.
 * @fires {OtpFailedEvent} otp-failed - When sending or checking a code failed.
 * @fires {OtpPhaseChangedEvent} otp-phase-changed - When the phase changed.
 * @fires {HandOffRequestEvent} passkey-offer-request - When the person asks to create a passkey; cancelable.
 */
export class OtpEntry extends SentCodeControl {
  readonly #email = new LightField(this, {
    slot: 'email',
    wanted: () => this.#asks,
    label: () => this.strings.term('code:email'),
    language: () => this.strings,
    // Required only while shown: a hidden, empty, required input would silently block the form.
    attributes: () => ({
      type: 'email',
      autocomplete: 'email',
      enterkeyhint: 'send',
      required: this.#asking ? '' : null,
    }),
    error: () => (this.phase === 'idle' ? this.errorText() : ''),
    onEnter: (event) => {
      event.preventDefault();
      this.#handlers.send();
    },
  });
  /** The person has accepted the offer to create a passkey. */
  #offered = false;

  @query('[part~=button]') private button!: HTMLButtonElement | null;
  @query('[part~=message]') private message!: HTMLElement | null;

  /** Address the code is sent to, when the page knows it. Default: the value of the email input. */
  @property() email = '';

  /** Id of a `<passkey-register>` to offer after a correct code. It may be hidden until then. */
  @property({ attribute: 'for-passkey' }) forPasskey = '';

  /** Focuses the input that is shown, or the main button. */
  override focus(options?: FocusOptions): void {
    const asking = this.phase === 'idle' && this.#asks && this.#email.input;
    const input = this.isEntering ? this.code.input : asking;
    (input || this.button || this.message)?.focus(options);
  }

  protected override get address(): string | undefined {
    return this.email || this.#email.value || undefined;
  }

  protected override handleEnter(event: KeyboardEvent): void {
    if (!this.backend) return;
    event.preventDefault();
    this.#handlers.check();
  }

  protected override complete(): void {
    if (!this.backend) this.submit();
    else this.#handlers.check();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { input } = this.#email;
    if (input) input.disabled = this.off;
  }

  protected override render(): TemplateResult {
    const { strings, phase, error } = this;
    const { wait } = this.countdown;
    const message = this.backend ? codeMessage(strings, this.flow.state, this.email) : '';
    const tone = phase === 'verified' ? 'message success' : 'message';
    const hasActions = this.backend && (phase !== 'verified' || (this.forPasskey && !this.#offered));
    const view = { phase, isEntering: this.isEntering, asks: this.#asks, wait, off: this.off };
    return html`
      <div part="base" lang=${strings.lang} dir=${strings.dir}>
        <p part=${tone} role="status" tabindex="-1">${message}</p>
        <slot name="email" ?hidden=${!this.#asking}></slot>
        <div ?hidden=${!this.isEntering}>${this.renderField()}</div>
        <p part="message error" role="alert">${this.errorText()}</p>
        ${hasActions ? renderActions(strings, view, this.#handlers) : ''}
        <slot name="help" ?hidden=${!this.sent}><p part="help">${strings.term('code:help')}</p></slot>
        <slot name="verified" ?hidden=${phase !== 'verified'}></slot>
        <p class="sr" role="status">${codeProgress(strings, this.flow.state, this.isEntering)}</p>
        <p class="sr" role="status">${codeWait(strings, wait, error)}</p>
      </div>
    `;
  }

  /** Whether the person enters the address. The backend knows it for `reauthenticate`. */
  get #asks(): boolean {
    return !!this.backend && !this.email && this.purpose !== 'reauthenticate';
  }

  /** Whether the email input is shown. */
  get #asking(): boolean {
    return this.#asks && !this.sent && (this.phase === 'idle' || this.phase === 'sending');
  }

  readonly #handlers: CodeHandlers = {
    send: () => {
      const { input } = this.#email;
      if (this.off || this.phase === 'sending' || this.countdown.wait.left) return;
      if (this.phase === 'idle' && this.#asks && input && !input.reportValidity()) return;
      if (this.dispatchEvent(new OtpSendRequestEvent()) && this.isConnected) this.send().catch(ignore);
    },
    check: () => {
      if (this.off || this.phase !== 'entering') return;
      if (this.value.length < this.codeLength) this.reportValidity();
      else if (this.dispatchEvent(new OtpCheckRequestEvent())) this.check().catch(ignore);
    },
    restart: () => this.cancel(),
    offer: () => {
      handOff(this, 'passkey-offer-request', this.forPasskey)?.click();
      this.#offered = true;
      this.requestUpdate();
    },
  };

  protected override handleMove(state: OtpState, previous: OtpState): void {
    this.#offered = false;
    super.handleMove(state, previous);
  }
}

// The error is in the flow's state and is rendered.
const ignore = () => undefined;

declare global {
  interface HTMLElementTagNameMap {
    'otp-entry': OtpEntry;
  }
}
