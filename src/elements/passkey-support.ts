import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { passkeySupport, type PasskeyAbilities } from '../webauthn/capabilities.js';
import { supportEnglish } from '../strings/en/support.js';
import type { Overrides } from '../strings/strings.js';
import { StringsController } from '../strings/strings-controller.js';
import { property } from './decorators.js';
import { PasskeySupportDetectedEvent } from './events.js';
import { setState } from './flow-controller.js';
import { passkeySupportStyles } from './passkey-support.styles.js';
import { sharedStyles } from './shared.styles.js';

/**
 * Tells what this browser can do with passkeys, for a help page or a support ticket.
 *
 * @summary What this browser can do with passkeys, in plain words and as data.
 * @tag passkey-support
 *
 * @csspart base - The box around everything.
 * @csspart list - The table.
 * @csspart caption - Its caption.
 * @csspart row - One ability.
 * @csspart name - What it is about.
 * @csspart answer - Yes or no.
 * @csspart yes - The answer, when it is yes.
 * @csspart no - The answer, when it is no.
 *
 * @cssprop [--passkey-muted] - Colour of a no. Default: the text's own, softened.
 * @cssprop [--passkey-border] - Colour of the lines. Default: the text's own, softened.
 * @cssprop [--passkey-density=1] - Factor of heights and spaces; 0.75 is dense.
 *
 * @cssstate supported - Passkeys can be used on this page.
 * @cssstate unsupported - They cannot.
 *
 * @fires {PasskeySupportDetectedEvent} passkey-support-detected - When it is known what the browser can do.
 */
export class PasskeySupport extends LitElement {
  static override styles = [sharedStyles, passkeySupportStyles];

  readonly #strings = new StringsController(this, supportEnglish);
  readonly #internals = this.attachInternals();
  #support: PasskeyAbilities | undefined;

  /** Other words for this element: sentences by key, as JSON or (as a property) an object. */
  @property({ type: Object }) words: Overrides | null = null;

  /** What the browser can do; undefined until it has answered. */
  get support(): PasskeyAbilities | undefined {
    return this.#support;
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
