import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { sessionBackend, type Backend, type SessionBackend } from '../wire/backend.js';
import { createAuth, type AuthMode, type AuthPhase, type AuthState } from '../flows/auth.js';
import { authEnglish } from '../strings/en/auth.js';
import { StringsController } from '../strings/strings-controller.js';
import { unavailability } from '../webauthn/capabilities.js';
import { AuthParts } from './auth-parts.js';
import { backendOf } from './base.js';
import { property, query } from './decorators.js';
import { PasskeyAuthCompletedEvent, PasskeyAuthPhaseChangedEvent } from './events.js';
import { FlowController } from './flow-controller.js';
import { attachInternals } from './internals.js';
import { passkeyAuthStyles } from './passkey-auth.styles.js';
import { PatchObserver } from './patch-observer.js';
import { StyledElement } from './styled-element.js';
import { tabMemory } from './tab-memory.js';
import { TextScheme } from './text-scheme.js';

/**
 * A whole sign-in or sign-up: a passkey by autofill and button, a code by email, and the offer of a passkey after the
 * code. It shows one step at a time.
 *
 * The steps are elements of their own in its light DOM: `<passkey-login>`, `<otp-entry>` and `<passkey-register>`. The
 * element creates those that the page has not brought.
 *
 * @summary Sign-in and sign-up in one tag: passkey, code by email, and a passkey for the next time.
 * @tag passkey-auth
 *
 * @slot logo - A logo, above every step.
 * @slot heading - The heading of the first step. Default: "Sign in" or "Create an account".
 * @slot intro - Text below that heading.
 * @slot login - The element that signs in with a passkey. Default: a `<passkey-login>` with the same settings.
 * @slot code - The element that sends and checks a code. Default: an `<otp-entry>` with the same settings.
 * @slot register - The element that creates a passkey. Default: a `<passkey-register>` with the same settings.
 * @slot providers - Buttons of other ways to sign in, below the built-in ones.
 * @slot verified - Content shown when the person is signed in.
 * @slot footer - The end of the first step. Default with `mode="both"`: the link to the other mode.
 *
 * @csspart base - The container of the whole element.
 * @csspart heading - The heading of a step.
 * @csspart divider - The line with "or" above the other ways.
 * @csspart code - The button that sends a code.
 * @csspart links - The row of secondary buttons.
 * @csspart link - A secondary button: back to the passkey, or the other mode.
 * @csspart decline - The button "Not now", which declines the offered passkey.
 * @csspart message - The status message, a live region.
 * @csspart success - The status message once the person is signed in.
 * @csspart footer - The line with the link to the other mode.
 *
 * @cssstate start - The first step: a passkey, or the email address.
 * @cssstate code - The code is sent, entered and checked.
 * @cssstate offer - A passkey is offered.
 * @cssstate done - The person is signed in.
 *
 * @fires {PasskeyAuthCompletedEvent} passkey-auth-completed - When the person is signed in and no step is left.
 * @fires {PasskeyAuthPhaseChangedEvent} passkey-auth-phase-changed - When another step is on show.
 */
export class PasskeyAuth extends StyledElement {
  static override styles = [super.styles, passkeyAuthStyles];

  protected readonly strings = new StringsController(this, authEnglish);
  readonly #parts = new AuthParts(this);
  readonly #flow = createAuth(() => this.#context(), tabMemory('passkey-auth'));

  /** Whether passkeys can be used on this page. */
  #available = true;
  /** Whether a code was sent, which stays so while another one is. */
  #isMailed = false;

  @query('[part~=message]') private message!: HTMLElement;
  @query('.step') private heading!: HTMLElement;

  /** Passlock tenancy, up to 64 letters, digits, `_` and `-`. */
  @property({ attribute: 'tenancy-id' }) tenancyId = '';

  /** Origin of the Passlock server, or `/` for the page's own. Default: the hosted service. */
  @property() endpoint = '';

  /** The app's own backend: a path such as `/backend`, an absolute URL, or (as a property) an object. */
  @property() backend: string | Backend = '';

  /** `sign-in`, `sign-up`, or `both` with a link from one to the other. */
  @property() mode: AuthMode | 'both' = 'sign-in';

  /** `reauthenticate` confirms the identity of the signed-in person. */
  @property() purpose: '' | 'reauthenticate' = '';

  /** Name of the account, when the page knows it. */
  @property() username = '';

  /** The backend sends no codes: only passkeys are used. */
  @property({ attribute: 'no-code', type: Boolean }) noCode = false;

  constructor() {
    super();
    new PatchObserver(this, { childList: true });
    const internals = attachInternals(this);
    new TextScheme(this, internals);
    new FlowController(this, this.#flow, internals, (now, previous) => this.#handleMove(now, previous));
    this.addEventListener('otp-phase-changed', ({ phase }) => {
      if (phase === 'idle' || phase === 'entering') this.#isMailed = phase === 'entering';
      this.#flow.followCode(phase);
      this.requestUpdate();
    });
    this.addEventListener('otp-verified', ({ user }) => this.#flow.succeed({ method: 'code', user }));
    this.addEventListener('passkey-authenticated', ({ user }) =>
      this.#flow.succeed({ method: 'passkey', user }),
    );
    this.addEventListener('passkey-registered', ({ user }) => this.#flow.created(user));
    // Of a custom server, in a slot: it opens its own session.
    this.addEventListener('passkey-accepted', ({ target }) => {
      if (target === this.#parts.find('register')) this.#flow.created();
      else this.#flow.succeed({ method: 'passkey' });
    });
    // Only the response may be lost: the session may be open.
    for (const type of ['otp-failed', 'passkey-failed'] as const)
      this.addEventListener(type, ({ error }) => {
        if (error.code === 'network') this.#restore();
      });
  }

  override connectedCallback(): void {
    this.#available = !unavailability('get');
    super.connectedCallback();
    addEventListener('pageshow', this.#restore);
    document.addEventListener('visibilitychange', this.#restore);
    if (this.hasUpdated) this.#restore();
  }

  override disconnectedCallback(): void {
    removeEventListener('pageshow', this.#restore);
    document.removeEventListener('visibilitychange', this.#restore);
    this.#isMailed = false;
    super.disconnectedCallback();
  }

  /** The step on show. */
  get phase(): AuthPhase {
    return this.#flow.state.phase;
  }

  /** Focuses the first control of the step, or its heading or message if there is none. */
  override focus(options?: FocusOptions): void {
    const shown = this.#shown;
    const own = this.phase === 'offer' ? this.heading : this.message;
    (shown && this.phase !== 'offer' ? this.#parts.find(shown) : own)?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { mode } = this;
    if (changed.has('mode') && mode !== 'both') this.#flow.begin(mode);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { backend, tenancyId, endpoint, purpose, username, phase } = this;
    const { mode } = this.#flow.state;
    const settings = { backend, tenancyId, endpoint };
    if (mode === 'sign-in') this.#parts.fill('login', 'passkey-login', { ...settings, purpose, username });
    if (!this.noCode)
      this.#parts.fill('code', 'otp-entry', { backend, purpose: purpose || codePurpose[mode] });
    if (this.#shown === 'register')
      this.#parts.fill('register', 'passkey-register', { ...settings, signUp: phase === 'start' });
    if (changed.has('backend')) this.#restore();
  }

  protected override render(): TemplateResult {
    const { strings } = this;
    const { phase, mode } = this.#flow.state;
    const shown = this.#shown;
    const isStart = phase === 'start' || (phase === 'code' && !this.#isMailed);
    const byCode = shown === 'login' && !this.noCode;
    const hasOthers = byCode || (phase === 'start' && !!this.#parts.find('providers'));
    const isBack = phase === 'code' && mode === 'sign-in' && this.#available;
    const tone = phase === 'done' ? 'message success' : 'message';
    return html`
      <div part="base" lang=${strings.lang} dir=${strings.dir}>
        <slot name="logo"></slot>
        <slot name="heading" ?hidden=${!isStart}
          >${this.purpose ? nothing : html`<h2 part="heading">${strings.term(titles[mode])}</h2>`}</slot
        >
        <h2 part="heading" class="step" tabindex="-1" ?hidden=${isStart || !shown}>
          ${strings.term(phase === 'offer' ? 'auth:offer' : 'auth:mail')}
        </h2>
        <slot name="intro" ?hidden=${!isStart}></slot>
        <slot name="login" ?hidden=${shown !== 'login'}></slot>
        <div part="divider" ?hidden=${!hasOthers}>${strings.term('auth:or')}</div>
        <button part="code" type="button" ?hidden=${!byCode} @click=${this.#handleCode}>
          ${strings.term('code:send')}
        </button>
        <slot name="code" ?hidden=${shown !== 'code'}></slot>
        <slot name="providers" ?hidden=${phase !== 'start'} @slotchange=${this.#refresh}></slot>
        <slot name="register" ?hidden=${shown !== 'register'}></slot>
        <button part="decline" type="button" ?hidden=${phase !== 'offer'} @click=${this.#flow.decline}>
          ${strings.term('auth:notNow')}
        </button>
        <div part="links" ?hidden=${!isBack}>${this.#renderLink('login:back', this.#handleBack)}</div>
        <p part=${tone} role="status" tabindex="-1">${this.#message()}</p>
        <slot name="verified" ?hidden=${phase !== 'done'}></slot>
        <slot name="footer" ?hidden=${phase !== 'start'}
          >${this.mode === 'both' ? this.#renderSwitch(mode) : ''}</slot
        >
      </div>
    `;
  }

  #renderSwitch(mode: AuthMode) {
    const isSignUp = mode === 'sign-up';
    return html`<p part="footer">
      ${this.strings.term(isSignUp ? 'auth:known' : 'auth:new')}
      ${this.#renderLink(titles[isSignUp ? 'sign-in' : 'sign-up'], this.#handleSwitch)}
    </p>`;
  }

  #renderLink(words: 'login:back' | (typeof titles)[AuthMode], act: () => void) {
    return html`<button part="link" type="button" @click=${act}>${this.strings.term(words)}</button>`;
  }

  /** The slot of the step on show; empty when no step is left. */
  get #shown(): 'login' | 'code' | 'register' | '' {
    const { phase, mode } = this.#flow.state;
    if (phase === 'done') return '';
    if (phase !== 'start') return phase === 'code' ? 'code' : 'register';
    if (this.noCode) return mode === 'sign-up' ? 'register' : 'login';
    return mode === 'sign-up' || !this.#available ? 'code' : 'login';
  }

  #message(): string {
    const { strings } = this;
    const { state } = this.#flow;
    if (state.phase !== 'done') return '';
    const { method, user, isCreated } = state.result;
    if (isCreated) return strings.term('register:succeeded');
    if (user) return strings.term('login:account', user.username);
    return strings.term(method === 'code' ? 'code:verified' : 'login:succeeded');
  }

  #context() {
    return {
      session: this.purpose ? undefined : backendOf<Partial<SessionBackend>>(this.backend, sessionBackend),
      canSwitch: this.mode === 'both',
      canOffer: !this.purpose && this.#available,
    };
  }

  readonly #refresh = () => this.requestUpdate();

  readonly #restore = () => {
    if (this.isConnected && document.visibilityState === 'visible') void this.#flow.restore();
  };

  readonly #handleCode = () => {
    const canSend = this.#parts.prepareCode();
    this.#flow.askForCode();
    // Screen readers announce a change in a live region that they have seen before.
    if (canSend) setTimeout(() => this.#parts.sendCode(), 50);
  };

  readonly #handleBack = () => {
    this.#parts.code?.cancel();
    this.#flow.cancel();
  };

  readonly #handleSwitch = () => {
    this.#parts.code?.cancel();
    this.#flow.switchMode();
  };

  #handleMove(now: AuthState, previous: AuthState) {
    const hasFocus = this.matches(':focus-within');
    if (now.phase !== previous.phase)
      this.dispatchEvent(new PasskeyAuthPhaseChangedEvent(now.phase, previous.phase));
    if (now.phase === 'done') this.dispatchEvent(new PasskeyAuthCompletedEvent(now.result));
    // The step that had the focus is about to be hidden.
    if (hasFocus) void this.updateComplete.then(() => this.focus());
  }
}

const titles = { 'sign-in': 'auth:signIn', 'sign-up': 'auth:signUp' } as const;
const codePurpose = { 'sign-in': 'login', 'sign-up': 'signup' };

declare global {
  interface HTMLElementTagNameMap {
    'passkey-auth': PasskeyAuth;
  }
}
