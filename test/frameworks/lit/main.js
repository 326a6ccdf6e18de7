/** The app's own Lit, beside the one in the kit's script. */
import 'passkey-elements';
import { html, LitElement } from 'lit';
import { newBackend } from '../backend.js';

class LitApp extends LitElement {
  static properties = {
    events: { state: true },
    code: { state: true },
    isOff: { state: true },
    isAway: { state: true },
    isCreating: { state: true },
  };

  constructor() {
    super();
    this.events = 0;
    this.code = '';
    this.isOff = false;
    this.isAway = false;
    this.isCreating = true;
  }

  createRenderRoot() {
    return this;
  }

  #count = () => this.events++;

  #handleInput = ({ currentTarget }) => {
    this.code = currentTarget.value;
    this.#count();
  };

  render() {
    return html`
      <p id="events">${this.events}</p>
      <button id="off" @click=${() => (this.isOff = !this.isOff)}>Off</button>
      <button id="set" @click=${() => (this.code = '98')}>Set</button>
      <button id="away" @click=${() => (this.isAway = !this.isAway)}>Away</button>
      <button id="create" @click=${() => (this.isCreating = !this.isCreating)}>Create</button>
      <form id="other"></form>
      ${this.isAway ? '' : this.#renderForms()}
    `;
  }

  #renderForms() {
    return html`
      <form method="post" action="/posted">
        <otp-entry
          id="code"
          name="code"
          .length=${4}
          required
          ?disabled=${this.isOff}
          .value=${this.code}
          @input=${this.#handleInput}
        ></otp-entry>
        <button id="post">Post</button>
      </form>
      <otp-entry id="far" name="far" form="other"></otp-entry>
      <form method="post" action="/posted">
        <passkey-login
          id="login"
          name="passkey"
          auto-submit
          tenancy-id="dev"
          endpoint="/"
          .backend=${newBackend()}
          @passkey-phase-changed=${this.#count}
        ></passkey-login>
      </form>
      ${
        this.isCreating
          ? html`<passkey-register
              id="register"
              tenancy-id="dev"
              endpoint="/"
              username="ada@example.com"
              @passkey-phase-changed=${this.#count}
            ></passkey-register>`
          : ''
      }
    `;
  }
}

customElements.define('lit-app', LitApp);
document.querySelector('#app').append(document.createElement('lit-app'));
