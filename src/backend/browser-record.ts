/**
 * What the server remembers of one browser: 256 random bits in an HTTP-only cookie, their hash in the store.
 * RFC 6265bis; OWASP ASVS 5.0 V7 (expiry enforced here and not by the cookie).
 */
import { encodeBase64url, hash } from './digest.js';
import type { SessionRecord, Sessions } from './sessions.js';

export interface RecordSettings {
  sessions: Sessions;
  now: () => number;
  /** Undefined: as the request was made. */
  secureCookies: boolean | undefined;
}

/** One request's record under one cookie. */
export class BrowserRecord {
  readonly #settings: RecordSettings;
  readonly #secure: boolean;
  readonly #name: string;
  #secret: string | undefined;
  #record: Promise<SessionRecord | undefined> | undefined;
  #setCookie: string | undefined;

  constructor(request: Request, name: string, settings: RecordSettings) {
    this.#settings = settings;
    this.#secure = settings.secureCookies ?? new URL(request.url).protocol === 'https:';
    // The prefix keeps other hosts of the domain from planting a cookie (RFC 6265bis §4.1.3.2).
    this.#name = `${this.#secure ? '__Host-' : ''}${name}`;
    this.#secret = readCookie(request, this.#name);
  }

  /** To be sent as `Set-Cookie`, if anything changed. */
  get setCookie(): string | undefined {
    return this.#setCookie;
  }

  read(): Promise<SessionRecord | undefined> {
    this.#record ??= this.#load();
    return this.#record;
  }

  /** Under an id that nobody can have known; the record before is gone. */
  async replace(record: SessionRecord): Promise<void> {
    await this.#end();
    this.#secret = encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));
    await this.#write(this.#secret, record);
  }

  /** Under the id that there is; without one, a new one. */
  async update(record: SessionRecord): Promise<void> {
    if (this.#secret === undefined) await this.replace(record);
    else await this.#write(this.#secret, record);
  }

  /** On the server, and in the browser. */
  async clear(): Promise<void> {
    await this.#end();
    this.#setCookie = this.#cookie('', 0);
  }

  async #load(): Promise<SessionRecord | undefined> {
    if (this.#secret === undefined) return undefined;
    const record = await this.#settings.sessions.get(await hash(this.#secret));
    return record && record.expiresAt > this.#settings.now() ? record : undefined;
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
