import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Backend } from '../api/backend.js';
import type { BackendPasskey } from '../api/contract.js';
import { KitError } from '../errors.js';
import type { ManagePhase, ManageState } from '../flows/manage.js';
import { manageEnglish } from '../strings/en/manage.js';
import { StringsController, type Overrides } from '../strings/index.js';
import { backendOf, deviceSignals, newManage } from './base.js';
import {
  PasskeyRemovedEvent,
  PasskeyRemoveRequestEvent,
  PasskeyRenamedEvent,
  PasskeysFailedEvent,
  PasskeysLoadedEvent,
  ReauthenticationRequestEvent,
} from './events.js';
import { FlowController } from './flow-controller.js';
import { furnish } from './furnish.js';
import { passkeyManagerStyles } from './passkey-manager.styles.js';
import { renderRow, type RowHandlers } from './passkey-row.js';
import { doneText, numberedLabels } from './passkey-words.js';
import { renderRemovalDialog, type RemovalHandlers } from './removal-dialog.js';
import { sharedStyles } from './shared.styles.js';

/**
 * Shows the signed-in person's passkeys, and lets them add, name and remove them. What the server has
 * changed, the device is told of, and the person is told what became of it.
 *
 * @summary A person's passkeys: which is which, when they were used, and what can be done with them.
 * @tag passkey-manager
 *
 * @slot add - What creates a passkey. Default: a `<passkey-register>` with the same settings.
 * @slot confirm - What proves who is there, when the backend asks; hidden until then. Default: a
 *   `<passkey-login purpose="reauthenticate">` with the same settings.
 * @slot empty - What is said when there is no passkey.
 * @slot passkey-ID - Instead of the row of the passkey with that id.
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
 * @csspart dialog - The question before a removal.
 * @csspart danger - The button that removes.
 * @csspart cancel - The button that keeps it.
 * @csspart button - The button that tries again.
 * @csspart message - What was done; a live region.
 * @csspart error - What went wrong; an alert.
 *
 * @cssprop [--kit-accent=AccentColor] - Colour of main buttons; links and focus rings take it as far as it is legible.
 * @cssprop [--kit-on-accent] - Colour on the accent. Default: white or black, whichever reads better.
 * @cssprop [--kit-error] - Colour of failures and of the button that removes.
 * @cssprop [--kit-success] - Colour of success.
 * @cssprop [--kit-muted] - Colour of secondary text. Default: the text's own, softened.
 * @cssprop [--kit-border] - Colour of borders. Default: the text's own, softened.
 * @cssprop [--kit-surface=transparent] - Background of fields and of the dialog.
 * @cssprop [--kit-radius=0.5rem] - Corner radius.
 * @cssprop [--kit-density=1] - Factor of heights and spaces; 0.75 is dense.
 * @cssprop [--kit-control-size=2.75rem] - Height of buttons and fields.
 * @cssprop [--kit-button-radius] - Corner radius of buttons. Default: `--kit-radius`.
 * @cssprop [--kit-field-radius] - Corner radius of fields. Default: `--kit-radius`.
 *
 * @cssstate idle - Nothing was asked for.
 * @cssstate loading - The list is being fetched.
 * @cssstate ready - The list is there.
 * @cssstate failed - It could not be fetched.
 *
 * @fires {PasskeysLoadedEvent} passkeys-loaded - When the list was fetched.
 * @fires {PasskeyRemoveRequestEvent} passkey-remove-request - When a removal was confirmed; cancelable.
 * @fires {PasskeyRemovedEvent} passkey-removed - When a passkey was removed.
 * @fires {PasskeyRenamedEvent} passkey-renamed - When a passkey got another name.
 * @fires {PasskeysFailedEvent} passkeys-failed - When something was not possible.
 * @fires {ReauthenticationRequestEvent} reauthentication-request - When the backend wants a fresh proof;
 *   cancelable.
 */
export class PasskeyManager extends LitElement {
  static override styles = [sharedStyles, passkeyManagerStyles];

  readonly #strings = new StringsController(this, manageEnglish);
  readonly #internals = this.attachInternals();
  readonly #flow = newManage(() => ({
    backend: this.#client(),
    signals: deviceSignals({ tenancyId: this.tenancyId, endpoint: this.endpoint || undefined }),
  }));
  /** What waits for a fresh proof. */
  #pending: (() => unknown) | undefined;

  @query('dialog') private dialog!: HTMLDialogElement;
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

  /** The passkey whose removal is being asked about. */
  @state() private removing: BackendPasskey | undefined;

  constructor() {
    super();
    new FlowController(this, this.#flow, this.#internals, (now, previous) => {
      this.#handleMove(now, previous);
    });
    // From the slots, whoever filled them.
    this.addEventListener('passkey-registered', () => void this.load());
    this.addEventListener('passkey-authenticated', () => {
      this.#proven();
    });
    this.addEventListener('otp-verified', () => {
      this.#proven();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
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
  get error(): KitError | undefined {
    const { state: now } = this.#flow;
    return 'error' in now ? now.error : undefined;
  }

  /** Fetches the list anew. */
  load(): Promise<void> {
    return this.#flow.load();
  }

  /**
   * Removes a passkey, without the question that the button asks.
   *
   * @throws KitError
   */
  async removePasskey(id: string): Promise<void> {
    const passkey = this.passkeys.find((one) => one.id === id);
    if (!passkey || !this.dispatchEvent(new PasskeyRemoveRequestEvent(passkey))) return;
    await this.#provingWho(() => this.#flow.remove(id));
    const { state: now } = this.#flow;
    if (now.phase === 'ready') this.dispatchEvent(new PasskeyRemovedEvent(passkey, now.done?.device));
  }

  /**
   * Gives a passkey another name.
   *
   * @throws KitError
   */
  async renamePasskey(id: string, label: string): Promise<void> {
    await this.#flow.rename(id, label);
    const passkey = this.passkeys.find((one) => one.id === id);
    if (passkey) this.dispatchEvent(new PasskeyRenamedEvent(passkey));
  }

  /**
   * Makes the device offer only the passkeys of the list.
   *
   * @throws KitError
   */
  prune(): Promise<void> {
    return this.#flow.prune();
  }

  /**
   * Changes the account's name, in the account and on the device.
   *
   * @throws KitError
   */
  renameAccount(username: string, displayName?: string): Promise<void> {
    return this.#flow.renameAccount(username, displayName);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('backend')) this.#start();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('renaming')) this.#followFocus(changed.get('renaming') as string | undefined);
    this.#furnish();
    this.#nameAccount();
  }

  protected override render(): TemplateResult {
    const strings = this.#strings;
    const now = this.#flow.state;
    return html`
      <div part="base" lang=${strings.lang} dir=${strings.dir}>
        ${now.phase === 'ready' ? this.#renderList(now) : ''}
        <p part="message" role="status" tabindex="-1">${this.#messageText(now)}</p>
        <p part="message error" role="alert">${this.error ? strings.error(this.error.code) : ''}</p>
        <div part="actions" ?hidden=${now.phase !== 'failed'}>
          <button part="button" type="button" @click=${() => this.load()}>
            ${strings.term('manage:retry')}
          </button>
        </div>
        <slot name="confirm" ?hidden=${!this.#pending}></slot>
        <slot name="empty" ?hidden=${now.phase !== 'ready' || now.passkeys.length > 0}>
          <p>${strings.term('manage:empty')}</p>
        </slot>
        <slot name="add" ?hidden=${now.phase !== 'ready'}></slot>
      </div>
      ${renderRemovalDialog(this.#strings, this.#removingLabel, this.#removal)}
    `;
  }

  #renderList({ passkeys, busy }: Extract<ManageState, { phase: 'ready' }>) {
    const labels = numberedLabels(passkeys);
    const time = Date.now();
    return html`
      <ul part="list" aria-label=${this.#strings.term('manage:list')} ?hidden=${passkeys.length === 0}>
        ${repeat(
          passkeys,
          ({ id }) => id,
          (passkey) => html`
            <li>
              <slot name=${`passkey-${passkey.id}`}>
                ${renderRow(this.#strings, passkey, this.#handlers, {
                  label: labels.get(passkey.id) ?? passkey.label,
                  time,
                  isBusy: !!busy,
                  isRenaming: this.renaming === passkey.id,
                })}
              </slot>
            </li>
          `,
        )}
      </ul>
      <div part="links" ?hidden=${passkeys.length === 0}>
        <button part="link" type="button" aria-disabled=${String(!!busy)} @click=${this.#handlePrune}>
          ${this.#strings.term('manage:prune')}
        </button>
      </div>
    `;
  }

  get #removingLabel(): string {
    const { removing } = this;
    return removing ? (numberedLabels(this.passkeys).get(removing.id) ?? removing.label) : '';
  }

  #messageText(now: ManageState): string {
    if (now.phase === 'loading') return this.#strings.term('manage:loading');
    return now.phase === 'ready' && now.done ? doneText(this.#strings, now.done) : '';
  }

  readonly #handlers: RowHandlers = {
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
      this.removing = passkey;
      // Shown once it says which one.
      void this.updateComplete.then(() => this.dialog.showModal());
    },
  };

  readonly #removal: RemovalHandlers = {
    keep: () => {
      this.dialog.close();
    },
    remove: () => {
      const { removing } = this;
      this.dialog.close();
      if (removing) this.#removeAndTell(removing.id).catch(ignore);
    },
    closed: () => {
      this.removing = undefined;
    },
  };

  // The browser gives the focus back to the button that asked; after the removal that one is gone.
  async #removeAndTell(id: string) {
    await this.removePasskey(id);
    await this.updateComplete;
    this.message.focus();
  }

  readonly #handlePrune = () => {
    this.prune().catch(ignore);
  };

  #proven() {
    const pending = this.#pending;
    this.#pending = undefined;
    this.requestUpdate();
    pending?.();
  }

  /** Runs it; when the backend wants a fresh proof first, it runs again once there is one. */
  async #provingWho(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if ((error as KitError).code !== 'reauthentication-required') throw error;
      if (!this.dispatchEvent(new ReauthenticationRequestEvent())) throw error;
      await new Promise<void>((resolve) => {
        this.#pending = resolve;
        this.requestUpdate();
      });
      await act();
    }
  }

  /** Into the form that has come, or back to the button it came from. */
  #followFocus(before: string | undefined) {
    const target = this.renaming ? '[part=rename] input' : before && `[data-id="${before}"]`;
    if (target) this.shadowRoot?.querySelector<HTMLElement>(target)?.focus();
  }

  /** Names the account in what asks for a fresh proof. */
  #nameAccount() {
    const [first] = this.passkeys;
    for (const login of this.querySelectorAll(':scope > [slot=confirm]'))
      if (first && 'username' in login) login.username = first.username;
  }

  #furnish() {
    const { backend, tenancyId, endpoint } = this;
    // A backend that is an object cannot be handed on by attribute: that page fills the slots itself.
    if (typeof backend !== 'string' || !backend) return;
    const own = { 'tenancy-id': tenancyId, endpoint, backend };
    const confirm = { ...own, purpose: 'reauthenticate', 'no-autofill': '' };
    furnish(this, 'passkey-manager', 'add', 'passkey-register', own);
    furnish(this, 'passkey-manager', 'confirm', 'passkey-login', confirm);
  }

  #client(): Backend {
    const client = backendOf(this.backend);
    if (!client) throw new KitError('bad-config', 'backend is missing');
    return client;
  }

  #start() {
    if (this.backend && this.isConnected) void this.load();
  }

  #handleMove(now: ManageState, previous: ManageState) {
    if (now.phase === 'ready' && previous.phase === 'loading')
      this.dispatchEvent(new PasskeysLoadedEvent(now.passkeys));
    if ('error' in now && now.error) this.dispatchEvent(new PasskeysFailedEvent(now.error));
  }
}

// What failed is in the state, and on show.
const ignore = () => undefined;

declare global {
  interface HTMLElementTagNameMap {
    'passkey-manager': PasskeyManager;
  }
}
