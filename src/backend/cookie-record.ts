/**
 * Server-side state of one browser. The HTTP-only cookie holds 256 random bits; the store keeps their hash and the
 * record. The server enforces the expiry, whatever the cookie claims. RFC 6265bis; OWASP ASVS 5.0 V7.
 */
import { encodeBase64url } from '../wire/base64url.js';
import { hash } from './digest.js';
import { unauthorized } from './responses.js';
import type { SessionRecord, Sessions } from './sessions.js';

export interface CookieSettings {
  sessions: Sessions;
  now: () => number;
  /** Whether the cookies of requests to a URL are `Secure`. */
  isSecure: (url: URL) => boolean;
}

/** Milliseconds that the old id of a moved record is kept: longer than a request takes. */
const keepMoved = 600_000;

/** The record behind one cookie of one request. */
export class CookieRecord {
  readonly #settings: CookieSettings;
  readonly #secure: boolean;
  readonly #name: string;
  #secret: string | undefined;
  #record: Promise<SessionRecord | undefined> | undefined;
  #setCookie: string | undefined;

  constructor(request: Request, name: string, settings: CookieSettings) {
    this.#settings = settings;
    this.#secure = settings.isSecure(new URL(request.url));
    // The prefix keeps other hosts of the domain from planting a cookie (RFC 6265bis §4.1.3.2).
    this.#name = `${this.#secure ? '__Host-' : ''}${name}`;
    this.#secret = readCookie(request, this.#name);
  }

  /** The `Set-Cookie` header to send, if the cookie changed. */
  get setCookie(): string | undefined {
    return this.#setCookie;
  }

  read(): Promise<SessionRecord | undefined> {
    this.#record ??= this.#load();
    return this.#record;
  }

  /** Ends the current record and stores a new one under a fresh id, which prevents session fixation. */
  async replace(record: SessionRecord): Promise<void> {
    await this.#end();
    await this.#write(newSecret(), record);
  }

  /**
   * Moves the record to a fresh id and changes it. Fails if the record ended meanwhile, so that a sign-out beside a
   * re-authentication leaves no session behind, in whatever order their steps and responses arrive.
   *
   * @throws HttpError 401
   */
  async renew(record: SessionRecord): Promise<void> {
    if (this.#secret === undefined) throw unauthorized();
    const { sessions, now } = this.#settings;
    const secret = newSecret();
    const [from, to] = await Promise.all([hash(this.#secret), hash(secret)]);
    const until = now() + keepMoved;
    if (!(await sessions.claim(`moves-${from}`, until))) throw unauthorized();
    await sessions.set(from, { kind: 'moved', to, expiresAt: until });
    await this.#write(secret, record);
    if (await sessions.claim(`ends-${from}`, until)) return;
    await this.clear();
    throw unauthorized();
  }

  /** Stores the record under the current id, or under a new one if the browser has none. */
  async update(record: SessionRecord): Promise<void> {
    await this.#write(this.#secret ?? newSecret(), record);
  }

  /** Deletes the record on the server and the cookie in the browser. */
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
    this.#secret = secret;
    this.#record = Promise.resolve(record);
    this.#setCookie = this.#cookie(secret, record.expiresAt - this.#settings.now());
  }

  /** Ends the record, also under the id that a concurrent request moves it to. */
  async #end(): Promise<void> {
    const { sessions, now } = this.#settings;
    let id = this.#secret === undefined ? undefined : await hash(this.#secret);
    while (id !== undefined) {
      // Claimed before the record is read: a move that is not visible yet finds this claim and ends itself.
      await sessions.claim(`ends-${id}`, now() + keepMoved);
      const record = await sessions.get(id);
      await sessions.delete(id);
      id = record?.kind === 'moved' ? record.to : undefined;
    }
    this.#secret = undefined;
    this.#record = Promise.resolve(undefined);
  }

  #cookie(value: string, lifetime: number): string {
    const maxAge = Math.floor(lifetime / 1000);
    const secure = this.#secure ? '; Secure' : '';
    return `${this.#name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
  }
}

const newSecret = () => encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));

function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return undefined;
}
