/** The device itself: its passkeys, the person in front of it, and what a page can ask of them. */
import { assertion, clientData, registration } from './answers.js';
import { fromBase64url, toBase64url, type Bytes } from './bytes.js';
import { assert, attest, generateKeys, type StoredPasskey } from './passkey.js';
import type { DeviceCredential, DeviceOptions, DeviceRequest, Respond } from './options.js';
import { notAllowed, openPrompt, webTimer, type Answer, type Prompt } from './prompt.js';
import type { CreateRequest, GetRequest } from './requests.js';

const same = (a: Uint8Array, b: Uint8Array) => toBase64url(a) === toBase64url(b);

export class Device {
  /** How the person answers from now on. */
  respond: Respond;
  #request: DeviceRequest | undefined;
  #prompt: Prompt | undefined;
  #passkeys: StoredPasskey[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #options: Required<Omit<DeviceOptions, 'respond'>>;
  readonly #aaguid: Bytes;

  constructor({ respond = 'approve', ...options }: DeviceOptions = {}) {
    this.respond = respond;
    this.#options = {
      ...{ canVerify: true, canStore: true, synced: true, attachment: 'platform', timer: webTimer },
      ...{ transports: ['internal', 'hybrid'], aaguid: '00000000-0000-0000-0000-000000000000' },
      ...options,
    };
    const digits = this.#options.aaguid.replace(/-/g, '').match(/[0-9a-f]{2}/gi) ?? [];
    if (digits.length !== 16) throw new TypeError('The aaguid must be a UUID.');
    this.#aaguid = Uint8Array.from(digits, (digit) => parseInt(digit, 16));
  }

  get canVerify(): boolean {
    return this.#options.canVerify;
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
    return this.#keep((one) => toBase64url(one.id) !== id);
  }

  clear(): void {
    this.#keep(() => false);
  }

  async create(request: CreateRequest, origin: string, signal?: AbortSignal): Promise<PublicKeyCredential> {
    const { canStore, synced, attachment, transports } = this.#options;
    const { rpId, user, excluded } = request;
    const cannot =
      (request.userVerification === 'required' && !this.canVerify) ||
      (request.residentKey === 'required' && !canStore);
    if (cannot) throw new DOMException('No device here can do what is required.', 'ConstraintError');
    const answer = await this.#ask(request, [], signal);
    // §6.3.2 step 3: the person is asked first, so that a page cannot find out unnoticed.
    if (this.#passkeys.some((one) => one.rpId === rpId && excluded.some((id) => same(id, one.id))))
      throw new DOMException('There is a passkey already.', 'InvalidStateError');
    const verified = this.#verified(request, answer);
    const passkey: StoredPasskey = {
      ...{ rpId, userHandle: user.id, name: user.name, displayName: user.displayName },
      ...{ synced, discoverable: canStore, counter: 0, keys: await generateKeys() },
      id: crypto.getRandomValues(new Uint8Array(32)),
    };
    // §6.3.2 step 7.4: a discoverable passkey takes the place of the account's one before.
    this.#passkeys = this.#passkeys.filter(
      (one) => one.rpId !== rpId || !one.discoverable || !same(one.userHandle, user.id),
    );
    this.#passkeys.unshift(passkey);
    this.#changed();
    return registration({
      ...{ passkey, attachment, transports },
      clientDataJSON: clientData('webauthn.create', request.challenge, origin),
      ...(await attest(passkey, this.#aaguid, verified)),
      extensions: request.wantsProps ? { credProps: { rk: passkey.discoverable } } : {},
    });
  }

  async get(request: GetRequest, origin: string, signal?: AbortSignal): Promise<PublicKeyCredential> {
    const { rpId, allowed, mediation } = request;
    const fits = (one: StoredPasskey) =>
      one.rpId === rpId && (allowed ? allowed.some((id) => same(id, one.id)) : one.discoverable);
    const offered = this.#passkeys.filter(fits);
    if (mediation === 'immediate' && offered.length === 0) throw notAllowed('There is no passkey at hand.');
    const answer = await this.#ask(request, offered.map(listed), signal);
    const wanted = typeof answer === 'object' ? answer.id : undefined;
    // Looked for again: a passkey may have gone, or come, while the person thought.
    const passkey = this.#passkeys.find((one) => fits(one) && (!wanted || toBase64url(one.id) === wanted));
    if (!passkey) throw notAllowed('There is no such passkey.');
    const verified = this.#verified(request, answer);
    if (!passkey.synced) passkey.counter += 1;
    const clientDataJSON = clientData('webauthn.get', request.challenge, origin);
    const signed = await assert(passkey, clientDataJSON, verified);
    this.#changed();
    const { attachment } = this.#options;
    return assertion({ passkey, clientDataJSON, ...signed, attachment, extensions: {} });
  }

  /** §5.1.10.2. */
  forget(rpId: string, credentialId: string): void {
    const id = fromBase64url(credentialId);
    this.#keep((one) => one.rpId !== rpId || !same(one.id, id));
  }

  /** §5.1.10.3. */
  keepAccepted(rpId: string, userId: string, acceptedIds: readonly string[]): void {
    const [user, accepted] = [fromBase64url(userId), acceptedIds.map(fromBase64url)];
    this.#keep(
      (one) => one.rpId !== rpId || !same(one.userHandle, user) || accepted.some((id) => same(id, one.id)),
    );
  }

  /** §5.1.10.4. */
  rename(rpId: string, userId: string, name: string, displayName: string): void {
    const user = fromBase64url(userId);
    for (const one of this.#passkeys)
      if (one.rpId === rpId && same(one.userHandle, user)) Object.assign(one, { name, displayName });
    this.#changed();
  }

  async #ask(
    request: CreateRequest | GetRequest,
    credentials: readonly DeviceCredential[],
    signal: AbortSignal | undefined,
  ): Promise<Exclude<Answer, 'ignore' | 'cancel'>> {
    signal?.throwIfAborted();
    // As Chromium has it; the specification leaves it open.
    if (this.#prompt) throw new DOMException('A request is already pending.', 'OperationError');
    const { kind, mediation, rpId, userVerification } = request;
    const user = request.kind === 'create' ? accountOf(request) : undefined;
    const asked: DeviceRequest = { kind, mediation, rpId, userVerification, user, credentials };
    const isConditional = mediation === 'conditional';
    const prompt = openPrompt(signal, isConditional ? undefined : request.timeout, this.#options.timer);
    this.#prompt = prompt;
    this.#request = asked;
    this.#changed();
    try {
      if (!isConditional) this.#answerBy(prompt, asked);
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
    const passed = this.canVerify && !(typeof answer === 'object' && answer.verified === false);
    if (userVerification === 'required' && !passed) throw notAllowed('The person was not verified.');
    return passed && userVerification !== 'discouraged';
  }

  #keep(condition: (passkey: StoredPasskey) => boolean): boolean {
    const before = this.#passkeys.length;
    this.#passkeys = this.#passkeys.filter(condition);
    if (this.#passkeys.length === before) return false;
    this.#changed();
    return true;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

const accountOf = ({ user: { name, displayName } }: CreateRequest) => ({ name, displayName });

const listed = ({ id, userHandle, keys: _, ...rest }: StoredPasskey): DeviceCredential => ({
  ...rest,
  id: toBase64url(id),
  userHandle: toBase64url(userHandle),
});
