/** Storage of sessions: the interface that an app may implement, and the built-in one. */
import { keyValueRateLimits, type RateLimits } from './rate-limits.js';
import type { KeyValue } from './stores/key-value.js';

/** A sign-up that was authorised and whose passkey is not linked yet. */
export interface PendingSignUp {
  /** The id that the account will have. */
  userId: string;
  username: string;
  displayName?: string;
}

/** Times are milliseconds since the epoch. */
export type SessionRecord = { expiresAt: number } & (
  | { kind: 'visitor'; signUps: PendingSignUp[] }
  | {
      kind: 'signed-in';
      accountId: string;
      /** The account's epoch when the session was opened; absent: 0. Another one ends the session. */
      epoch?: number;
      /** Vault id of the passkey that opened the session; absent after a sign-in by code. */
      passkeyId?: string;
      /** Time of the last sign-in or re-authentication that proves the person; 0 after one that does not. */
      provenAt: number;
      /** Vault id of the passkey that proved the person; absent when a code did. */
      provenBy?: string;
    }
  // A link with which the owner of a replaced address gets the account back.
  | { kind: 'undo-email'; accountId: string; email: string; username: string }
  // Stays under the old id of a session, so that a concurrent sign-out ends the session under its new id too.
  | { kind: 'moved'; to: string }
  | {
      kind: 'code';
      purpose: string;
      /** As typed in the browser. */
      email: string;
      /** Characters of the code. */
      length: number;
      challengeId: string;
      secret: string;
      /** End of the code's lifetime. The record lives longer, so that the response can be "expired". */
      validUntil: number;
      /** From then on another code can be requested. */
      resendAt: number;
      /** The account that the code is for; absent for a sign-up. */
      accountId?: string;
      /** For an address without an account: a wrong code that is verified in place of the typed one. */
      decoy?: string;
      /** No attempts are left. */
      exhausted?: true;
    }
);

/**
 * What all processes of the app share for a while: signed-in sessions, pending sign-ups, pending codes, and the counters
 * of the rate limits. Ids are hashes of the cookies' values, so a stolen copy of
 * the store opens no session.
 */
export interface Sessions extends RateLimits {
  /** @returns undefined for an unknown or expired id */
  get(id: string): Promise<SessionRecord | undefined>;
  /** Creates or replaces a record. */
  set(id: string, session: SessionRecord): Promise<void>;
  /** Deletes a record. */
  delete(id: string): Promise<void>;
  /** Makes proofs single use. @returns true for the first call with an id before `expiresAt`, in one step */
  claim(id: string, expiresAt: number): Promise<boolean>;
}

/** Sessions in a key-value store. */
export function keyValueSessions(kv: KeyValue): Sessions {
  return {
    get: async (id) => (await kv.get(`session/${id}`)) as SessionRecord | undefined,
    set: (id, session) => kv.set(`session/${id}`, session, session.expiresAt),
    delete: (id) => kv.delete(`session/${id}`),
    claim: (id, expiresAt) => kv.add(`claimed/${id}`, '', expiresAt),
    ...keyValueRateLimits(kv),
  };
}
