/** What a handler is given: the app's parts, and one request with its session. */
import type { Json } from '../api/http.js';
import type { Account, Accounts } from './accounts.js';
import { signedOut } from './answers.js';
import type { PasslockServer } from './passlock-server.js';
import type { SessionCookie } from './session-cookie.js';
import type { Sessions } from './sessions.js';

export interface App {
  readonly passlock: PasslockServer;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly rpId: string;
  readonly rpName: string;
  readonly now: () => number;
  /** Told of failures that the page need not hear of. */
  readonly report: (error: unknown) => void;
}

export interface Visit {
  readonly app: App;
  readonly request: Request;
  readonly session: SessionCookie;
  /** The body, read and parsed. */
  body(): Promise<Json>;
}

export type Handler = (visit: Visit) => Promise<Response>;

/** Path below the backend's base → method → handler. */
export type Routes = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

export interface SignedIn {
  account: Account;
  /** Vault id of the passkey that opened the session. */
  passkeyId: string;
}

/** The signed-in person, if any: the session's account, as long as there is one. */
export async function currentAccount({ app, session }: Visit): Promise<SignedIn | undefined> {
  const record = await session.signedIn();
  const account = record && (await app.accounts.find(record.accountId));
  return account && { account, passkeyId: record.passkeyId };
}

/** @throws Refusal 401 */
export async function requireAccount(visit: Visit): Promise<SignedIn> {
  const found = await currentAccount(visit);
  if (!found) throw signedOut();
  return found;
}
