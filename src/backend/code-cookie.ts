/**
 * The one-time code that this browser waits for. Challenge id and secret are kept by the server and not in the
 * cookie, sealed or not: what is used up must not come back with an old cookie, and tries are counted here.
 */
import { BrowserRecord, type RecordSettings } from './browser-record.js';
import type { SessionRecord } from './sessions.js';

export type PendingCode = Extract<SessionRecord, { kind: 'code' }>;

/** Milliseconds for which a code that has expired is told from one that never was. */
const memory = 3_600_000;

export class CodeCookie {
  readonly #record: BrowserRecord;

  constructor(request: Request, settings: RecordSettings) {
    this.#record = new BrowserRecord(request, 'passkey-code', settings);
  }

  get setCookie(): string | undefined {
    return this.#record.setCookie;
  }

  async pending(): Promise<PendingCode | undefined> {
    const record = await this.#record.read();
    return record?.kind === 'code' ? record : undefined;
  }

  /** A new code, under a new id: it replaces the one before. */
  async expect(code: Omit<PendingCode, 'kind' | 'expiresAt'>): Promise<void> {
    await this.#record.replace({ kind: 'code', ...code, expiresAt: code.validUntil + memory });
  }

  /** There are no tries left. */
  async spend(code: PendingCode): Promise<void> {
    await this.#record.update({ ...code, spent: true });
  }

  async clear(): Promise<void> {
    await this.#record.clear();
  }
}
