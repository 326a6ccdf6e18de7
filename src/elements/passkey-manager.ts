import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { Backend, ManageBackend } from '../wire/backend.js';
import type { BackendPasskey } from '../wire/contract.js';
import { PasskeyError } from '../wire/errors.js';
import { isLast, type ManagePhase, type ManageState } from '../flows/manage.js';
import { replacePasskey } from '../flows/replace.js';
import { manageEnglish } from '../strings/en/manage.js';
import { StringsController, type Overrides } from '../strings/strings-controller.js';
import { Adding } from './adding.js';
import { backendOf, deviceSignals, manageBackend, newManage } from './base.js';
import { controlStyles } from './control.styles.js';
import { property, query, state } from './decorators.js';
import { detailsStyles } from './details.styles.js';
import {
  PasskeyRemovedEvent,
  PasskeyRemoveRequestEvent,
  PasskeyRenamedEvent,
  PasskeyReplaceRequestEvent,
  PasskeysFailedEvent,
  PasskeysLoadedEvent,
} from './events.js';
import { FlowController } from './flow-controller.js';
import { renderList, type ListHandlers } from './passkey-list.js';
import { passkeyManagerStyles } from './passkey-manager.styles.js';
import { doneText, numberedLabel } from './passkey-words.js';
import { QuestionDialog, type Question } from './question-dialog.js';
import { sharedStyles } from './shared.styles.js';
import { StepUp } from './step-up.js';

/**
 * Shows the signed-in person's passkeys, and lets them add, name and remove them. What the server has
 * changed, the device is told of, and the person is told what became of it.
 *
 * @summary A person's passkeys: which is which, when they were used, and what can be done with them.
 * @tag passkey-manager
 *
 * @slot add - What creates a passkey. Default: a `<passkey-register>` with the same settings.
 * @slot confirm - What proves who is there, when the backend asks; hidden until then. Default: a
 *   `<passkey-login purpose="reauthenticate">` with the same settings, and an `<otp-entry>` where codes are mailed.
 * @slot empty - What is said when there is no passkey.
 * @slot passkey-ID - Instead of the row of the passkey with that id.
 * @slot extra-ID - More about that passkey, in its row.
 *
 * @csspart base - The box around everything.
 * @csspart list - The list.
 * @csspart row - One passkey.
 * @csspart provider - The icon of where it is kept.
 * @csspart label - Its name.
 * @csspart marks - What is particular about it.
 * @csspart mark - One of these.
 * @csspart times - When it was created and used.
 * @csspart details - Exact times and the account.
 * @csspart row-actions - The row's buttons.
 * @csspart rename - The form for another name.
 * @csspart link - A small button.
 * @csspart dialog - The question before a passkey goes.
 * @csspart danger - The button that removes.
 * @csspart cancel - The button that keeps it.
 * @csspart button - The button that tries again, and the one that replaces.
 * @csspart note - What this browser cannot do.
 * @csspart message - What was done; a live region.
 * @csspart error - What went wrong; an alert.
 *
 * @cssprop [--passkey-accent=AccentColor] - Colour of main buttons; links and focus rings take it as far as it is legible.
 * @cssprop [--passkey-on-accent] - Colour on the accent. Default: white or black, whichever reads better.
 * @cssprop [--passkey-error] - Colour of failures and of the button that removes.
 * @cssprop [--passkey-success] - Colour of success.
 * @cssprop [--passkey-muted] - Colour of secondary text. Default: the text's own, softened.
 * @cssprop [--passkey-border] - Colour of borders. Default: the text's own, softened.
 * @cssprop [--passkey-surface=transparent] - Background of fields and of the dialog.
 * @cssprop [--passkey-radius=0.5rem] - Corner radius.
 * @cssprop [--passkey-density=1] - Factor of heights and spaces; 0.75 is dense.
 * @cssprop [--passkey-control-size=2.75rem] - Height of buttons and fields.
 * @cssprop [--passkey-button-radius] - Corner radius of buttons. Default: `--passkey-radius`.
 * @cssprop [--passkey-field-radius] - Corner radius of fields. Default: `--passkey-radius`.
 *
 * @cssstate idle - Nothing was asked for.
 * @cssstate loading - The list is being fetched.
 * @cssstate ready - The list is there.
 * @cssstate failed - It could not be fetched.
 *
 * @fires {PasskeysLoadedEvent} passkeys-loaded - When the list was fetched.
 * @fires {PasskeyRemoveRequestEvent} passkey-remove-request - When a removal is asked for; cancelable.
 * @fires {PasskeyReplaceRequestEvent} passkey-replace-request - When the replacement of a passkey of an old
 *   domain is asked for; cancelable.
 * @fires {PasskeyRemovedEvent} passkey-removed - When a passkey was removed.
 * @fires {PasskeyRenamedEvent} passkey-renamed - When a passkey got another name.
 * @fires {PasskeysFailedEvent} passkeys-failed - When something was not possible.
 * @fires {ReauthenticationRequestEvent} reauthentication-request - When the backend wants a fresh proof;
 *   cancelable.
 */
export class PasskeyManager extends LitElement {
  static override styles = [sharedStyles, controlStyles, detailsStyles, passkeyManagerStyles];

  readonly #strings = new StringsController(this, manageEnglish);
  readonly #internals = this.attachInternals();
  readonly #flow = newManage(() => ({
    backend: this.#client(),
    signals: deviceSignals({ tenancyId: this.tenancyId, endpoint: this.endpoint || undefined }),
  }));
  readonly #stepUp = new StepUp(this, this.#flow, () => this.#settings);
  readonly #adding = new Adding(this, this.#flow, this.#stepUp);
  readonly #question = new QuestionDialog(this, (question) => {
    this.#goAndTell(question).catch(ignore);
  });

  /** As they were fetched: each keeps its row, and what is open in it, when another one goes. */
  #loaded: readonly BackendPasskey[] = [];

  @query('[part~=message]') private message!: HTMLElement;

  /** Passlock tenancy, up to 64 letters, digits, `_` and `-`. */
  @property({ attribute: 'tenancy-id' }) tenancyId = '';

  /** Origin of the Passlock server, or `/` for the page's own. Default: the hosted service. */
  @property() endpoint = '';

  /** The app's own backend: a path such as `/backend`, an absolute URL, or (as a property) an object. */
  @property() backend: string | Backend = '';

  /** Other words for this element: sentences by key, as JSON or (as a property) an object. */
  @property({ type: Object }) words: Overrides | null = null;

  /** The passkey whose name is being edited. */
  @state() private renaming = '';

  constructor() {
    super();
    new FlowController(this, this.#flow, this.#internals, (now, previous) => {
      this.#handleMove(now, previous);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.#handlePageShow);
    if (this.hasUpdated) this.#start();
  }

  override disconnectedCallback(): void {
    removeEventListener('pageshow', this.#handlePageShow);
    super.disconnectedCallback();
  }

  /** Where it stands. */
  get phase(): ManagePhase {
    return this.#flow.state.phase;
  }

  /** The passkeys, once they are there. */
  get passkeys(): readonly BackendPasskey[] {
    const { state: now } = this.#flow;
    return now.phase === 'ready' ? now.passkeys : [];
  }

  /** What went wrong last. */
  get error(): PasskeyError | undefined {
    return errorIn(this.#flow.state);
  }

  /** Fetches the list anew. */
  load(): Promise<void> {
    return this.#flow.load();
  }

  /**
   * Removes a passkey, without the question that the button asks.
   *
   * @throws PasskeyError
   */
  async removePasskey(id: string): Promise<void> {
    const passkey = this.passkeys.find((one) => one.id === id);
    if (!passkey) return;
    await this.#stepUp.run(() => this.#flow.remove(id));
    const { state: now } = this.#flow;
    if (now.phase === 'ready') this.dispatchEvent(new PasskeyRemovedEvent(passkey, now.done?.device));
  }

  /**
   * Gives a passkey another name.
   *
   * @throws PasskeyError
   */
  async renamePasskey(id: string, label: string): Promise<void> {
    await this.#flow.rename(id, label);
    const passkey = this.passkeys.find((one) => one.id === id);
    if (passkey) this.dispatchEvent(new PasskeyRenamedEvent(passkey));
  }

  /**
   * Moves the person from a passkey of the site's old domain to one of its new: that one is created, unless it
   * was before a reload, and then the old one is removed.
   *
   * @throws PasskeyError
   */
  async replacePasskey(id: string): Promise<void> {
    const passkey = this.passkeys.find((one) => one.id === id);
    if (!passkey) return;
    await replacePasskey(passkey, location.hostname, {
      passkeys: () => this.passkeys,
      create: () => this.#adding.create(),
      remove: (old) => this.removePasskey(old),
    });
  }

  /**
   * Makes the device offer only the passkeys of the list.
   *
   * @throws PasskeyError
   */
  prune(): Promise<void> {
    return this.#flow.prune();
  }

  /**
   * Changes the account's name, in the account and on the device.
   *
   * @throws PasskeyError
   */
  renameAccount(username: string, displayName?: string): Promise<void> {
    return this.#flow.renameAccount(username, displayName);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('backend')) this.#start();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('renaming')) this.#followFocus(changed.get('renaming') as string | undefined);
    if (this.backend) this.#adding.fillSlot(this.#settings);
  }

  protected override render(): TemplateResult {
    const strings = this.#strings;
    const now = this.#flow.state;
    const code = this.error?.code;
    const wrong = code ? strings.error(code) : '';
    const isStep = code === 'reauthentication-required';
    return html`
      <div part="base" lang=${strings.lang} dir=${strings.dir}>
        ${now.phase === 'ready' ? renderList(strings, now, this.#loaded, this.renaming, this.#handlers) : ''}
        <p part="message" role="status" tabindex="-1">${isStep ? wrong : this.#messageText(now)}</p>
        <p part="message error" role="alert">${isStep ? '' : wrong}</p>
        <div part="actions" ?hidden=${now.phase !== 'failed'}>
          <button part="button" type="button" @click=${() => this.load()}>
            ${strings.term('manage:retry')}
          </button>
        </div>
        <slot name="confirm" ?hidden=${!this.#stepUp.isAsking}></slot>
        <div part="links" ?hidden=${!this.#stepUp.isAsking}>
          <button part="link" type="button" @click=${this.#stepUp.cancel}>${strings.term('cancel')}</button>
        </div>
        <slot name="empty" ?hidden=${now.phase !== 'ready' || now.passkeys.length > 0}>
          <p>${strings.term('manage:empty')}</p>
        </slot>
        <slot name="add" ?hidden=${now.phase !== 'ready'}></slot>
      </div>
      ${this.#question.render(strings, this.#questionedLabel)}
    `;
  }

  get #questionedLabel(): string {
    const { passkey } = this.#question;
    return passkey ? numberedLabel(passkey, this.passkeys) : '';
  }

  #messageText(now: ManageState): string {
    if (now.phase === 'loading') return this.#strings.term('manage:loading');
    return now.phase === 'ready' && now.done ? doneText(this.#strings, now.done) : '';
  }

  readonly #handlers: ListHandlers = {
    edit: (passkey) => {
      this.renaming = passkey.id;
    },
    save: (passkey, label) => {
      this.renaming = '';
      if (label && label !== passkey.label) this.renamePasskey(passkey.id, label).catch(ignore);
    },
    cancel: () => {
      this.renaming = '';
    },
    remove: (passkey) => {
      if (!this.dispatchEvent(new PasskeyRemoveRequestEvent(passkey))) return;
      // Nothing to ask about: it says why it stays.
      if (isLast(this.#flow.state)) this.#flow.remove(passkey.id).catch(ignore);
      else this.#question.ask({ action: 'remove', passkey });
    },
    replace: (passkey) => {
      if (this.dispatchEvent(new PasskeyReplaceRequestEvent(passkey)))
        this.#question.ask({ action: 'replace', passkey });
    },
    prune: () => {
      this.prune().catch(ignore);
    },
  };

  // The browser gives the focus back to the button that asked; after the removal that one is gone.
  async #goAndTell({ action, passkey: { id } }: Question) {
    await (action === 'remove' ? this.removePasskey(id) : this.replacePasskey(id));
    await this.updateComplete;
    this.message.focus();
  }

  /** Into the form that has come, or back to the button it came from. */
  #followFocus(before: string | undefined) {
    const target = this.renaming ? '[part=rename] input' : before && `[data-id="${CSS.escape(before)}"]`;
    if (target) this.shadowRoot?.querySelector<HTMLElement>(target)?.focus();
  }

  /** For the elements in the slots. */
  get #settings() {
    const { backend, tenancyId, endpoint } = this;
    return { backend, tenancyId, endpoint };
  }

  #client(): ManageBackend {
    const client = backendOf(this.backend, manageBackend);
    if (!client) throw new PasskeyError('bad-config', 'backend is missing');
    return client;
  }

  #start() {
    if (!this.isConnected) return;
    if (this.backend) void this.load();
    else this.#flow.cancel();
  }

  // The flow was reset when the page went into the back/forward cache.
  readonly #handlePageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) this.#start();
  };

  #handleMove(now: ManageState, previous: ManageState) {
    if (now.phase === 'ready' && previous.phase === 'loading') {
      this.#loaded = now.passkeys;
      this.dispatchEvent(new PasskeysLoadedEvent(now.passkeys));
    }
    const error = errorIn(now);
    if (error && error !== errorIn(previous)) this.dispatchEvent(new PasskeysFailedEvent(error));
  }
}

const errorIn = (now: ManageState) => ('error' in now ? now.error : undefined);

// What failed is in the state, and on show.
const ignore = () => undefined;

declare global {
  interface HTMLElementTagNameMap {
    'passkey-manager': PasskeyManager;
  }
}
