/** The question before a passkey is removed or replaced: a native dialog, which handles focus, Escape and backdrop. */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { BackendPasskey } from '../wire/contract.js';
import type { ManageStrings } from './passkey-words.js';

export interface Question {
  action: 'remove' | 'replace';
  passkey: BackendPasskey;
}

export class QuestionDialog implements ReactiveController {
  readonly #host: HTMLElement & ReactiveControllerHost;
  readonly #onYes: (question: Question) => void;
  #question: Question | undefined;

  constructor(host: HTMLElement & ReactiveControllerHost, onYes: (question: Question) => void) {
    this.#host = host;
    this.#onYes = onYes;
    host.addController(this);
  }

  // A dialog that is open while its host is disconnected is not modal after reconnecting.
  hostDisconnected(): void {
    if (this.#dialog?.open) this.#dialog.close();
  }

  /** The passkey in question. */
  get passkey(): BackendPasskey | undefined {
    return this.#question?.passkey;
  }

  ask(question: Question): void {
    this.#question = question;
    this.#host.requestUpdate();
    // Opens once its text is rendered.
    void this.#host.updateComplete.then(() => {
      if (this.#host.isConnected) this.#dialog?.showModal();
    });
  }

  /** @param label of the passkey, as in the list */
  render(strings: ManageStrings, label: string): TemplateResult {
    const replaces = this.#question?.action === 'replace';
    const go = strings.term(replaces ? 'manage:replaceOf' : 'manage:removeOf', label);
    return html`
      <dialog
        part="dialog"
        lang=${strings.lang}
        dir=${strings.dir}
        aria-labelledby="question"
        aria-describedby="consequence"
        @close=${() => (this.#question = undefined)}
      >
        <h2 id="question">${replaces ? go : strings.term('manage:confirm', label)}</h2>
        <p id="consequence">
          ${
            replaces
              ? strings.term('manage:replaceText', this.passkey?.rpId ?? '')
              : strings.term('manage:confirmText')
          }
        </p>
        <div part="actions">
          <button part="cancel" type="button" @click=${() => this.#dialog?.close()}>
            ${strings.term('manage:keep')}
          </button>
          <button part=${replaces ? 'button' : 'danger'} type="button" @click=${this.#handleYes}>
            ${go}
          </button>
        </div>
      </dialog>
    `;
  }

  get #dialog() {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>('[part=dialog]');
  }

  readonly #handleYes = () => {
    const question = this.#question;
    this.#dialog?.close();
    if (question) this.#onYes(question);
  };
}
