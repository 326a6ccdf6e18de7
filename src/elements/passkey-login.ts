import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { authenticationBackend } from '../wire/backend.js';
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
import { CeremonyElement, type ToldPhase } from './ceremony-element.js';
import { property } from './decorators.js';
import { PasskeyAcceptedEvent, PasskeyAuthenticatedEvent } from './events.js';
import { handOff } from './hand-off.js';
import { askForPasskeys, LightField } from './light-field.js';

/**
 * Signs in with a passkey: by a button, and by the autofill of its username input.
 *
 * With `tenancy-id` alone it starts the ceremony by itself (Passlock's first generation). With a
 * `backend`, or an `authentication-token`, the app's own server has authorised it (second generation).
 *
 * @summary A passkey sign-in with autofill, a button, and every step before and after the device's dialog.
 * @tag passkey-login
 *
 * @slot username - The username input, with its label; passkeys are offered in its autofill. Made when
 *   missing, unless `no-autofill` is set.
 * @slot label - The button's words.
 * @slot fallback - Another way to sign in; shown when passkeys cannot be used, and after a failure.
 *
 * @csspart base - The box around everything.
 * @csspart intro - Whose account it is, when a fresh proof is asked for.
 * @csspart actions - The row of buttons.
 * @csspart button - The button that starts.
 * @csspart icon - The passkey icon in it.
 * @csspart spinner - What turns in its place during a ceremony.
 * @csspart cancel - The button that ends a ceremony.
 * @csspart links - The row of other ways in.
 * @csspart link - The offer of a code instead, of a new passkey, or of the way back.
 * @csspart message - What is going on; a live region.
 * @csspart error - What went wrong; an alert.
 * @csspart success - The message, when it tells of success.
 *
 * @cssstate idle - Nothing is going on; autofill may be waiting.
 * @cssstate preparing - The options are being fetched.
 * @cssstate prompting - The device is asking the person.
 * @cssstate verifying - The server checks the device's answer.
 * @cssstate succeeded - The passkey was accepted.
 * @cssstate failed - It ended without success.
 * @cssstate unavailable - This browser or page cannot use passkeys.
 *
 * @fires {PasskeyRequestEvent} passkey-login-request - When the person presses the button; cancelable.
 * @fires {PasskeyAuthenticatedEvent} passkey-authenticated - When the passkey was used and verified.
 * @fires {PasskeyAcceptedEvent} passkey-accepted - When a server that is not Passlock accepted it.
 * @fires {PasskeyFailedEvent} passkey-failed - When it ended without success.
 * @fires {PasskeyPhaseChangedEvent} passkey-phase-changed - When the element moved on.
 * @fires {HandOffRequestEvent} otp-offer-request - When the person wants a code instead; cancelable.
 * @fires {HandOffRequestEvent} passkey-offer-request - When the person wants a new passkey; cancelable.
 */
export class PasskeyLogin extends CeremonyElement<Authenticated<ServerResult>> {
  protected override readonly kind = 'login';
  protected override readonly strings = new StringsController(this, loginEnglish);
  protected override readonly field = new LightField(this, {
    slot: 'username',
    // Where passkeys cannot be used, the name still serves the code.
    wanted: () =>
      !this.noAutofill && !this.authenticationToken && !this.purpose && (this.available || !!this.forCode),
    label: () => this.strings.term('username'),
    language: () => this.strings,
    attributes: () => ({ name: 'username', autocomplete: 'username webauthn', autocapitalize: 'none' }),
    adopt: (input) => {
      if (!this.noAutofill) askForPasskeys(input);
    },
    onEnter: () => void this.start(),
    onInterest: () => this.#offer(),
  });
  protected override readonly flow: Login<ServerResult> = createLogin(() => this.#context());
  #canImmediate = false;
  /** Key of the settings that autofill was offered with. */
  #offered: string | undefined;
  /** The element that has taken this one's place. */
  #other: HTMLElement | undefined;

  /** `reauthenticate`: a fresh proof from the person who is signed in, by a backend's leave. */
  @property() purpose: '' | 'reauthenticate' = '';

  /** Whose account it is, when the page knows. Default: what the username input says. */
  @property() username = '';

  /** Vault ids of the only passkeys to ask for, separated by spaces; without a backend only. */
  @property({ attribute: 'allow-credentials' }) allowCredentials = '';

  /** A related (legacy) domain whose passkeys to ask for. */
  @property({ attribute: 'rp-id' }) rpId = '';

  /** Makes no username input, and offers no passkeys in autofill. */
  @property({ attribute: 'no-autofill', type: Boolean }) noAutofill = false;

  /** The button asks for a passkey only where one is at hand at once; else the page stays as it is. */
  @property({ type: Boolean }) immediate = false;

  /** Single-use token of a backend that has authorised this sign-in by button. */
  @property({ attribute: 'authentication-token' }) authenticationToken = '';

  /** Id of an `<otp-entry>` to offer when a passkey did not work; it may be hidden until then. */
  @property({ attribute: 'for-code' }) forCode = '';

  /** Id of a `<passkey-register>` to offer when a passkey no longer works; it may be hidden until then. */
  @property({ attribute: 'for-passkey' }) forPasskey = '';

  /** Offers the code from the start. */
  @property({ attribute: 'code-always', type: Boolean }) codeAlways = false;

  /** Another client of the authentication endpoints. Default: what the attributes name. */
  @property({ attribute: false }) override api: AuthenticationApi<ServerResult> | undefined;

  constructor() {
    super();
    this.follow((result) =>
      'value' in result ? new PasskeyAcceptedEvent(result) : new PasskeyAuthenticatedEvent(result),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.#offer);
    if (this.hasUpdated) this.#offer();
  }

  override disconnectedCallback(): void {
    removeEventListener('pageshow', this.#offer);
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

  protected override phaseWords(phase: ToldPhase): string {
    return this.strings.term(`login:${phase}`);
  }

  protected override get action(): string {
    return this.strings.term(this.purpose ? 'login:confirm' : 'login:action');
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

  protected override renderOther(): TemplateResult | typeof nothing {
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

  // Autofill hangs on an input that asks for it, and a single-use token must last until the click.
  readonly #offer = () => {
    const wanted = this.isConnected && this.available && !this.noAutofill && !this.authenticationToken;
    if (wanted && this.field.input) this.flow.arm();
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
    this.#other = handOff(this, type, id, (to) => {
      const input = to.querySelector<HTMLInputElement>(field);
      if (input && !input.value && (input.type !== 'email' || value.includes('@'))) input.value = value;
    });
    for (const type of ['otp-phase-changed', 'passkey-phase-changed'])
      this.#other?.addEventListener(type, this.#refresh);
    this.requestUpdate();
  }

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
      keepCode: !!this.name,
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
