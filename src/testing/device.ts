/** The device itself: its passkeys, the person in front of it, and what a page can ask of them. */
import { assertion, clientData, registration } from './answers.js';
import { encodeBase64url } from '../wire/base64url.js';
import { fromBase64url, type Bytes } from './bytes.js';
import { keepIn, type Edit, type Keep, type Passkeys } from './keep.js';
import { assert, attest, generateKeys, type Gesture, type StoredPasskey } from './passkey.js';
import type { DeviceCredential, DeviceOptions, DeviceRequest, Respond } from './options.js';
import { notAllowed, openPrompt, webTimer, type Answer, type Prompt } from './prompt.js';
import { checkRelated, fetchRelatedOrigins } from './relying-party.js';
import type { CreateRequest, GetRequest } from './requests.js';

const same = (a: Uint8Array, b: Uint8Array) => encodeBase64url(a) === encodeBase64url(b);

export class Device {
  /** How the person answers from now on. */
  respond: Respond;
  /** Resolves when the passkeys that were kept are there; at once without `keep`. */
  readonly ready: Promise<void>;
  #request: DeviceRequest | undefined;
  #prompt: Prompt | undefined;
  #passkeys: Passkeys = [];
  #edits = 0;
  readonly #listeners = new Set<() => void>();
  readonly #options: Required<Omit<DeviceOptions, 'respond' | 'keep'>>;
  readonly #aaguid: Bytes;
  readonly #keep: Keep | undefined;

  constructor({ respond = 'approve', keep, ...options }: DeviceOptions = {}) {
    this.respond = respond;
    this.#options = {
      canVerify: true,
      canStore: true,
      synced: true,
      attachment: 'platform',
      timer: webTimer,
      transports: ['internal', 'hybrid'],
      aaguid: '00000000-0000-0000-0000-000000000000',
      attestation: 'none',
      conditionalCreate: false,
      relatedOrigins: fetchRelatedOrigins,
      ...options,
    };
    const digits = this.#options.aaguid.replace(/-/g, '').match(/[0-9a-f]{2}/gi) ?? [];
    if (digits.length !== 16) throw new TypeError('The aaguid must be a UUID.');
    this.#aaguid = Uint8Array.from(digits, (digit) => parseInt(digit, 16));
    this.#keep = keep === undefined ? undefined : keepIn(keep);
    this.ready = this.#refresh();
    this.ready.catch(reportError);
  }

  /** What it was made with. */
  get options(): Readonly<Required<Omit<DeviceOptions, 'respond' | 'keep'>>> {
    return this.#options;
  }

  /** The passkeys on the device, the newest first. */
  get credentials(): readonly DeviceCredential[] {
    return this.#passkeys.map(listed);
  }

  /** What the person is being asked now. */
  get request(): DeviceRequest | undefined {
    return this.#request;
  }

  /** Calls back after every change of the passkeys and of the request; returns what ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Answers the request that waits. False when there is none. */
  answer(answer: Answer): boolean {
    return this.#prompt?.answer(answer) ?? false;
  }

  /** Uses one of the passkeys that are on offer, as a click in the autofill list does. */
  pick(id: string): boolean {
    return !!this.#request?.credentials.some((one) => one.id === id) && this.answer({ id });
  }

  /** Takes a passkey off the device, behind the server's back. False when there is none. */
  remove(id: string): boolean {
    const before = this.#passkeys.length;
    void this.#filter((one) => encodeBase64url(one.id) !== id);
    return this.#passkeys.length < before;
  }

  /** Forgets every passkey. */
  clear(): void {
    void this.#filter(() => false);
  }

  async create(request: CreateRequest, origin: string, signal?: AbortSignal): Promise<PublicKeyCredential> {
    const { canStore, canVerify, synced, attachment, transports, attestation } = this.#options;
    const { rpId, user, excluded, mediation } = request;
    const isSilent = mediation === 'conditional';
    const cannot =
      (request.userVerification === 'required' && (isSilent || !canVerify)) ||
      ((request.residentKey === 'required' || isSilent) && !canStore);
    if (cannot) throw new DOMException('No device here can do what is required.', 'ConstraintError');
    const answer = await this.#ask(request, () => [], signal);
    // §6.3.2 step 3: the person is asked first, so that a page cannot find out unnoticed.
    if (this.#passkeys.some((one) => one.rpId === rpId && excluded.some((id) => same(id, one.id))))
      throw new DOMException('There is a passkey already.', 'InvalidStateError');
    const verified = !isSilent && this.#verified(request, answer);
    const passkey: StoredPasskey = {
      rpId,
      userHandle: user.id,
      name: user.name,
      displayName: user.displayName,
      synced,
      discoverable: canStore,
      counter: 0,
      keys: await generateKeys(),
      id: crypto.getRandomValues(new Uint8Array(32)),
    };
    // §6.3.2 step 7.4: a discoverable passkey takes the place of the account's one before.
    const stays = (one: StoredPasskey) =>
      one.rpId !== rpId || !one.discoverable || !same(one.userHandle, user.id);
    await this.#edit((all) => [passkey, ...all.filter(stays)]);
    const clientDataJSON = clientData('webauthn.create', request.challenge, origin);
    const gesture = { present: !isSilent, verified };
    return registration({
      passkey,
      attachment,
      transports,
      clientDataJSON,
      ...(await attest(passkey, { aaguid: this.#aaguid, attestation }, clientDataJSON, gesture)),
      extensions: request.wantsProps ? { credProps: { rk: passkey.discoverable } } : {},
    });
  }

  async get(request: GetRequest, origin: string, signal?: AbortSignal): Promise<PublicKeyCredential> {
    const { rpId, allowed, mediation } = request;
    const fits = (one: StoredPasskey) =>
      one.rpId === rpId && (allowed ? allowed.some((id) => same(id, one.id)) : one.discoverable);
    const offered = () => {
      const passkeys = this.#passkeys.filter(fits);
      if (mediation === 'immediate' && passkeys.length === 0)
        throw notAllowed('There is no passkey at hand.');
      return passkeys;
    };
    const answer = await this.#ask(request, offered, signal);
    const wanted = typeof answer === 'object' ? answer.id : undefined;
    // Looked for again: a passkey may have gone, or come, while the person thought.
    const chosen = this.#passkeys.find((one) => fits(one) && (!wanted || encodeBase64url(one.id) === wanted));
    if (!chosen) throw notAllowed('There is no such passkey.');
    const gesture: Gesture = { present: true, verified: this.#verified(request, answer) };
    const passkey = { ...chosen, counter: chosen.counter + (chosen.synced ? 0 : 1) };
    await this.#edit((all) => all.map((one) => (same(one.id, passkey.id) ? passkey : one)));
    const clientDataJSON = clientData('webauthn.get', request.challenge, origin);
    const signed = await assert(passkey, clientDataJSON, gesture);
    const { attachment } = this.#options;
    return assertion({ passkey, clientDataJSON, ...signed, attachment, extensions: {} });
  }

  /** §5.11. @throws DOMException SecurityError */
  checkRelated(rpId: string, origin: string): Promise<void> {
    return checkRelated(rpId, origin, this.#options.relatedOrigins);
  }

  /** §5.1.10.2. */
  forget(rpId: string, credentialId: string): Promise<void> {
    const id = fromBase64url(credentialId);
    return this.#filter((one) => one.rpId !== rpId || !same(one.id, id));
  }

  /** §5.1.10.3. */
  keepAccepted(rpId: string, userId: string, acceptedIds: readonly string[]): Promise<void> {
    const [user, accepted] = [fromBase64url(userId), acceptedIds.map(fromBase64url)];
    return this.#filter(
      (one) => one.rpId !== rpId || !same(one.userHandle, user) || accepted.some((id) => same(id, one.id)),
    );
  }

  /** §5.1.10.4. */
  rename(rpId: string, userId: string, name: string, displayName: string): Promise<void> {
    const user = fromBase64url(userId);
    const isTheirs = (one: StoredPasskey) => one.rpId === rpId && same(one.userHandle, user);
    return this.#editOrReport((all) =>
      all.map((one) => (isTheirs(one) ? { ...one, name, displayName } : one)),
    );
  }

  async #ask(
    request: CreateRequest | GetRequest,
    offered: () => Passkeys,
    signal: AbortSignal | undefined,
  ): Promise<Exclude<Answer, 'ignore' | 'cancel'>> {
    if (this.#keep) await this.#refresh();
    signal?.throwIfAborted();
    // As Chromium has it; the specification leaves it open.
    if (this.#prompt) throw new DOMException('A request is already pending.', 'OperationError');
    const { kind, mediation, rpId, userVerification } = request;
    const credentials = offered().map(listed);
    const user = request.kind === 'create' ? accountOf(request) : undefined;
    const asked: DeviceRequest = { kind, mediation, rpId, userVerification, user, credentials };
    const isAutofill = kind === 'get' && mediation === 'conditional';
    const prompt = openPrompt(signal, isAutofill ? undefined : request.timeout, this.#options.timer);
    this.#prompt = prompt;
    this.#request = asked;
    this.#changed();
    try {
      if (!isAutofill) this.#answerBy(prompt, asked);
      const answer = await prompt.settled;
      if (answer === 'cancel') throw notAllowed('The person said no.');
      return answer;
    } finally {
      this.#prompt = undefined;
      this.#request = undefined;
      this.#changed();
    }
  }

  #answerBy(prompt: Prompt, asked: DeviceRequest): void {
    const { respond } = this;
    if (typeof respond !== 'function') prompt.answer(respond);
    else Promise.resolve(asked).then(respond).then(prompt.answer, prompt.fail);
  }

  #verified({ userVerification }: CreateRequest | GetRequest, answer: Answer): boolean {
    const passed = this.#options.canVerify && !(typeof answer === 'object' && answer.verified === false);
    if (userVerification === 'required' && !passed) throw notAllowed('The person was not verified.');
    return passed && userVerification !== 'discouraged';
  }

  async #filter(condition: (passkey: StoredPasskey) => boolean): Promise<void> {
    if (this.#passkeys.every(condition) && !this.#keep) return;
    await this.#editOrReport((all) => all.filter(condition));
  }

  /** For whom a failure is not to be told. */
  async #editOrReport(edit: Edit): Promise<void> {
    await this.#edit(edit).catch(reportError);
  }

  /** Another page may have changed what is kept. */
  #refresh(): Promise<void> {
    return this.#keep ? this.#edit((all) => all) : Promise.resolve();
  }

  /** Here at once; in what is kept when it resolves. */
  async #edit(edit: Edit): Promise<void> {
    const before = this.#passkeys;
    this.#passkeys = edit(before);
    this.#changed();
    if (!this.#keep) return;
    this.#edits += 1;
    let kept = before;
    try {
      kept = await this.#keep(edit);
    } finally {
      this.#edits -= 1;
      // Unless a later edit is on its way, which knows better.
      if (this.#edits === 0) {
        this.#passkeys = kept;
        this.#changed();
      }
    }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

const accountOf = ({ user: { name, displayName } }: CreateRequest) => ({ name, displayName });

const listed = ({ id, userHandle, keys: _, ...rest }: StoredPasskey): DeviceCredential => ({
  ...rest,
  id: encodeBase64url(id),
  userHandle: encodeBase64url(userHandle),
});
