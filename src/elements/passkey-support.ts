import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { passkeySupport, type PasskeyAbilities } from '../webauthn/capabilities.js';
import { supportEnglish } from '../strings/en/support.js';
import type { Overrides } from '../strings/strings.js';
import { StringsController } from '../strings/strings-controller.js';
import { property } from './decorators.js';
import { PasskeySupportDetectedEvent } from './events.js';
import { setState } from './flow-controller.js';
import { attachInternals } from './internals.js';
import { passkeySupportStyles } from './passkey-support.styles.js';
import { sharedStyles } from './shared.styles.js';
import { TextScheme } from './text-scheme.js';

/**
 * Shows which passkey features this browser has, for a help page or a support ticket.
 *
 * @summary The passkey features of this browser, as a table and as data.
 * @tag passkey-support
 *
 * @csspart base - The container of the whole element.
 * @csspart list - The table.
 * @csspart caption - The caption of the table.
 * @csspart row - A row of the table: one feature.
 * @csspart name - The name of the feature.
 * @csspart answer - Yes or no.
 * @csspart yes - A yes.
 * @csspart no - A no.
 *
 * @cssprop [--passkey-muted] - Colour of a no. Default: the text colour, softened.
 * @cssprop [--passkey-border] - Colour of the lines. Default: the text colour, softened.
 * @cssprop [--passkey-density=1] - Factor for heights and spacing; 0.75 is dense.
 *
 * @cssstate supported - Passkeys can be used on this page.
 * @cssstate unsupported - Passkeys cannot be used on this page.
 *
 * @fires {PasskeySupportDetectedEvent} passkey-support-detected - When the features were detected.
 */
export class PasskeySupport extends LitElement {
  static override styles = [sharedStyles, passkeySupportStyles];

  readonly #strings = new StringsController(this, supportEnglish);
  readonly #internals = attachInternals(this);
  #support: PasskeyAbilities | undefined;

  /** Texts that replace the built-in ones, by key: JSON, or (as a property) an object. */
  @property({ type: Object }) words: Overrides | null = null;

  /** Features of the browser; undefined until they were detected. */
  get support(): PasskeyAbilities | undefined {
    return this.#support;
  }

  constructor() {
    super();
    new TextScheme(this, this.#internals);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#detect();
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings;
    if (!this.#support) return nothing;
    const rows = Object.entries(this.#support) as [keyof PasskeyAbilities, boolean][];
    return html`
      <div part="base" lang=${strings.lang} dir=${strings.dir}>
        <table part="list">
          <caption part="caption">
            ${strings.term('support:list')}
          </caption>
          ${rows.map(([name, can]) => {
            const answer = can ? 'yes' : 'no';
            return html`
              <tr part="row">
                <th part="name" scope="row">${strings.term(`support:${name}`)}</th>
                <td part="answer ${answer}">${strings.term(`support:${answer}`)}</td>
              </tr>
            `;
          })}
        </table>
      </div>
    `;
  }

  async #detect() {
    const support = await passkeySupport();
    if (!this.isConnected) return;
    this.#support = support;
    setState(this.#internals, 'supported', support.passkeys);
    setState(this.#internals, 'unsupported', !support.passkeys);
    this.requestUpdate();
    this.dispatchEvent(new PasskeySupportDetectedEvent(support));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passkey-support': PasskeySupport;
  }
}
