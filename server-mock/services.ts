/** The dependencies that handlers get, injected so that tests and each runtime can replace them. */
import type { FaultControl, Wait } from './http/faults.js';
import type { Random } from './ids.js';
import type { Limits } from './limits.js';
import type { Store } from './store/store.js';
import type { MailRecord } from './store/tables.js';
import type { Secrets } from './tenancy/secrets.js';
import type { SigningKeys } from './tenancy/signing-keys.js';
import type { Tenancies } from './tenancy/tenancies.js';

/** An email and the tenancy whose inbox keeps it. */
export type Email = MailRecord & { tenancyId: string };

export interface Services {
  readonly store: Store;
  readonly now: () => number;
  readonly random: Random;
  readonly limits: Limits;
  readonly tenancies: Tenancies;
  readonly keys: SigningKeys;
  readonly secrets: Secrets;
  /** Base64url. Keys the hashes of one-time codes. Not in the store, so that a stolen store reveals no code. */
  readonly secretKey: string;
  readonly faults: FaultControl;
  /** Waits for the `latency` fault. */
  readonly wait: Wait;
  readonly sendEmail?: (email: Email) => Promise<void>;
  /** Second generation: the default of a new challenge's `sendEmail`. */
  readonly sendEmailByDefault: boolean;
  /** Receives failures of the server itself. */
  readonly onError: (error: unknown) => void;
}
