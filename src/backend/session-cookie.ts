/** The session of one request: a signed-in account, or the sign-ups that this browser has started. */
import type { Account } from './accounts.js';
import { CookieRecord, type CookieSettings } from './cookie-record.js';
import { unauthorized } from './responses.js';
import type { PendingSignUp, SessionRecord } from './sessions.js';

export interface SessionSettings extends CookieSettings {
  /** Milliseconds a signed-in session lasts. */
  sessionLifetime: number;
}

type SignedIn = Extract<SessionRecord, { kind: 'signed-in' }>;
export type Proof = Pick<SignedIn, 'provenAt' | 'provenBy'>;
/** `passkeyId` is absent after a sign-in by code. */
export type SignInProof = Proof & Pick<SignedIn, 'passkeyId'>;

/** Milliseconds a sign-up may take, from its authorisation to its passkey. */
const signUpLifetime = 900_000;
/** Concurrent sign-ups of one browser: prefetched options, a changed name, a second tab. */
const maxSignUps = 8;

export class SessionCookie {
  readonly #settings: SessionSettings;
  readonly #record: CookieRecord;

  constructor(request: Request, settings: SessionSettings) {
    this.#settings = settings;
    this.#record = new CookieRecord(request, 'passkey-session', settings);
  }

  get setCookie(): string | undefined {
    return this.#record.setCookie;
  }

  async signedIn(): Promise<SignedIn | undefined> {
    const record = await this.#record.read();
    return record?.kind === 'signed-in' ? record : undefined;
  }

  /** Whether this browser has started a sign-up. */
  async isVisitor(): Promise<boolean> {
    return (await this.#record.read())?.kind === 'visitor';
  }

  async pendingSignUp(userId: string): Promise<PendingSignUp | undefined> {
    const record = await this.#record.read();
    return record?.kind === 'visitor' ? record.signUps.find((one) => one.userId === userId) : undefined;
  }

  /** Binds an authorised sign-up to this browser. */
  async addSignUp(signUp: PendingSignUp): Promise<void> {
    const record = await this.#record.read();
    const before = record?.kind === 'visitor' ? record.signUps : [];
    const signUps = [...before, signUp].slice(-maxSignUps);
    const next: SessionRecord = { kind: 'visitor', signUps, expiresAt: this.#in(signUpLifetime) };
    // A visitor keeps the id: of two concurrent requests, a new id would lose the sign-up of the first.
    if (record?.kind === 'visitor') await this.#record.update(next);
    else await this.#record.replace(next);
  }

  /** Opens a session under a fresh id and ends the one before. */
  async signIn({ id: accountId, epoch }: Account, { passkeyId, ...proof }: SignInProof): Promise<void> {
    await this.#record.replace({
      kind: 'signed-in',
      accountId,
      ...(epoch !== undefined && { epoch }),
      ...(passkeyId !== undefined && { passkeyId }),
      ...proof,
      expiresAt: this.#in(this.#settings.sessionLifetime),
    });
  }

  /** Records a new proof under a fresh id, as ASVS 7.2.4 requires after each one. The session's expiry stays. */
  async prove(proof: Proof): Promise<void> {
    const record = await this.signedIn();
    if (!record) throw unauthorized();
    const { provenBy: _, ...session } = record;
    await this.#record.renew({ ...session, ...proof });
  }

  /** Keeps this session when the account's others end. @param removed vault ids of passkeys that are gone */
  async outlive(epoch: number, removed: readonly string[] = []): Promise<void> {
    const session = await this.signedIn();
    if (!session) throw unauthorized();
    const { passkeyId, ...rest } = session;
    const kept = passkeyId !== undefined && !removed.includes(passkeyId) && { passkeyId };
    await this.#record.renew({ ...rest, ...kept, epoch });
  }

  async signOut(): Promise<void> {
    await this.#record.clear();
  }

  #in(lifetime: number): number {
    return this.#settings.now() + lifetime;
  }
}
