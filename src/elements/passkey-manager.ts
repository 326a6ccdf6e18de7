import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { BackendPasskey } from '../wire/contract.js';
import { isLast, type ManagerState, type ReadyState } from '../flows/manager-state.js';
import { query, state } from './decorators.js';
import { detailsStyles } from './details.styles.js';
import {
  PasskeyPruneRequestEvent,
  PasskeyRemoveRequestEvent,
  PasskeyRenameRequestEvent,
  PasskeyReplaceRequestEvent,
} from './events.js';
import { ManagerControl } from './manager-control.js';
import { renderList, renderPrune, renderResult, renderSkeleton, type ListHandlers } from './passkey-list.js';
import { passkeyManagerStyles } from './passkey-manager.styles.js';
import { numberedLabels } from './passkey-words.js';
import { QuestionDialog, type Question } from './question-dialog.js';

/**
 * Shows the signed-in person's passkeys and lets them add, rename and remove them. After each change on the server
 * it sends a signal to the device, and shows the person the outcome.
 *
 * @summary A person's passkeys: what distinguishes them, when they were used, and the actions on them.
 * @tag passkey-manager
 *
 * @slot add - The element that creates a passkey. Default: a `<passkey-register>` with the same settings.
 * @slot confirm - The elements that authenticate the person again, in a dialog, when the backend requires it.
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
 * @csspart dialog - A dialog: the question before a passkey is removed or replaced, or the one with `confirm`.
 * @csspart proof - The dialog in which the person authenticates again.
 * @csspart danger - The button that removes the passkey.
 * @csspart cancel - The button that keeps the passkey.
 * @csspart button - The button that loads the list again, and the button that replaces a passkey.
 * @csspart prune - The line below the list, with the button that makes the device hide old passkeys.
 * @csspart note - A note about signals that this browser does not support.
 * @csspart message - The result of the last action, in its row or below the list; a live region.
 * @csspart success - The message after an action that succeeded.
 * @csspart error - The message after an action that failed, or the alert that the list could not be loaded.
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
export class PasskeyManager extends ManagerControl {
  static override styles = [super.styles, detailsStyles, passkeyManagerStyles];

  readonly #question = new QuestionDialog(this, (question) => {
    this.#act(question).catch(ignore);
  });

  /** The list as it was loaded: the other rows stay in the DOM, with open details and forms, when one is removed. */
  #loaded: readonly BackendPasskey[] = [];
  /** The list while it is loaded again: what has the focus or speaks stays. */
  #last: ReadyState | undefined;
  /** Whether something here had the focus before an update. */
  #hadFocus = false;

  @query('[part=base] > [role=status]') private message!: HTMLElement;

  /** Id of the passkey whose label is being edited. */
  @state() private renaming = '';

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#hadFocus = !!this.shadowRoot?.activeElement;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('renaming')) this.#followFocus(changed.get('renaming') as string | undefined);
    // What had the focus has gone, such as with its row.
    if (this.#hadFocus && this.#isFocusLost) this.message.focus();
    if (this.backend && this.can('authorizeRegistration'))
      this.addSlot.fill({ ...this.settings, ...this.#addSettings });
  }

  protected override render(): TemplateResult {
    const strings = this.strings;
    const now = this.flow.state;
    const last = this.#last;
    const isFailed = now.phase === 'failed';
    const isLoading = now.phase === 'loading' && !last;
    // What is about a passkey stands in its row.
    const result = last && !last.failedId && !last.done?.id ? last : {};
    return html`
      <div part="base" lang=${strings.lang} dir=${strings.dir}>
        ${last ? renderList(strings, last, { loaded: this.#loaded, renaming: this.renaming, site: this.site }, this.#offered) : ''}
        ${isLoading ? renderSkeleton() : ''}
        <slot name="empty" ?hidden=${!last || last.passkeys.length > 0}>
          <p>${strings.term('manage:empty')}</p>
        </slot>
        <slot name="add" ?hidden=${!last}></slot>
        ${last ? renderPrune(strings, last, this.#offered.prune) : ''}
        ${renderResult(strings, result, isLoading ? strings.term('manage:loading') : '')}
        <p part="message error" role="alert">${isFailed ? strings.error(now.error.code) : ''}</p>
        <div part="actions" ?hidden=${!isFailed}>
          <button part="button" type="button" @click=${() => this.load()}>
            ${strings.term('manage:retry')}
          </button>
        </div>
      </div>
      ${this.#question.render(strings, this.#questionedLabel)} ${this.proof.render(strings)}
    `;
  }

  get #questionedLabel(): string {
    const { passkey } = this.#question;
    if (!passkey) return '';
    return numberedLabels(this.strings, this.passkeys).get(passkey.id) ?? passkey.label;
  }

  readonly #handlers: ListHandlers = {
    edit: (passkey) => {
      this.renaming = passkey.id;
    },
    save: (passkey, label) => {
      this.#rename(passkey, label).catch(ignore);
    },
    cancel: () => {
      this.renaming = '';
    },
    remove: (passkey) => {
      if (!this.dispatchEvent(new PasskeyRemoveRequestEvent(passkey))) return;
      // No question: the flow fails with the reason why the last passkey stays.
      if (isLast(this.flow.state)) this.flow.remove(passkey.id).catch(ignore);
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

  /** The handlers of what the backend can do. */
  get #offered(): ListHandlers {
    const { edit, remove, replace, prune } = this.#handlers;
    const canRemove = this.can('removePasskey');
    return {
      ...this.#handlers,
      edit: this.can('renamePasskey') ? edit : undefined,
      remove: canRemove ? remove : undefined,
      replace: canRemove ? replace : undefined,
      prune: this.can('prunePasskeys') ? prune : undefined,
    };
  }

  // The form stays until the name is saved, so that a name that could not be is not lost.
  async #rename(passkey: BackendPasskey, label: string) {
    if (label !== passkey.label && this.dispatchEvent(new PasskeyRenameRequestEvent(passkey, label)))
      await this.renamePasskey(passkey.id, label);
    if (this.renaming === passkey.id) this.renaming = '';
  }

  // The browser returns the focus to the button that opened the dialog, which is removed with its passkey.
  async #act({ action, passkey: { id } }: Question) {
    await (action === 'remove' ? this.removePasskey(id) : this.replacePasskey(id));
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLElement>('[part~=success]')?.focus();
  }

  /** Moves the focus into the opened form, or back to the button that opened it. */
  #followFocus(before: string | undefined) {
    const { renaming } = this;
    // The person may have gone on while the name was saved.
    if (!renaming && !this.#isFocusLost) return;
    const target = renaming ? '[part=rename] input' : before && `[data-id="${CSS.escape(before)}"]`;
    const element = target && this.shadowRoot?.querySelector<HTMLElement>(target);
    if (element) element.focus();
    if (element instanceof HTMLInputElement) element.select();
  }

  get #isFocusLost(): boolean {
    const { activeElement, body } = this.ownerDocument;
    return activeElement === body;
  }

  /** Where there is a passkey, another one is an action among others, with its own reason. */
  get #addSettings() {
    if (!this.#last?.passkeys.length) return { compact: false, words: this.words };
    const [action, intro] = [this.strings.term('manage:add'), this.strings.term('manage:addReason')];
    return { compact: true, words: { 'register:action': action, 'register:intro': intro, ...this.words } };
  }

  protected override handleMove(now: ManagerState, previous: ManagerState): void {
    if (now.phase === 'ready') this.#last = now;
    else if (now.phase !== 'loading') this.#last = undefined;
    if (now.phase === 'ready' && previous.phase === 'loading') this.#loaded = now.passkeys;
    super.handleMove(now, previous);
  }
}

// The error is in the state, and shown.
const ignore = () => undefined;

declare global {
  interface HTMLElementTagNameMap {
    'passkey-manager': PasskeyManager;
  }
}
