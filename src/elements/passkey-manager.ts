import { html, type PropertyValues, type TemplateResult } from 'lit';
import { manageBackend, type Backend, type ManageBackend } from '../wire/backend.js';
import type { BackendPasskey } from '../wire/contract.js';
import { PasskeyError } from '../wire/errors.js';
import { deviceSignals } from '../flows/device-signals.js';
import { isLast, type ManagerPhase, type ManagerState, type ReadyState } from '../flows/manager-state.js';
import { createManager } from '../flows/manager.js';
import { manageEnglish } from '../strings/en/manage.js';
import { StringsController } from '../strings/strings-controller.js';
import { AddSlot } from './add-slot.js';
import { backendOf } from './base.js';
import { property, query, state } from './decorators.js';
import { detailsStyles } from './details.styles.js';
import {
  PasskeyPruneRequestEvent,
  PasskeyRemoveRequestEvent,
  PasskeyRenameRequestEvent,
  PasskeyReplaceRequestEvent,
} from './events.js';
import { FlowController } from './flow-controller.js';
import { hasChanged } from './inline-objects.js';
import { attachInternals } from './internals.js';
import { renderList, renderPrune, renderSkeleton, type ListHandlers } from './passkey-list.js';
import { dispatchManagerMove } from './manager-events.js';
import { passkeyManagerStyles } from './passkey-manager.styles.js';
import { doneText, numberedLabels } from './passkey-words.js';
import { PatchObserver } from './patch-observer.js';
import { ProofSlot } from './proof-slot.js';
import { QuestionDialog, type Question } from './question-dialog.js';
import { StyledElement } from './styled-element.js';
import { TextScheme } from './text-scheme.js';

/**
 * Shows the signed-in person's passkeys and lets them add, rename and remove them. After each change on the server
 * it sends a signal to the device, and shows the person the outcome.
 *
 * @summary A person's passkeys: what distinguishes them, when they were used, and the actions on them.
 * @tag passkey-manager
 *
 * @slot add - The element that creates a passkey. Default: a `<passkey-register>` with the same settings.
 * @slot confirm - The elements that authenticate the person again when the backend requires it; hidden until then.
 *   Default: a `<passkey-login purpose="reauthenticate">` with the same settings, and an `<otp-entry>` where the
 *   account can sign in with a code.
 * @slot empty - The text shown without a passkey.
 * @slot passkey-ID - Replaces the row of the passkey with that id.
 * @slot extra-ID - More about the passkey with that id, in its row.
 *
 * @csspart base - The box around everything.
 * @csspart list - The list.
 * @csspart row - One passkey.
 * @csspart provider - The icon of its provider.
 * @csspart skeleton - A row without content, while the list is loaded.
 * @csspart label - Its label.
 * @csspart marks - The row of its properties, such as "synced".
 * @csspart mark - One property.
 * @csspart times - The times of its creation and last use.
 * @csspart details - Exact times and the account.
 * @csspart row-actions - The row's buttons.
 * @csspart rename - The form for another label.
 * @csspart link - A small button.
 * @csspart dialog - The question before a passkey is removed or replaced.
 * @csspart danger - The button that removes the passkey.
 * @csspart cancel - The button that keeps the passkey.
 * @csspart button - The button that loads the list again, and the button that replaces a passkey.
 * @csspart prune - The line below the list, with the button that makes the device hide old passkeys.
 * @csspart note - A note about signals that this browser does not support.
 * @csspart message - The result of the last action; a live region.
 * @csspart error - The last error; an alert.
 *
 * @cssstate idle - There is no list and no request.
 * @cssstate loading - The list is being fetched.
 * @cssstate ready - The list is shown.
 * @cssstate failed - The list could not be fetched.
 *
 * @fires {PasskeysLoadedEvent} passkeys-loaded - When the list was loaded.
 * @fires {PasskeyRenameRequestEvent} passkey-rename-request - When the person has entered another label; cancelable.
 * @fires {PasskeyRemoveRequestEvent} passkey-remove-request - When the person wants to remove a passkey; cancelable.
 * @fires {PasskeyReplaceRequestEvent} passkey-replace-request - When the person wants to replace a passkey of an old
 *   domain; cancelable.
 * @fires {PasskeyPruneRequestEvent} passkey-prune-request - When the person wants the device to hide old passkeys;
 *   cancelable.
 * @fires {PasskeyRemovedEvent} passkey-removed - When a passkey was removed.
 * @fires {PasskeyRenamedEvent} passkey-renamed - When a passkey got another label.
 * @fires {PasskeyFailedEvent} passkey-failed - When an operation ended without success.
 * @fires {PasskeyManagerPhaseChangedEvent} passkey-manager-phase-changed - When the element entered another phase.
 * @fires {ReauthenticationRequestEvent} reauthentication-request - When the backend wants the person to authenticate
 *   again; cancelable.
 */
export class PasskeyManager extends StyledElement {
  static override styles = [super.styles, detailsStyles, passkeyManagerStyles];

  protected override readonly strings = new StringsController(this, manageEnglish);
  readonly #internals = attachInternals(this);
  readonly #proofSlot = new ProofSlot(this, () => this.#settings);
  readonly #flow = createManager(() => ({
    backend: this.#client(),
    signals: deviceSignals({ tenancyId: this.tenancyId, endpoint: this.endpoint || undefined }),
    register: this.#addSlot.register,
    prove: (request) => this.#proofSlot.prove(request),
  }));
  readonly #addSlot = new AddSlot(this, this.#flow);
  readonly #question = new QuestionDialog(this, (question) => {
    this.#act(question).catch(ignore);
  });

  /** The list as it was loaded: the other rows stay in the DOM, with open details and forms, when one is removed. */
  #loaded: readonly BackendPasskey[] = [];
  /** The list while it is loaded again: what has the focus or speaks stays. */
  #last: ReadyState | undefined;

  @query('[part~=message]') private message!: HTMLElement;

  /** Passlock tenancy, up to 64 letters, digits, `_` and `-`. */
  @property({ attribute: 'tenancy-id' }) tenancyId = '';

  /** Origin of the Passlock server, or `/` for the page's own. Default: the hosted service. */
  @property() endpoint = '';

  /** The app's own backend: a path such as `/backend`, an absolute URL, or (as a property) an object. */
  @property({ hasChanged }) backend: string | Backend = '';

  /** Id of the passkey whose label is being edited. */
  @state() private renaming = '';

  constructor() {
    super();
    new PatchObserver(this, { childList: true });
    new TextScheme(this, this.#internals);
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

  /** The current phase. */
  get phase(): ManagerPhase {
    return this.#flow.state.phase;
  }

  /** The passkeys; empty until they are loaded. */
  get passkeys(): readonly BackendPasskey[] {
    const { state: now } = this.#flow;
    return now.phase === 'ready' ? now.passkeys : [];
  }

  /** The error of the last operation, if it failed. */
  get error(): PasskeyError | undefined {
    const { state: now } = this.#flow;
    return 'error' in now ? now.error : undefined;
  }

  /** Loads the list again. */
  load(): Promise<void> {
    return this.#flow.load();
  }

  /**
   * Removes a passkey, without the question that the button asks.
   *
   * @throws PasskeyError
   */
  async removePasskey(id: string): Promise<void> {
    if (this.#has(id)) await this.#flow.remove(id);
  }

  /**
   * Gives a passkey another label.
   *
   * @throws PasskeyError
   */
  renamePasskey(id: string, label: string): Promise<void> {
    return this.#flow.rename(id, label);
  }

  /**
   * Replaces a passkey of the site's old domain: creates one for this domain, unless that was done before a reload,
   * and then removes the old one.
   *
   * @throws PasskeyError
   */
  replacePasskey(id: string): Promise<void> {
    return this.#flow.replace(id);
  }

  /**
   * Makes the device offer only the passkeys of the list.
   *
   * @throws PasskeyError
   */
  prunePasskeys(): Promise<void> {
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
    if (this.backend) this.#addSlot.fill({ ...this.#settings, ...this.#addSettings });
  }

  protected override render(): TemplateResult {
    const strings = this.strings;
    const now = this.#flow.state;
    const last = this.#last;
    const isProving = 'proving' in now;
    const code = isProving ? 'reauthentication-required' : this.error?.code;
    const errorText = code ? strings.error(code) : '';
    // A step of the action, and not an alert.
    const isStep = code === 'reauthentication-required';
    return html`
      <div part="base" lang=${strings.lang} dir=${strings.dir}>
        ${last ? renderList(strings, last, this.#loaded, this.renaming, this.#handlers) : ''}
        ${now.phase === 'loading' && !last ? renderSkeleton() : ''}
        <p part="message" role="status" tabindex="-1">${isStep ? errorText : this.#messageText(now)}</p>
        <p part="message error" role="alert">${isStep ? '' : errorText}</p>
        <div part="actions" ?hidden=${now.phase !== 'failed'}>
          <button part="button" type="button" @click=${() => this.load()}>
            ${strings.term('manage:retry')}
          </button>
        </div>
        <slot name="confirm" ?hidden=${!isProving}></slot>
        <div part="links" ?hidden=${!isProving}>
          <button part="link" type="button" @click=${this.#proofSlot.cancel}>
            ${strings.term('cancel')}
          </button>
        </div>
        <slot name="empty" ?hidden=${!last || last.passkeys.length > 0}>
          <p>${strings.term('manage:empty')}</p>
        </slot>
        <slot name="add" ?hidden=${!last}></slot>
        ${last ? renderPrune(strings, last, this.#handlers.prune) : ''}
      </div>
      ${this.#question.render(strings, this.#questionedLabel)}
    `;
  }

  get #questionedLabel(): string {
    const { passkey } = this.#question;
    if (!passkey) return '';
    return numberedLabels(this.strings, this.passkeys).get(passkey.id) ?? passkey.label;
  }

  #messageText(now: ManagerState): string {
    if (now.phase === 'loading') return this.#last ? '' : this.strings.term('manage:loading');
    return now.phase === 'ready' && now.done ? doneText(this.strings, now.done) : '';
  }

  readonly #handlers: ListHandlers = {
    edit: (passkey) => {
      this.renaming = passkey.id;
    },
    save: (passkey, label) => {
      this.renaming = '';
      if (!label || label === passkey.label) return;
      if (this.dispatchEvent(new PasskeyRenameRequestEvent(passkey, label)))
        this.renamePasskey(passkey.id, label).catch(ignore);
    },
    cancel: () => {
      this.renaming = '';
    },
    remove: (passkey) => {
      if (!this.dispatchEvent(new PasskeyRemoveRequestEvent(passkey))) return;
      // No question: the flow fails with the reason why the last passkey stays.
      if (isLast(this.#flow.state)) this.#flow.remove(passkey.id).catch(ignore);
      else this.#question.ask({ action: 'remove', passkey });
    },
    replace: (passkey) => {
      if (this.dispatchEvent(new PasskeyReplaceRequestEvent(passkey)))
        this.#question.ask({ action: 'replace', passkey });
    },
    prune: () => {
      if (this.dispatchEvent(new PasskeyPruneRequestEvent())) this.prunePasskeys().catch(ignore);
    },
  };

  // The browser returns the focus to the button that opened the dialog, which is removed with its passkey.
  async #act({ action, passkey: { id } }: Question) {
    await (action === 'remove' ? this.removePasskey(id) : this.replacePasskey(id));
    await this.updateComplete;
    this.message.focus();
  }

  #has(id: string): boolean {
    return this.passkeys.some((one) => one.id === id);
  }

  /** Moves the focus into the opened form, or back to the button that opened it. */
  #followFocus(before: string | undefined) {
    const target = this.renaming ? '[part=rename] input' : before && `[data-id="${CSS.escape(before)}"]`;
    const element = target && this.shadowRoot?.querySelector<HTMLElement>(target);
    if (element) element.focus();
    if (element instanceof HTMLInputElement) element.select();
  }

  /** Settings for the elements in the slots. */
  get #settings() {
    const { backend, tenancyId, endpoint } = this;
    return { backend, tenancyId, endpoint };
  }

  /** Where there is a passkey, another one is an action among others, with its own reason. */
  get #addSettings() {
    if (!this.#last?.passkeys.length) return { compact: false, words: this.words };
    const [action, intro] = [this.strings.term('manage:add'), this.strings.term('manage:addReason')];
    return { compact: true, words: { 'register:action': action, 'register:intro': intro, ...this.words } };
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

  // FlowController has reset the flow when the page entered the back/forward cache.
  readonly #handlePageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) this.#start();
  };

  #handleMove(now: ManagerState, previous: ManagerState) {
    if (now.phase === 'ready') this.#last = now;
    else if (now.phase !== 'loading') this.#last = undefined;
    if (now.phase === 'ready' && previous.phase === 'loading') this.#loaded = now.passkeys;
    dispatchManagerMove(this, now, previous);
  }
}

// The error is in the state, and shown.
const ignore = () => undefined;

declare global {
  interface HTMLElementTagNameMap {
    'passkey-manager': PasskeyManager;
  }
}
