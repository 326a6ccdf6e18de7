import { html, type PropertyValues, type TemplateResult } from 'lit';
import { registrationBackend } from '../wire/backend.js';
import type { RegistrationApi, RegistrationRequest } from '../wire/passlock.js';
import { PasskeyError, type ErrorCode } from '../wire/errors.js';
import { createRegister, type Register, type Registered } from '../flows/register.js';
import { upgrade } from '../flows/upgrade.js';
import { registerEnglish } from '../strings/en/register.js';
import { StringsController } from '../strings/strings-controller.js';
import { backendOf, newRegistrationApi, type ServerResult } from './base.js';
import { CeremonyElement, type MessagePhase } from './ceremony-element.js';
import { property } from './decorators.js';
import { detailsStyles } from './details.styles.js';
import { PasskeyAcceptedEvent, PasskeyRegisteredEvent } from './events.js';
import { hasChanged } from './inline-objects.js';
import { passkeyRegisterStyles } from './passkey-register.styles.js';
import { LightField } from './light-field.js';

/**
 * Creates a passkey.
 *
 * With only a `tenancy-id` the browser starts the ceremony (Passlock's first generation). With a `backend` or
 * a `registration-token` the app's server authorises it (second generation).
 *
 * @summary Button that creates a passkey, with messages before and after the device's dialog.
 * @tag passkey-register
 *
 * @slot username - The username input with its label. Created when there is no `username`, backend or token.
 * @slot intro - Why to create a passkey. Shown above the button where passkeys can be used.
 * @slot label - Text of the button.
 * @slot fallback - Another way to continue. Shown when passkeys cannot be used, and after an error.
 * @slot help - Answers to "What are passkeys?" and "Where are passkeys saved?".
 *
 * @csspart base - The container of the whole element.
 * @csspart intro - The text above the button.
 * @csspart actions - The row of buttons.
 * @csspart button - The main button, which starts the ceremony.
 * @csspart icon - The passkey icon in the main button.
 * @csspart spinner - The spinner that replaces the icon during a ceremony.
 * @csspart cancel - The button that cancels a ceremony.
 * @csspart message - The status message, a live region.
 * @csspart error - The error message, an alert.
 * @csspart success - The status message after success.
 * @csspart help - The questions and answers.
 *
 * @cssstate idle - No ceremony is running.
 * @cssstate preparing - The options are being fetched.
 * @cssstate prompting - The device's dialog is open.
 * @cssstate verifying - The server is verifying the device's response.
 * @cssstate succeeded - The passkey was created.
 * @cssstate failed - The ceremony failed.
 * @cssstate unavailable - This browser or page cannot use passkeys.
 *
 * @fires {PasskeyRequestEvent} passkey-register-request - When the person presses the button; cancelable.
 * @fires {PasskeyRegisteredEvent} passkey-registered - When the passkey was created and verified.
 * @fires {PasskeyAcceptedEvent} passkey-accepted - When a custom server accepted the passkey.
 * @fires {PasskeyFailedEvent} passkey-failed - When the ceremony failed.
 * @fires {PasskeyPhaseChangedEvent} passkey-phase-changed - When the phase changed.
 */
export class PasskeyRegister extends CeremonyElement<Registered<ServerResult>> {
  static override styles = [super.styles, detailsStyles, passkeyRegisterStyles];
  protected override readonly kind = 'register';
  protected override readonly strings = new StringsController(this, registerEnglish);
  protected override readonly field = new LightField(this, {
    slot: 'username',
    wanted: () =>
      this.available && !this.username && (!this.backend || this.signUp) && !this.registrationToken,
    label: () => this.strings.term('username'),
    language: () => this.strings,
    attributes: () => ({
      name: 'username',
      autocomplete: 'username',
      enterkeyhint: 'go',
      autocapitalize: 'none',
      required: '',
    }),
    labels: () => this.internals.labels,
    onEnter: this.handleEnter,
  });
  protected override readonly flow: Register<ServerResult> = createRegister(() => this.#context());

  /** A small secondary button without questions and answers, for a person who has a passkey. */
  @property({ type: Boolean, reflect: true }) compact = false;

  /** Account name that the device shows. Default: the value of the username input. */
  @property() username = '';

  /** Creates a username input although there is a backend: nobody is signed in, and the account begins here. */
  @property({ attribute: 'sign-up', type: Boolean }) signUp = false;

  /** Person's name that the device may show. Default: the username. */
  @property({ attribute: 'display-name' }) displayName = '';

  /** Vault ids of the person's passkeys, separated by spaces. Ignored with a backend. */
  @property({ attribute: 'exclude-credentials' }) excludeCredentials = '';

  /** Single-use token with which the app's server has authorised this registration. */
  @property({ attribute: 'registration-token' }) registrationToken = '';

  /**
   * Set when the person has just signed in with a password: creates a passkey without a dialog where browser
   * and server support it. Never set it after a code or a passkey.
   */
  @property({ attribute: 'after-password', type: Boolean }) afterPassword = false;

  /** Client of the registration endpoints. Default: created from the attributes. */
  @property({ attribute: false, hasChanged }) override api: RegistrationApi<ServerResult> | undefined;

  constructor() {
    super();
    this.follow((result) =>
      'value' in result ? new PasskeyAcceptedEvent(result) : new PasskeyRegisteredEvent(result),
    );
  }

  /**
   * Creates a passkey without a dialog, like `after-password`. Shows nothing unless it succeeds, and is
   * cancelled by any ceremony that the person starts. Never throws.
   *
   * @returns whether a passkey was created
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
      keepCode: this.keepCode,
      settings: this.settings,
      request: this.#request(),
    };
  }

  #request(): RegistrationRequest {
    const { registrationToken, displayName } = this;
    if (registrationToken) return { registrationToken };
    const username = this.username || this.field.value;
    if (!username && (!this.backend || this.field.input?.required))
      throw new PasskeyError('bad-config', 'username is missing');
    const excludeCredentials = this.excludeCredentials.split(/[\s,]+/).filter(Boolean);
    return {
      username,
      ...(displayName && { displayName }),
      ...(excludeCredentials.length && { excludeCredentials }),
      ...this.ceremonyOptions(),
    };
  }

  // Everything that is submitted later, so that no other field can hold back a passkey once it exists.
  protected override reportValidity(): boolean {
    const { field, form } = this;
    const { input } = field;
    if (input && !this.username) {
      // Spaces alone are no name.
      if (!field.value) input.value = '';
      if (!this.backend && !this.registrationToken) input.required = true;
    }
    if (input && !input.reportValidity()) return false;
    const isLax = !form || !this.autoSubmit || form.hasAttribute('novalidate');
    return isLax || HTMLFormElement.prototype.reportValidity.call(form);
  }

  protected override get action(): string {
    return this.strings.term('register:action');
  }

  protected override phaseText(phase: MessagePhase): string {
    return this.strings.term(`register:${phase}`);
  }

  protected override errorText(code: ErrorCode): string {
    const account = this.error?.account;
    return account ? this.strings.term('register:duplicate', account) : super.errorText(code);
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
      <slot name="help" ?hidden=${this.compact}>
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
