import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AuthenticationApi, AuthenticationRequest } from '../api/passlock.js';
import type { Run } from '../flows/ceremony.js';
import type { Authenticated, Login } from '../flows/login.js';
import { canImmediate, newAuthenticationApi, newLogin, type ServerResult } from './base.js';
import { CeremonyElement } from './ceremony-element.js';
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
 * @csspart link - The offer of a code instead.
 * @csspart message - What is going on, or went wrong; also a live region.
 * @csspart error - The message, when it tells of a failure.
 * @csspart success - The message, when it tells of success.
 *
 * @cssprop [--kit-accent] - Colour of the button and of focus rings.
 * @cssprop [--kit-on-accent] - Colour on the accent.
 * @cssprop [--kit-error] - Colour of failures.
 * @cssprop [--kit-success] - Colour of success.
 * @cssprop [--kit-border] - Colour of borders.
 * @cssprop [--kit-surface] - Background of inputs.
 * @cssprop [--kit-radius] - Corner radius.
 * @cssprop [--kit-gap] - Space between the rows.
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
 */
export class PasskeyLogin extends CeremonyElement<Authenticated<ServerResult>> {
  protected override readonly kind = 'login';
  protected override readonly field = new LightField(this, {
    slot: 'username',
    wanted: () => !this.noAutofill && !this.authenticationToken && !this.purpose,
    label: () => this.strings.term('username'),
    attributes: () => ({ name: 'username', autocomplete: 'username webauthn', autocapitalize: 'none' }),
    adopt: (input) => {
      if (!this.noAutofill) askForPasskeys(input);
    },
    onEnter: () => void this.start(),
    onInterest: () => this.#offer(),
  });
  protected override readonly flow: Login<ServerResult> = newLogin(() => this.#context());
  #canImmediate = false;

  /** `reauthenticate`: a fresh proof from the person who is signed in, by a backend's leave. */
  @property() purpose: '' | 'reauthenticate' = '';

  /** Whose account it is, when the page knows. Default: what the username input says. */
  @property() username = '';

  /** Vault ids of the only passkeys to ask for, separated by spaces; without a backend only. */
  @property({ attribute: 'allow-credentials' }) allowCredentials = '';

  /** A related (legacy) domain whose passkeys to ask for; without a backend only. */
  @property({ attribute: 'rp-id' }) rpId = '';

  /** Makes no username input, and offers no passkeys in autofill. */
  @property({ attribute: 'no-autofill', type: Boolean }) noAutofill = false;

  /** The button asks for a passkey only where one is at hand at once; else the page stays as it is. */
  @property({ type: Boolean }) immediate = false;

  /** Single-use token of a backend that has authorised this sign-in by button. */
  @property({ attribute: 'authentication-token' }) authenticationToken = '';

  /** Id of an `<otp-entry>` to offer when a passkey did not work; it may be hidden until then. */
  @property({ attribute: 'for-code' }) forCode = '';

  /** Offers the code from the start. */
  @property({ attribute: 'code-always', type: Boolean }) codeAlways = false;

  /** Another client of the authentication endpoints. Default: what the attributes name. */
  @property({ attribute: false }) api: AuthenticationApi<ServerResult> | undefined;

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
      void canImmediate().then((can) => (this.#canImmediate = can));
    const settings = [
      'tenancyId',
      'endpoint',
      'optionsUrl',
      'verificationUrl',
      'optionsMethod',
      'backend',
      'rpId',
      'allowCredentials',
      'noAutofill',
      'api',
    ] as const;
    if (!settings.some((name) => changed.has(name))) return;
    this.flow.disarm();
    this.#offer();
  }

  protected override renderIntro(): TemplateResult | typeof nothing {
    if (!this.purpose || !this.username) return nothing;
    return html`<p part="intro">${this.strings.term('login:account', this.username)}</p>`;
  }

  protected override get action(): string {
    return this.strings.term(this.purpose ? 'login:confirm' : 'login:action');
  }

  protected override renderOther(): TemplateResult | typeof nothing {
    if (!this.forCode) return nothing;
    const offered = this.codeAlways || this.tried || !this.available || this.phase === 'failed';
    return html`
      <div part="links" ?hidden=${!offered}>
        <button part="link" type="button" @click=${this.#handleCode}>
          ${this.strings.term('login:code')}
        </button>
      </div>
    `;
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
    this.cancel();
    handOff(this, 'otp-offer-request', this.forCode, (to) => {
      const email = to.querySelector<HTMLInputElement>('input[type=email]');
      if (email && !email.value && this.field.value.includes('@')) email.value = this.field.value;
    });
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
        };
    return {
      api: this.api ?? newAuthenticationApi(this.config()),
      backend: this.backendClient(),
      keepCode: !!this.name,
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
