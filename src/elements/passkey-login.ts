import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { authenticationBackend } from '../wire/backend.js';
import type { ErrorCode } from '../wire/errors.js';
import type { AuthenticationApi, AuthenticationRequest } from '../wire/passlock.js';
import { can } from '../webauthn/capabilities.js';
import { cacheKey } from '../flows/cache-key.js';
import type { Phase, Run } from '../flows/ceremony.js';
import { offersCode, offersNewPasskey, offersWayBack } from '../flows/hand-off.js';
import { createLogin, type Authenticated, type Login } from '../flows/login.js';
import type { OtpPhase } from '../flows/otp.js';
import { loginEnglish } from '../strings/en/login.js';
import { StringsController } from '../strings/strings-controller.js';
import { backendOf, newAuthenticationApi, type ServerResult } from './base.js';
import { CeremonyElement, type MessagePhase } from './ceremony-element.js';
import { property } from './decorators.js';
import { PasskeyAcceptedEvent, PasskeyAuthenticatedEvent } from './events.js';
import { handOff } from './hand-off.js';
import { hasChanged } from './inline-objects.js';
import { askForPasskeys, LightField } from './light-field.js';
import { reportError } from './report-error.js';

/**
 * Signs in with a passkey, by a button and by autofill in its username input.
 *
 * With only a `tenancy-id` the browser starts the ceremony (Passlock's first generation). With a `backend` or
 * an `authentication-token` the app's server authorises it (second generation).
 *
 * @summary Passkey sign-in by button and autofill, with messages before and after the device's dialog.
 * @tag passkey-login
 *
 * @slot username - The username input with its label. Its autofill offers passkeys. Created when missing,
 *   unless `no-autofill` is set.
 * @slot label - Text of the button.
 * @slot fallback - Another way to sign in. Shown when passkeys cannot be used, and after an error.
 *
 * @csspart base - The container of the whole element.
 * @csspart intro - The account name, shown with `purpose="reauthenticate"`.
 * @csspart actions - The row of buttons.
 * @csspart button - The main button, which starts the ceremony.
 * @csspart icon - The passkey icon in the main button.
 * @csspart spinner - The spinner that replaces the icon during a ceremony.
 * @csspart cancel - The button that cancels a ceremony.
 * @csspart links - The row of secondary buttons.
 * @csspart link - A secondary button: use a code, create a passkey, or go back.
 * @csspart message - A status message, a live region.
 * @csspart hint - How to use a passkey of another device, while the device asks and after it had none.
 * @csspart error - The error message, an alert.
 * @csspart success - The status message after success.
 *
 * @cssstate idle - No ceremony is running; an autofill request may be pending.
 * @cssstate preparing - The options are being fetched.
 * @cssstate prompting - The device's dialog is open.
 * @cssstate verifying - The server is verifying the device's response.
 * @cssstate succeeded - The passkey was accepted.
 * @cssstate failed - The ceremony failed.
 * @cssstate unavailable - This browser or page cannot use passkeys.
 *
 * @fires {PasskeyRequestEvent} passkey-login-request - When the person presses the button; cancelable.
 * @fires {PasskeyAuthenticatedEvent} passkey-authenticated - When the passkey was used and verified.
 * @fires {PasskeyAcceptedEvent} passkey-accepted - When a custom server accepted the passkey.
 * @fires {PasskeyFailedEvent} passkey-failed - When the ceremony failed.
 * @fires {PasskeyPhaseChangedEvent} passkey-phase-changed - When the phase changed.
 * @fires {HandOffRequestEvent} otp-offer-request - When the person asks for a code instead; cancelable.
 * @fires {HandOffRequestEvent} passkey-offer-request - When the person asks to create a passkey; cancelable.
 */
export class PasskeyLogin extends CeremonyElement<Authenticated<ServerResult>> {
  protected override readonly kind = 'login';
  protected override readonly strings = new StringsController(this, loginEnglish);
  protected override readonly field = new LightField(this, {
    slot: 'username',
    // Where passkeys cannot be used, the username still fills the email input of the code.
    wanted: () =>
      !this.noAutofill && !this.authenticationToken && !this.purpose && (this.available || !!this.forCode),
    label: () => this.strings.term('username'),
    language: () => this.strings,
    attributes: () => ({
      name: 'username',
      autocomplete: 'username webauthn',
      enterkeyhint: 'go',
      autocapitalize: 'none',
    }),
    restore: (input) => {
      if (!this.noAutofill) askForPasskeys(input);
    },
    labels: () => this.internals.labels,
    onEnter: this.handleEnter,
    onInterest: () => this.#offer(),
  });
  protected override readonly flow: Login<ServerResult> = createLogin(() => this.#context());
  #canImmediate = false;
  /** Key of the settings that autofill was offered with. */
  #offered: string | undefined;
  /** The element that is shown in place of this one, after a hand-off. */
  #other: HTMLElement | undefined;
  #root: Node | undefined;

  /** `reauthenticate` confirms the identity of the signed-in person. It needs a backend. */
  @property() purpose: '' | 'reauthenticate' = '';

  /** Name of the account, when the page knows it. Default: the value of the username input. */
  @property() username = '';

  /** Vault ids of the passkeys to allow, separated by spaces. Ignored with a backend. */
  @property({ attribute: 'allow-credentials' }) allowCredentials = '';

  /** Related (legacy) domain whose passkeys are used. */
  @property({ attribute: 'rp-id' }) rpId = '';

  /** Creates no username input and offers no passkeys in autofill. */
  @property({ attribute: 'no-autofill', type: Boolean }) noAutofill = false;

  /** The button opens the dialog only if the device has a passkey; otherwise nothing is shown. */
  @property({ type: Boolean }) immediate = false;

  /** Single-use token with which the app's server has authorised this sign-in. It disables autofill. */
  @property({ attribute: 'authentication-token' }) authenticationToken = '';

  /** Id of an `<otp-entry>` to offer when a passkey did not work. It may be hidden until then. */
  @property({ attribute: 'for-code' }) forCode = '';

  /** Id of a `<passkey-register>` to offer when a passkey no longer exists. It may be hidden until then. */
  @property({ attribute: 'for-passkey' }) forPasskey = '';

  /** Offers the code before a passkey was tried. */
  @property({ attribute: 'code-always', type: Boolean }) codeAlways = false;

  /** Client of the authentication endpoints. Default: created from the attributes. */
  @property({ attribute: false, hasChanged }) override api: AuthenticationApi<ServerResult> | undefined;

  constructor() {
    super();
    this.follow((result) =>
      'value' in result ? new PasskeyAcceptedEvent(result) : new PasskeyAuthenticatedEvent(result),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.#offer);
    this.#root = this.getRootNode();
    this.#root.addEventListener('otp-phase-changed', this.#followCode);
    if (this.hasUpdated) this.#offer();
  }

  override disconnectedCallback(): void {
    removeEventListener('pageshow', this.#offer);
    this.#root?.removeEventListener('otp-phase-changed', this.#followCode);
    this.flow.disarm();
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('immediate') && this.immediate)
      void can('immediateGet').then((can) => (this.#canImmediate = can));
    const key = this.#autofillKey();
    if (key === this.#offered) return;
    this.#offered = key;
    this.flow.disarm();
    this.#offer();
  }

  /** Autofill is offered anew when this changes. */
  #autofillKey(): string {
    try {
      const { username: _, keepCode: __, ...context } = this.#context();
      return `${this.noAutofill} ${cacheKey(context)}`;
    } catch {
      return ''; // The click reports wrong settings.
    }
  }

  protected override renderIntro(): TemplateResult | typeof nothing {
    if (!this.purpose || !this.username) return nothing;
    return html`<p part="intro">${this.strings.term('login:account', this.username)}</p>`;
  }

  protected override phaseText(phase: MessagePhase): string {
    return this.strings.term(`login:${phase}`);
  }

  protected override get action(): string {
    return this.strings.term(this.purpose ? 'login:confirm' : 'login:action');
  }

  protected override errorText(code: ErrorCode): string {
    // A custom server wants a session before the sign-in: nobody was signed in.
    return super.errorText(code === 'signed-out' && !this.purpose ? 'forbidden' : code);
  }

  protected override render(): TemplateResult {
    if (!this.#other) return super.render();
    const { phase } = this.#other as { phase?: Phase | OtpPhase };
    const isOffered = offersWayBack(phase, this.available);
    const back = isOffered ? this.#renderLink('login:back', this.#handleBack) : nothing;
    return html`<div part="base" lang=${this.strings.lang} dir=${this.strings.dir}>
      <div part="links">${back}</div>
    </div>`;
  }

  protected override renderOther(): TemplateResult {
    const isAsked = this.phase === 'prompting' || this.error?.code === 'not-allowed';
    const hint = isAsked ? this.strings.term('login:otherDevice') : '';
    return html`<p part="message hint" role="status">${hint}</p>
      ${this.#renderLinks()}`;
  }

  #renderLinks() {
    const { forCode, forPasskey } = this;
    if (!forCode && !forPasskey) return nothing;
    const byCode =
      forCode &&
      offersCode({
        phase: this.phase,
        isAvailable: this.available,
        hasFailed: this.tried,
        codeFirst: this.codeAlways || !!this.purpose,
      });
    const anew = forPasskey && offersNewPasskey(this.error);
    return html`
      <div part="links" ?hidden=${!byCode && !anew}>
        ${forCode ? this.#renderLink('login:code', this.#handleCode) : nothing}
        ${anew ? this.#renderLink('login:create', this.#handleCreate) : nothing}
      </div>
    `;
  }

  #renderLink(words: 'login:code' | 'login:create' | 'login:back', act: () => void) {
    return html`<button part="link" type="button" @click=${act}>${this.strings.term(words)}</button>`;
  }

  protected override mediation(): Run['mediation'] {
    return this.immediate && this.#canImmediate ? 'immediate' : 'modal';
  }

  // Autofill needs an input, and would spend a single-use token before the click.
  readonly #offer = () => {
    const wanted = this.isConnected && this.available && !this.noAutofill && !this.authenticationToken;
    if (wanted && this.field.input) this.flow.arm((error) => reportError(this, error));
  };

  readonly #handleCode = () => {
    this.#giveWay('otp-offer-request', this.forCode, 'input[type=email]');
  };

  readonly #handleCreate = () => {
    this.#giveWay('passkey-offer-request', this.forPasskey, 'input[name=username]');
  };

  #giveWay(type: 'otp-offer-request' | 'passkey-offer-request', id: string, field: string) {
    this.cancel();
    const { value } = this.field;
    let wasHidden = false;
    const other = handOff(this, type, id, (to) => {
      wasHidden = to.hasAttribute('hidden');
      const input = to.querySelector<HTMLInputElement>(field);
      if (input && !input.value && (input.type !== 'email' || value.includes('@'))) input.value = value;
    });
    if (other && wasHidden) this.#standAside(other);
  }

  #standAside(other: HTMLElement) {
    this.#other = other;
    for (const type of ['otp-phase-changed', 'passkey-phase-changed'])
      other.addEventListener(type, this.#refresh);
    this.requestUpdate();
  }

  // After a reload the code's element continues and shows itself.
  readonly #followCode = ({ target, phase }: Event & { phase?: OtpPhase }) => {
    const code = target as HTMLElement;
    if (phase !== 'entering' || code.id !== this.forCode || !code.hidden) return;
    if (this.matches(':focus-within')) void this.updateComplete.then(() => code.focus());
    this.#standAside(code);
  };

  readonly #refresh = () => {
    this.requestUpdate();
  };

  readonly #handleBack = () => {
    if (this.#other) this.#other.hidden = true;
    this.#other = undefined;
    this.requestUpdate();
    void this.updateComplete.then(() => this.button.focus());
  };

  #context() {
    const { authenticationToken, rpId } = this;
    const allowCredentials = this.allowCredentials.split(/[\s,]+/).filter(Boolean);
    const request: AuthenticationRequest = authenticationToken
      ? { authenticationToken }
      : {
          ...(allowCredentials.length && { allowCredentials }),
          ...(rpId && { rpId }),
          ...this.ceremonyOptions(),
          ...(this.purpose && { userVerification: 'required' }),
        };
    return {
      api: this.api ?? newAuthenticationApi(this.config()),
      backend: backendOf(this.backend, authenticationBackend),
      keepCode: this.keepCode,
      settings: this.settings,
      username: this.username || this.field.value || undefined,
      purpose: this.purpose || undefined,
      request,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passkey-login': PasskeyLogin;
  }
}
