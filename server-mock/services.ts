/** What handlers are given: everything that varies, injected. */
import type { FaultControl, Wait } from './http/faults.js';
import type { Random } from './ids.js';
import type { Limits } from './tenancy/limits.js';
import type { Secrets } from './tenancy/secrets.js';
import type { SigningKeys } from './tenancy/signing-keys.js';
import type { Store } from './store/store.js';
import type { MailRecord } from './store/tables.js';
import type { Tenancies } from './tenancy/tenancies.js';

/** A mail as it goes out; the tenancy whose inbox keeps it is named beside. */
export type Mail = MailRecord & { tenancyId: string };

export interface Services {
  readonly store: Store;
  readonly now: () => number;
  readonly random: Random;
  readonly limits: Limits;
  readonly tenancies: Tenancies;
  readonly keys: SigningKeys;
  readonly secrets: Secrets;
  /** Base64url. Keys the hashes of one-time codes; never in the store, which alone must not give them away. */
  readonly secretKey: string;
  readonly faults: FaultControl;
  /** Lets time pass, for latency on demand. */
  readonly wait: Wait;
  readonly mail?: (mail: Mail) => Promise<void>;
  /** Told of failures that no caller is answered with. */
  readonly report: (error: unknown) => void;
}
