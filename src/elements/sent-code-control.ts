/**
 * The one-time code of a backend: its flow, its errors and the focus. `<otp-entry>` draws it, and asks for the address.
 */
import type { PropertyValues } from 'lit';
import type { OtpBackend } from '../wire/backend.js';
import { PasskeyError } from '../wire/errors.js';
import { createOtp, type CodeVerified, type OtpPhase, type OtpState, type SentCode } from '../flows/otp.js';
import { backendOf } from './base.js';
import { CodeControl } from './code-control.js';
import { dispatchMove } from './code-events.js';
import { codeError } from './code-words.js';
import { Countdown } from './countdown.js';
import { property } from './decorators.js';
import { OtpFailedEvent } from './events.js';
import { FlowController } from './flow-controller.js';
import { hasChanged } from './inline-objects.js';
import { loadedCodeBackend } from './load-client.js';
import { show } from './shown.js';

export abstract class SentCodeControl extends CodeControl {
  protected readonly flow = createOtp(() => {
    const backend = backendOf<OtpBackend>(this.backend, (base) =>
      loadedCodeBackend(base, this.requestTimeout),
    );
    if (!backend) throw new PasskeyError('bad-config', 'backend is missing');
    return { backend, purpose: this.purpose };
  });
  protected readonly countdown = new Countdown(this, () => {
    const { state } = this.flow;
    return state.phase === 'failed' ? state.retryAt : this.sent?.resendAt;
  });
  /** The person has changed the code since it was refused. */
  #edited = false;
  #isResendRefused = false;

  /** The app's backend: a path such as `/backend`, an absolute URL, or (as a property) an object. */
  @property({ hasChanged }) backend: string | OtpBackend = '';

  /** Milliseconds that a request to the backend may take. Default: 60 seconds to send a code, 15 to check it. */
  @property({ attribute: 'request-timeout', type: Number }) requestTimeout = 0;

  /**
   * Purpose of the code: `login`, `signup`, `email-change` or `reauthenticate`. A `reauthenticate` code goes to
   * the signed-in person's own address, without an email input.
   */
  @property() purpose = 'login';

  /** Address of the next code, if the page or the person has given one. */
  protected abstract readonly address: string | undefined;

  constructor() {
    super();
    new FlowController(this, this.flow, this.internals, (state, previous) => {
      this.handleMove(state, previous);
    });
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

  /** Current phase of the flow. */
  get phase(): OtpPhase {
    return this.flow.state.phase;
  }

  /** The last error, until the next step. */
  get error(): PasskeyError | undefined {
    const { state } = this.flow;
    return ('error' in state && state.error) || this.formError;
  }

  /**
   * Sends a code, or another one.
   *
   * @throws PasskeyError
   */
  async send(): Promise<void> {
    const { state } = this.flow;
    const previous = state.phase === 'failed' ? state.email : this.sent?.email;
    await this.flow.send(previous ?? this.address);
  }

  /**
   * Checks the entered code.
   *
   * @throws PasskeyError
   */
  check(): Promise<CodeVerified> {
    return this.flow.check(this.value);
  }

  /** Cancels a running request and returns to `idle`. */
  cancel(): void {
    this.flow.cancel();
  }

  override formResetCallback(): void {
    super.formResetCallback();
    this.cancel();
  }

  /** The code that was sent. */
  protected get sent(): SentCode | undefined {
    const { state } = this.flow;
    return 'sent' in state ? state.sent : undefined;
  }

  protected override get codeLength(): number {
    return this.sent?.length ?? super.codeLength;
  }

  protected override get isEntering(): boolean {
    return !this.backend || !!this.sent;
  }

  protected override get needed(): boolean {
    return super.needed && this.phase !== 'verified';
  }

  protected override codeError(): string {
    return this.error?.code === 'wrong-code' && !this.#edited ? this.errorText() : '';
  }

  protected errorText(): string {
    return this.error ? codeError(this.strings, this.error, this.countdown.wait, this.#isResendRefused) : '';
  }

  protected override dispatchFailed(error: PasskeyError): void {
    this.dispatchEvent(new OtpFailedEvent(error));
  }

  protected override handleCode(): void {
    this.#edited = true;
    this.formError = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('backend') || changed.has('purpose')) this.#restore();
  }

  protected handleMove(state: OtpState, previous: OtpState): void {
    this.#edited = false;
    this.#isResendRefused = previous.phase === 'sending';
    this.formError = undefined;
    this.requestUpdate();
    dispatchMove(this, state, previous);
    // Keep a code that was not checked, such as after a network error: it can be checked again.
    const isKept = state.phase === 'entering' && state.error?.code !== 'wrong-code';
    if (previous.phase === 'checking' && !isKept) this.value = '';
    const restored = previous.phase === 'idle' && state.phase === 'entering';
    // After a reload an element that was shown by a hand-off must be shown again.
    if (restored) show(this);
    // Move the focus when the focused control disappears, but never from elsewhere on the page, and not when
    // the flow was restored.
    const { activeElement, body } = this.ownerDocument;
    const isElsewhere = activeElement !== body && !this.matches(':focus-within');
    if (!restored && !isElsewhere && state.phase !== 'sending' && state.phase !== 'checking')
      void this.updateComplete.then(() => this.focus());
  }

  #restore() {
    if (this.backend && this.isConnected && this.phase === 'idle') void this.flow.restore();
  }

  // Entering the back/forward cache has reset the flow; people come back from their inbox this way.
  readonly #handlePageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) this.#restore();
  };
}
