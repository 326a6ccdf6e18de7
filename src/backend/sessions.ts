/** Who a browser is, between requests: an interface to implement, and an embedded default. */
import type { KeyValue } from './key-value.js';

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
  | { kind: 'signed-in'; accountId: string; passkeyId: string; signedInAt: number }
);

/** Ids are hashes of what the cookie holds, so a stolen copy of the sessions opens none of them. */
export interface Sessions {
  get(id: string): Promise<SessionRecord | undefined>;
  set(id: string, session: SessionRecord): Promise<void>;
  delete(id: string): Promise<void>;
  /** True the first time an id is seen, in one step, until `expiresAt`: makes proofs single-use. */
  claim(id: string, expiresAt: number): Promise<boolean>;
}

export function keyValueSessions(kv: KeyValue): Sessions {
  return {
    get: async (id) => (await kv.get(`session/${id}`)) as SessionRecord | undefined,
    set: (id, session) => kv.set(`session/${id}`, session, session.expiresAt),
    delete: (id) => kv.delete(`session/${id}`),
    claim: (id, expiresAt) => kv.add(`claimed/${id}`, '', expiresAt),
  };
}
