/**
 * The pending one-time code of one browser. Challenge id and secret stay on the server, not in the cookie, even
 * encrypted: a replayed cookie must not restore a used challenge or its attempts.
 */
import { CookieRecord, type CookieSettings } from './cookie-record.js';
import type { SessionRecord } from './sessions.js';

export type PendingChallenge = Extract<SessionRecord, { kind: 'code' }>;

/** Milliseconds that an expired challenge is kept, so that the response can be "expired" and not "unknown". */
const keepExpired = 3_600_000;

export class ChallengeCookie {
  readonly #record: CookieRecord;

  constructor(request: Request, settings: CookieSettings) {
    this.#record = new CookieRecord(request, 'passkey-code', settings);
  }

  get setCookie(): string | undefined {
    return this.#record.setCookie;
  }

  async pending(): Promise<PendingChallenge | undefined> {
    const record = await this.#record.read();
    return record?.kind === 'code' ? record : undefined;
  }

  /** Stores a new challenge under a fresh id, in place of the one before. */
  async start(challenge: Omit<PendingChallenge, 'kind' | 'expiresAt'>): Promise<void> {
    await this.#record.replace({ kind: 'code', ...challenge, expiresAt: challenge.validUntil + keepExpired });
  }

  /** Blocks the challenge after its last attempt. */
  async exhaust(challenge: PendingChallenge): Promise<void> {
    await this.#record.update({ ...challenge, exhausted: true });
  }

  async clear(): Promise<void> {
    await this.#record.clear();
  }
}
