/** The panels below a story that is open without Storybook's frame. */
import { html } from 'lit';
import { addons } from 'storybook/preview-api';
import { ACT, STATE, type Act, type PanelState } from './messages.js';
import { deviceView, draw, inboxView } from './views.js';

export class PagePanel extends HTMLElement {
  connectedCallback(): void {
    const channel = addons.getChannel();
    channel.on(STATE, this.#show);
    this.#act({ type: 'look' });
  }

  disconnectedCallback(): void {
    addons.getChannel().off(STATE, this.#show);
  }

  readonly #act = (act: Act) => {
    addons.getChannel().emit(ACT, act);
  };

  readonly #show = (state: PanelState) => {
    draw(this, html`${deviceView(state, this.#act)} ${inboxView(state, this.#act)}`);
  };
}
