/**
 * One request's session: 256 random bits in an HTTP-only cookie, their hash in the store.
 * RFC 6265bis; OWASP ASVS 5.0 V7 (fresh id at sign-in, expiry enforced here and not by the cookie).
 */
import { encodeBase64url, hash } from './digest.js';
import type { PendingSignUp, SessionRecord, Sessions } from './sessions.js';

export interface SessionSettings {
  sessions: Sessions;
  now: () => number;
  /** Milliseconds a signed-in session lasts. */
  sessionLifetime: number;
  /** Undefined: as the request was made. */
  secureCookies: boolean | undefined;
}

type SignedIn = Extract<SessionRecord, { kind: 'signed-in' }>;

/** Milliseconds a sign-up may take, from its authorisation to its passkey. */
const signUpLifetime = 900_000;
/** Sign-ups one browser may have under way: a prefetch, a changed name, a second tab. */
const maxSignUps = 8;

export class SessionCookie {
  readonly #settings: SessionSettings;
  readonly #secure: boolean;
  readonly #name: string;
  #secret: string | undefined;
  #record: Promise<SessionRecord | undefined> | undefined;
  #setCookie: string | undefined;

  constructor(request: Request, settings: SessionSettings) {
    this.#settings = settings;
    this.#secure = settings.secureCookies ?? new URL(request.url).protocol === 'https:';
    // The prefix keeps other hosts of the domain from planting a cookie (RFC 6265bis §4.1.3.2).
    this.#name = `${this.#secure ? '__Host-' : ''}passkey-session`;
    this.#secret = readCookie(request, this.#name);
  }

  async signedIn(): Promise<SignedIn | undefined> {
    const record = await this.#read();
    return record?.kind === 'signed-in' ? record : undefined;
  }

  /** Has this browser begun a sign-up? */
  async isVisitor(): Promise<boolean> {
    return (await this.#read())?.kind === 'visitor';
  }

  async pendingSignUp(userId: string): Promise<PendingSignUp | undefined> {
    const record = await this.#read();
    return record?.kind === 'visitor' ? record.signUps.find((one) => one.userId === userId) : undefined;
  }

  /** Remembers for this browser, and no other, which sign-up was authorised. */
  async addSignUp(signUp: PendingSignUp): Promise<void> {
    const record = await this.#read();
    const before = record?.kind === 'visitor' ? record.signUps : [];
    const signUps = [...before, signUp].slice(-maxSignUps);
    const next: SessionRecord = { kind: 'visitor', signUps, expiresAt: this.#in(signUpLifetime) };
    // The id stays, or of two requests at once the one that is answered first would be forgotten.
    if (record?.kind === 'visitor' && this.#secret !== undefined) await this.#write(this.#secret, next);
    else await this.#replace(next);
  }

  /** Opens a session under an id that nobody can have known, and ends the one before. */
  async signIn(accountId: string, passkeyId: string): Promise<void> {
    await this.#replace({
      kind: 'signed-in',
      accountId,
      passkeyId,
      signedInAt: this.#settings.now(),
      expiresAt: this.#in(this.#settings.sessionLifetime),
    });
  }

  async signOut(): Promise<void> {
    await this.#end();
    this.#setCookie = this.#cookie('', 0);
  }

  /** To be sent as `Set-Cookie`, if anything changed. */
  get setCookie(): string | undefined {
    return this.#setCookie;
  }

  #read(): Promise<SessionRecord | undefined> {
    this.#record ??= this.#load();
    return this.#record;
  }

  async #load(): Promise<SessionRecord | undefined> {
    if (this.#secret === undefined) return undefined;
    const record = await this.#settings.sessions.get(await hash(this.#secret));
    return record && record.expiresAt > this.#settings.now() ? record : undefined;
  }

  async #replace(record: SessionRecord): Promise<void> {
    await this.#end();
    const secret = encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));
    await this.#write(secret, record);
    this.#secret = secret;
  }

  async #write(secret: string, record: SessionRecord): Promise<void> {
    await this.#settings.sessions.set(await hash(secret), record);
    this.#record = Promise.resolve(record);
    this.#setCookie = this.#cookie(secret, record.expiresAt - this.#settings.now());
  }

  async #end(): Promise<void> {
    if (this.#secret !== undefined) await this.#settings.sessions.delete(await hash(this.#secret));
    this.#secret = undefined;
    this.#record = Promise.resolve(undefined);
  }

  #in(lifetime: number): number {
    return this.#settings.now() + lifetime;
  }

  #cookie(value: string, lifetime: number): string {
    const maxAge = Math.floor(lifetime / 1000);
    const secure = this.#secure ? '; Secure' : '';
    return `${this.#name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
  }
}

function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return undefined;
}
