/** One request's session: who is signed in, or which sign-ups this browser has begun. */
import { BrowserRecord, type RecordSettings } from './browser-record.js';
import type { PendingSignUp, SessionRecord } from './sessions.js';

export interface SessionSettings extends RecordSettings {
  /** Milliseconds a signed-in session lasts. */
  sessionLifetime: number;
}

type SignedIn = Extract<SessionRecord, { kind: 'signed-in' }>;

/** Milliseconds a sign-up may take, from its authorisation to its passkey. */
const signUpLifetime = 900_000;
/** Sign-ups one browser may have under way: a prefetch, a changed name, a second tab. */
const maxSignUps = 8;

export class SessionCookie {
  readonly #settings: SessionSettings;
  readonly #record: BrowserRecord;

  constructor(request: Request, settings: SessionSettings) {
    this.#settings = settings;
    this.#record = new BrowserRecord(request, 'passkey-session', settings);
  }

  get setCookie(): string | undefined {
    return this.#record.setCookie;
  }

  async signedIn(): Promise<SignedIn | undefined> {
    const record = await this.#record.read();
    return record?.kind === 'signed-in' ? record : undefined;
  }

  /** Has this browser begun a sign-up? */
  async isVisitor(): Promise<boolean> {
    return (await this.#record.read())?.kind === 'visitor';
  }

  async pendingSignUp(userId: string): Promise<PendingSignUp | undefined> {
    const record = await this.#record.read();
    return record?.kind === 'visitor' ? record.signUps.find((one) => one.userId === userId) : undefined;
  }

  /** Remembers for this browser, and no other, which sign-up was authorised. */
  async addSignUp(signUp: PendingSignUp): Promise<void> {
    const record = await this.#record.read();
    const before = record?.kind === 'visitor' ? record.signUps : [];
    const signUps = [...before, signUp].slice(-maxSignUps);
    const next: SessionRecord = { kind: 'visitor', signUps, expiresAt: this.#in(signUpLifetime) };
    // The id stays, or of two requests at once the one that is answered first would be forgotten.
    if (record?.kind === 'visitor') await this.#record.update(next);
    else await this.#record.replace(next);
  }

  /** Opens a session under a new id, and ends the one before. @param passkeyId absent after a code by mail */
  async signIn(accountId: string, passkeyId?: string): Promise<void> {
    await this.#record.replace({
      kind: 'signed-in',
      accountId,
      ...(passkeyId !== undefined && { passkeyId }),
      provenAt: this.#settings.now(),
      expiresAt: this.#in(this.#settings.sessionLifetime),
    });
  }

  /** The session goes on under a new id, as ASVS 7.2.4 wants it after each proof; it does not last longer. */
  async change(session: SignedIn, changes: Partial<Pick<SignedIn, 'provenAt'>>): Promise<void> {
    await this.#record.replace({ ...session, ...changes });
  }

  /** The passkey that opened the session is gone; the person who removed it is still there. */
  async forgetPasskey({ passkeyId: _, ...session }: SignedIn): Promise<void> {
    await this.#record.replace(session);
  }

  async signOut(): Promise<void> {
    await this.#record.clear();
  }

  #in(lifetime: number): number {
    return this.#settings.now() + lifetime;
  }
}
