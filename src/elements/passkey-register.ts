import { html, type PropertyValues, type TemplateResult } from 'lit';
import { registrationBackend } from '../wire/backend.js';
import type { RegistrationApi, RegistrationRequest } from '../wire/passlock.js';
import { PasskeyError, type ErrorCode } from '../wire/errors.js';
import { createRegister, type Register, type Registered } from '../flows/register.js';
import { upgrade } from '../flows/upgrade.js';
import { registerEnglish } from '../strings/en/register.js';
import { StringsController } from '../strings/strings-controller.js';
import { backendOf, newRegistrationApi, type ServerResult } from './base.js';
import { CeremonyElement, type ToldPhase } from './ceremony-element.js';
import { property } from './decorators.js';
import { detailsStyles } from './details.styles.js';
import { PasskeyAcceptedEvent, PasskeyRegisteredEvent } from './events.js';
import { LightField } from './light-field.js';

/**
 * Creates a passkey.
 *
 * With `tenancy-id` alone it starts the ceremony by itself (Passlock's first generation). With a
 * `backend`, or a `registration-token`, the app's own server has authorised it (second generation).
 *
 * @summary A button that creates a passkey, with every step before and after the device's dialog.
 * @tag passkey-register
 *
 * @slot username - The input for the account's name, with its label. Made when neither `username`, a
 *   backend nor a token says whose passkey it is.
 * @slot intro - What a passkey is good for, before the button; shown where passkeys can be used.
 * @slot label - The button's words.
 * @slot fallback - Another way to continue; shown when passkeys cannot be used, and after a failure.
 * @slot help - Answers to "What are passkeys?" and "Where are passkeys saved?".
 *
 * @csspart base - The box around everything.
 * @csspart intro - The text before the button.
 * @csspart actions - The row of buttons.
 * @csspart button - The button that starts.
 * @csspart icon - The passkey icon in it.
 * @csspart spinner - What turns in its place during a ceremony.
 * @csspart cancel - The button that ends a ceremony.
 * @csspart message - What is going on; a live region.
 * @csspart error - What went wrong; an alert.
 * @csspart success - The message, when it tells of success.
 * @csspart help - The questions and answers.
 *
 * @cssstate idle - Nothing is going on.
 * @cssstate preparing - The options are being fetched.
 * @cssstate prompting - The device is asking the person.
 * @cssstate verifying - The server checks the device's answer.
 * @cssstate succeeded - The passkey is ready.
 * @cssstate failed - It ended without success.
 * @cssstate unavailable - This browser or page cannot use passkeys.
 *
 * @fires {PasskeyRequestEvent} passkey-register-request - When the person asks for it; cancelable.
 * @fires {PasskeyRegisteredEvent} passkey-registered - When the passkey was created and verified.
 * @fires {PasskeyAcceptedEvent} passkey-accepted - When a server that is not Passlock accepted it.
 * @fires {PasskeyFailedEvent} passkey-failed - When it ended without success.
 * @fires {PasskeyPhaseChangedEvent} passkey-phase-changed - When the element moved on.
 */
export class PasskeyRegister extends CeremonyElement<Registered<ServerResult>> {
  static override styles = [super.styles, detailsStyles];
  protected override readonly kind = 'register';
  protected override readonly strings = new StringsController(this, registerEnglish);
  protected override readonly field = new LightField(this, {
    slot: 'username',
    wanted: () => this.available && !this.username && !this.backend && !this.registrationToken,
    label: () => this.strings.term('username'),
    language: () => this.strings,
    attributes: () => ({ name: 'username', autocomplete: 'username', autocapitalize: 'none', required: '' }),
    onEnter: () => void this.start(),
  });
  protected override readonly flow: Register<ServerResult> = createRegister(() => this.#context());

  /** The account's name as the device will show it. Default: what the username input says. */
  @property() username = '';

  /** The person's name as the device may show it. Default: the username. */
  @property({ attribute: 'display-name' }) displayName = '';

  /** Vault ids of passkeys the person has already, separated by spaces; without a backend only. */
  @property({ attribute: 'exclude-credentials' }) excludeCredentials = '';

  /** Single-use token of a backend that has authorised this registration. */
  @property({ attribute: 'registration-token' }) registrationToken = '';

  /**
   * The person has just signed in with a password: where browser and server can, a passkey is made without
   * asking them. Never to be set after a code or another passkey.
   */
  @property({ attribute: 'after-password', type: Boolean }) afterPassword = false;

  /** Another client of the registration endpoints. Default: what the attributes name. */
  @property({ attribute: false }) override api: RegistrationApi<ServerResult> | undefined;

  constructor() {
    super();
    this.follow((result) =>
      'value' in result ? new PasskeyAcceptedEvent(result) : new PasskeyRegisteredEvent(result),
    );
  }

  /**
   * Does what `after-password` does, when the page calls it. Nothing is shown and nothing is said unless it
   * works out, and it gives way to whatever the person starts. Never throws.
   *
   * @returns whether there is a passkey now
   */
  upgrade(): Promise<boolean> {
    return upgrade(this.flow);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('afterPassword') && this.afterPassword) void this.upgrade();
  }

  #context() {
    return {
      api: this.api ?? newRegistrationApi(this.config()),
      backend: backendOf(this.backend, registrationBackend),
      keepCode: !!this.name,
      settings: this.settings,
      request: this.#request(),
    };
  }

  #request(): RegistrationRequest {
    const { registrationToken, displayName } = this;
    if (registrationToken) return { registrationToken };
    const username = this.username || this.field.value;
    if (!username && !this.backend) throw new PasskeyError('bad-config', 'username is missing');
    const excludeCredentials = this.excludeCredentials.split(/[\s,]+/).filter(Boolean);
    return {
      username,
      ...(displayName && { displayName }),
      ...(excludeCredentials.length && { excludeCredentials }),
      ...this.ceremonyOptions(),
    };
  }

  protected override get action(): string {
    return this.strings.term('register:action');
  }

  protected override phaseWords(phase: ToldPhase): string {
    return this.strings.term(`register:${phase}`);
  }

  protected override errorWords(code: ErrorCode): string {
    const account = this.error?.account;
    return account ? this.strings.term('register:duplicate', account) : super.errorWords(code);
  }

  protected override renderIntro(): TemplateResult {
    return html`
      <slot name="intro" ?hidden=${!this.available}>
        <p part="intro">${this.strings.term('register:intro')}</p>
      </slot>
    `;
  }

  protected override renderHelp(): TemplateResult {
    const { strings } = this;
    return html`
      <slot name="help">
        <details part="help">
          <summary>${strings.term('help:what')}</summary>
          <p>${strings.term('help:whatAnswer')}</p>
          <p><strong>${strings.term('help:where')}</strong> ${strings.term('help:whereAnswer')}</p>
        </details>
      </slot>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passkey-register': PasskeyRegister;
  }
}
