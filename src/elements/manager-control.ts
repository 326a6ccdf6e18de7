/** The passkeys of a backend: the manager's flow and its public methods. `<passkey-manager>` draws them. */
import type { PropertyValues } from 'lit';
import { manageBackend, type Backend, type ManagerBackend } from '../wire/backend.js';
import type { BackendPasskey } from '../wire/contract.js';
import { PasskeyError } from '../wire/errors.js';
import { deviceSignals } from '../flows/device-signals.js';
import type { ManagerPhase, ManagerState } from '../flows/manager-state.js';
import { createManager } from '../flows/manager.js';
import { manageEnglish } from '../strings/en/manage.js';
import { StringsController } from '../strings/strings-controller.js';
import { AddSlot } from './add-slot.js';
import { backendOf } from './base.js';
import { property } from './decorators.js';
import { FlowController } from './flow-controller.js';
import { hasChanged } from './inline-objects.js';
import { attachInternals } from './internals.js';
import { dispatchManagerMove } from './manager-events.js';
import { PatchObserver } from './patch-observer.js';
import { ProofDialog } from './proof-dialog.js';
import { StyledElement } from './styled-element.js';
import { TextScheme } from './text-scheme.js';

export abstract class ManagerControl extends StyledElement {
  protected override readonly strings = new StringsController(this, manageEnglish);
  protected readonly proof = new ProofDialog(this, () => this.settings);
  protected readonly flow = createManager(
    () => ({
      backend: this.#client(),
      signals: deviceSignals({ tenancyId: this.tenancyId, endpoint: this.endpoint || undefined }),
      register: this.addSlot.register,
      prove: (request) => this.proof.prove(request),
    }),
    { hostname: () => this.site },
  );
  protected readonly addSlot = new AddSlot(this, this.flow);

  /** Passlock tenancy, up to 64 letters, digits, `_` and `-`. */
  @property({ attribute: 'tenancy-id' }) tenancyId = '';

  /** Origin of the Passlock server, or `/` for the page's own. Default: the hosted service. */
  @property() endpoint = '';

  /** The app's own backend: a path such as `/backend`, an absolute URL, or (as a property) an object. */
  @property({ hasChanged }) backend: string | ManagerBackend = '';

  /** The site's domain, if its passkeys are not for the page's host. Those of other domains can be replaced. */
  @property({ attribute: 'rp-id' }) rpId = '';

  constructor() {
    super();
    new PatchObserver(this, { childList: true });
    const internals = attachInternals(this);
    new TextScheme(this, internals);
    new FlowController(this, this.flow, internals, (now, previous) => {
      this.handleMove(now, previous);
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
    return this.flow.state.phase;
  }

  /** The passkeys; empty until they are loaded. */
  get passkeys(): readonly BackendPasskey[] {
    const { state } = this.flow;
    return state.phase === 'ready' ? state.passkeys : [];
  }

  /** The error of the last operation, if it failed. */
  get error(): PasskeyError | undefined {
    const { state } = this.flow;
    return 'error' in state ? state.error : undefined;
  }

  /** Loads the list again. */
  load(): Promise<void> {
    return this.flow.load();
  }

  /**
   * Removes a passkey, without the question that the button asks.
   *
   * @throws PasskeyError
   */
  async removePasskey(id: string): Promise<void> {
    if (this.passkeys.some((one) => one.id === id)) await this.flow.remove(id);
  }

  /**
   * Gives a passkey another label.
   *
   * @throws PasskeyError
   */
  renamePasskey(id: string, label: string): Promise<void> {
    return this.flow.rename(id, label);
  }

  /**
   * Replaces a passkey of the site's old domain: creates one for this domain, unless that was done before a reload,
   * and then removes the old one.
   *
   * @throws PasskeyError
   */
  replacePasskey(id: string): Promise<void> {
    return this.flow.replace(id);
  }

  /**
   * Makes the device offer only the passkeys of the list.
   *
   * @throws PasskeyError
   */
  prunePasskeys(): Promise<void> {
    return this.flow.prune();
  }

  /**
   * Changes the account's name, in the account and on the device.
   *
   * @throws PasskeyError
   */
  renameAccount(username: string, displayName?: string): Promise<void> {
    return this.flow.renameAccount(username, displayName);
  }

  /** Domain of the passkeys that are not for another one. */
  protected get site(): string {
    return this.rpId || location.hostname;
  }

  /** Settings for the elements in the slots. */
  protected get settings() {
    const { backend, tenancyId, endpoint } = this;
    return { backend, tenancyId, endpoint };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('backend')) this.#start();
  }

  protected handleMove(now: ManagerState, previous: ManagerState): void {
    dispatchManagerMove(this, now, previous);
  }

  /** Whether the backend has the method: an app's own object may have few. */
  protected can(method: keyof Backend): boolean {
    const { backend } = this;
    return Object(backend) !== backend || method in (backend as Backend);
  }

  #client(): ManagerBackend {
    const client = backendOf<ManagerBackend>(this.backend, manageBackend);
    if (!client) throw new PasskeyError('bad-config', 'backend is missing');
    return client;
  }

  #start() {
    if (!this.isConnected) return;
    if (this.backend) void this.load();
    else this.flow.cancel();
  }

  // FlowController has reset the flow when the page entered the back/forward cache.
  readonly #handlePageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) this.#start();
  };
}
