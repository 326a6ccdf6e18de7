/** What a route handler receives: the app's parts, and one request with its session. */
import type { Passlock } from '../server/unsafe-client.js';
import type { BackendUser } from '../wire/contract.js';
import type { Json } from '../wire/json-request.js';
import type { Account, Accounts } from './accounts.js';
import type { ChallengeCookie } from './challenge-cookie.js';
import type { Limits, ProtectedChange } from './limits.js';
import type { Mailer } from './mailer.js';
import type { RateLimits } from './rate-limits.js';
import { unauthorized } from './responses.js';
import type { SessionCookie } from './session-cookie.js';
import type { Sessions } from './sessions.js';

export interface App {
  readonly passlock: Passlock;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly rateLimits: RateLimits;
  /** Absent in apps without passwords. */
  readonly isAfterPassword?: (account: Account, request: Request) => boolean | Promise<boolean>;
  /** Absent in apps that send no codes. */
  readonly mailer?: Mailer;
  readonly limits: Limits;
  readonly passkeyRequiredFor: readonly ProtectedChange[];
  readonly rpId: string;
  readonly relatedRpIds: readonly string[];
  readonly rpName: string;
  /** Absent where a changed address cannot be brought back by link. */
  readonly undoPage?: string;
  /** The icon of a provider as the page gets it, from the one that Passlock names. */
  readonly iconOf: (icon: string | undefined) => Promise<string | undefined>;
  readonly now: () => number;
  /** Receives failures that the response leaves out. */
  readonly report: (error: unknown) => void;
}

/** Facts about the caller that only the server in front of the handler has. */
export interface Client {
  /** The browser's own address, not that of a proxy in between. Absent when unknown. */
  ipAddress?: string | undefined;
}

export interface RequestContext {
  readonly app: App;
  readonly request: Request;
  readonly client: Client;
  /** The `{id}` segment of the path, or empty. */
  readonly id: string;
  readonly session: SessionCookie;
  readonly challenge: ChallengeCookie;
  /** Reads and parses the body. */
  body(): Promise<Json>;
}

export type Handler = (context: RequestContext) => Promise<Response>;

/** Path below the backend's base, where one segment may be `{id}` → method → handler. */
export type Routes = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

export interface SignedIn {
  account: Account;
  /** Vault id of the passkey that opened the session; absent after a sign-in by code. */
  passkeyId: string | undefined;
  /** Until then the person need not re-authenticate. */
  freshUntil: number;
  /** Vault id of the passkey that proved the person last; absent when a code did. */
  provenBy: string | undefined;
}

/** The signed-in account. A session ends with its account, with its epoch and with the passkey that opened it. */
export async function currentAccount({ app, session }: RequestContext): Promise<SignedIn | undefined> {
  const record = await session.signedIn();
  if (!record) return undefined;
  const { accountId, passkeyId, provenAt, provenBy } = record;
  const account =
    passkeyId === undefined
      ? await app.accounts.find(accountId)
      : await app.accounts.findByPasskey(passkeyId);
  if (account?.id !== accountId || epochOf(account) !== (record.epoch ?? 0)) return undefined;
  return { account, passkeyId, provenBy, freshUntil: provenAt + app.limits.reauthenticateWithin };
}

export const epochOf = ({ epoch = 0 }: Account): number => epoch;

/** @throws HttpError 401 */
export async function requireAccount(context: RequestContext): Promise<SignedIn> {
  const found = await currentAccount(context);
  if (!found) throw unauthorized();
  return found;
}

export function userOf({ id, username, displayName, email }: Account): BackendUser {
  return {
    id,
    username,
    ...(displayName !== undefined && { displayName }),
    ...(email !== undefined && { email }),
  };
}
