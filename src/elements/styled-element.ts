import { LitElement, type CSSResultGroup } from 'lit';
import type { Overrides } from '../strings/strings.js';
import { controlStyles } from './control.styles.js';
import { property } from './decorators.js';
import { sharedStyles } from './shared.styles.js';

/**
 * Base class of the elements with controls: their shared styles, design tokens and overridable texts.
 *
 * @cssprop [--passkey-accent=AccentColor] - Colour of main buttons. Links and focus rings use it where it is legible.
 * @cssprop [--passkey-on-accent] - Colour of text on the accent. Default: white or black, whichever has more contrast.
 * @cssprop [--passkey-error] - Colour of errors and of buttons that delete.
 * @cssprop [--passkey-success] - Colour of success messages.
 * @cssprop [--passkey-muted] - Colour of secondary text. Default: the text colour, softened.
 * @cssprop [--passkey-border] - Colour of borders. Default: the text colour, softened.
 * @cssprop [--passkey-surface=transparent] - Background of fields and dialogs.
 * @cssprop [--passkey-radius=0.5em] - Corner radius.
 * @cssprop [--passkey-density=1] - Factor for heights and spacing; 0.75 is dense.
 * @cssprop [--passkey-control-size=2.75em] - Height of buttons and fields.
 * @cssprop [--passkey-button-radius] - Corner radius of buttons. Default: `--passkey-radius`.
 * @cssprop [--passkey-field-radius] - Corner radius of fields. Default: `--passkey-radius`.
 */
export abstract class StyledElement extends LitElement {
  static override styles: CSSResultGroup = [sharedStyles, controlStyles];

  /** Texts that replace the built-in ones, by key: JSON, or (as a property) an object. */
  @property({ type: Object }) words: Overrides | null = null;
}
