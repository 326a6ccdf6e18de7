/** What a handler is given: the app's parts, and one request with its session. */
import type { BackendUser } from '../wire/contract.js';
import type { Json } from '../wire/json-request.js';
import type { Account, Accounts } from './accounts.js';
import { reauthenticationRequired, signedOut } from './responses.js';
import type { CodeCookie } from './code-cookie.js';
import type { Limits } from './limits.js';
import type { Mailer } from './mailer.js';
import type { UnsafePasslockServer } from '../server/passlock-server.js';
import type { RateLimits } from './rate-limits.js';
import type { SessionCookie } from './session-cookie.js';
import type { Sessions } from './sessions.js';

export interface App {
  readonly passlock: UnsafePasslockServer;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly rateLimits: RateLimits;
  /** Absent where nobody has a password. */
  readonly isAfterPassword?: (account: Account, request: Request) => boolean | Promise<boolean>;
  /** Absent where no codes are mailed. */
  readonly mailer?: Mailer;
  readonly limits: Limits;
  readonly rpId: string;
  readonly relatedRpIds: readonly string[];
  readonly rpName: string;
  readonly now: () => number;
  /** Told of failures that the page need not hear of. */
  readonly report: (error: unknown) => void;
}

/** What the server knows of the caller. */
export interface Client {
  /** Of the browser itself, and not of a proxy in between; absent when that is not known. */
  ipAddress?: string | undefined;
}

export interface Visit {
  readonly app: App;
  readonly request: Request;
  readonly client: Client;
  /** The variable part of the path; empty when there is none. */
  readonly id: string;
  readonly session: SessionCookie;
  readonly code: CodeCookie;
  /** The body, read and parsed. */
  body(): Promise<Json>;
}

export type Handler = (visit: Visit) => Promise<Response>;

/** Path below the backend's base, one segment of which may be `{id}` → method → handler. */
export type Routes = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

export interface SignedIn {
  account: Account;
  /** Vault id of the passkey that opened the session; absent after a code by mail. */
  passkeyId: string | undefined;
  /** Until then the person counts as there, and need not prove it again. */
  freshUntil: number;
}

/** The signed-in person, if any: as long as there is the account, and the passkey that opened the session. */
export async function currentAccount({ app, session }: Visit): Promise<SignedIn | undefined> {
  const record = await session.signedIn();
  if (!record) return undefined;
  const { accountId, passkeyId, provenAt } = record;
  const account =
    passkeyId === undefined
      ? await app.accounts.find(accountId)
      : await app.accounts.findByPasskey(passkeyId);
  if (account?.id !== accountId) return undefined;
  return { account, passkeyId, freshUntil: provenAt + app.limits.reauthenticateWithin };
}

/** @throws Refusal 401 */
export async function requireAccount(visit: Visit): Promise<SignedIn> {
  const found = await currentAccount(visit);
  if (!found) throw signedOut();
  return found;
}

/** A way in is given or taken only after a recent proof. */
export function requireFresh({ app }: Visit, { freshUntil }: SignedIn): void {
  if (!(app.now() < freshUntil)) throw reauthenticationRequired();
}

export function userOf({ id, username, displayName, email }: Account): BackendUser {
  return {
    id,
    username,
    ...(displayName !== undefined && { displayName }),
    ...(email !== undefined && { email }),
  };
}
