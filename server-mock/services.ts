/** What handlers are given: everything that varies, injected. */
import type { Random } from './ids.js';
import type { Limits } from './limits.js';
import type { Secrets } from './secrets.js';
import type { SigningKeys } from './signing-keys.js';
import type { Store } from './store/store.js';
import type { MailRecord } from './store/tables.js';
import type { Tenancies } from './tenancies.js';

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
  readonly mail?: (mail: Mail) => Promise<void>;
}
