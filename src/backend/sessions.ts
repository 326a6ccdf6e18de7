/** Who a browser is, between requests: an interface to implement, and an embedded default. */
import type { KeyValue } from './stores/key-value.js';

/** A sign-up that was authorised and has not come back with its passkey yet. */
export interface PendingSignUp {
  /** Of the account to be. */
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
      /** Vault id of the passkey that opened it; absent after a code by mail. */
      passkeyId?: string;
      /** When the person last proved who they are: at sign-in, or by a re-authentication. */
      provenAt: number;
    }
  | {
      kind: 'code';
      purpose: string;
      /** As the browser gave it. */
      email: string;
      /** Characters of the code. */
      length: number;
      challengeId: string;
      secret: string;
      /** From then on it is good no more. The record stays longer, to say so. */
      validUntil: number;
      /** From then on another one can be asked for. */
      resendAt: number;
      /** Whose code it is; absent for a sign-up. */
      accountId?: string;
      /** The challenge is real and opens nothing: this, which is not its code, is checked in its place. */
      decoy?: string;
      /** Too many wrong codes. */
      spent?: true;
    }
);

/**
 * Signed-in sessions, sign-ups, and codes that were mailed. Ids are hashes of what the cookie holds, so a stolen
 * copy of the sessions opens none of them.
 */
export interface Sessions {
  /** Undefined for one that is not there, or has expired. */
  get(id: string): Promise<SessionRecord | undefined>;
  /** Begins a session, or changes it. */
  set(id: string, session: SessionRecord): Promise<void>;
  /** Ends a session. */
  delete(id: string): Promise<void>;
  /** True the first time an id is seen, in one step, until `expiresAt`: makes proofs single-use. */
  claim(id: string, expiresAt: number): Promise<boolean>;
}

/** Sessions in a key-value store. */
export function keyValueSessions(kv: KeyValue): Sessions {
  return {
    get: async (id) => (await kv.get(`session/${id}`)) as SessionRecord | undefined,
    set: (id, session) => kv.set(`session/${id}`, session, session.expiresAt),
    delete: (id) => kv.delete(`session/${id}`),
    claim: (id, expiresAt) => kv.add(`claimed/${id}`, '', expiresAt),
  };
}
