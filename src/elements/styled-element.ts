import { adoptStyles, LitElement, type CSSResult, type CSSResultGroup, type ReactiveController } from 'lit';
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

  protected abstract readonly strings: Required<Pick<ReactiveController, 'hostConnected'>>;

  // Browsers call this for `moveBefore` instead of disconnecting the element, which would end what it does.
  connectedMoveCallback(): void {
    // The language around the element may be another one.
    this.strings.hostConnected();
  }

  adoptedCallback(): void {
    if (this.shadowRoot) this.#adoptStyles(this.shadowRoot);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    if (this.ownerDocument === document) return super.createRenderRoot();
    const root = this.shadowRoot ?? this.attachShadow(this.#class.shadowRootOptions);
    this.#adoptStyles(root);
    return root;
  }

  /** A style sheet belongs to the document in which it was constructed. */
  #adoptStyles(root: ShadowRoot): void {
    const { elementStyles } = this.#class;
    const view = this.ownerDocument.defaultView;
    if (this.ownerDocument === document) adoptStyles(root, elementStyles);
    else if (view)
      root.adoptedStyleSheets = elementStyles.map((style) => {
        const sheet = new view.CSSStyleSheet();
        sheet.replaceSync((style as CSSResult).cssText);
        return sheet;
      });
  }

  get #class(): typeof LitElement {
    return this.constructor as typeof LitElement;
  }
}
