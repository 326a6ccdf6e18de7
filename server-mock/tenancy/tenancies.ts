/** The registry of tenancies: kept in the store, cached in memory. */
import type { Tenancy, TenancyOptions } from './tenancy.js';
import { tenancyRecord } from './tenancy-record.js';
import type { Store } from '../store/store.js';
import { serverScope, type TenancyRecord } from '../store/tables.js';

export interface Tenancies {
  get(id: string): Tenancy | undefined;
  list(): Tenancy[];
  /** Adds a tenancy, or replaces its configuration and API keys. Its passkeys stay. */
  put(options: TenancyOptions): Promise<Tenancy>;
  /** Changes a tenancy in one transaction. Throws a `TypeError` for an unknown tenancy. */
  change(id: string, edit: (before: TenancyRecord) => TenancyRecord): Promise<Tenancy>;
  /** Deletes the tenancy's records, but not the tenancy. */
  reset(id: string): Promise<void>;
}

export class DuplicateEmailError extends TypeError {
  constructor(id: string) {
    super(`Another tenancy has the email address of "${id}".`);
  }
}

/** Reads the stored tenancies once: the server is the store's only writer. */
export async function createTenancies(store: Store, now: () => number): Promise<Tenancies> {
  const rows = await store.transact((transaction) => transaction.list('tenancies', serverScope));
  const known = new Map<string, Tenancy>(rows.map(({ id, record }) => [id, { id, ...record }]));
  return {
    get: (id) => known.get(id),
    list: () => [...known.values()],
    async put(options) {
      const createdAt = known.get(options.id)?.createdAt ?? now();
      const record = await tenancyRecord(options, createdAt);
      await store.transact((transaction) => {
        const done =
          transaction.replace('tenancies', serverScope, options.id, record) ||
          transaction.insert('tenancies', serverScope, options.id, record);
        if (!done) throw new DuplicateEmailError(options.id);
      });
      const tenancy = { id: options.id, ...record };
      known.set(options.id, tenancy);
      return tenancy;
    },
    async change(id, edit) {
      const record = await store.transact((transaction) => {
        const before = transaction.get('tenancies', serverScope, id);
        if (!before) throw new TypeError(`There is no tenancy "${id}".`);
        const after = edit(before);
        transaction.replace('tenancies', serverScope, id, after);
        return after;
      });
      const tenancy = { id, ...record };
      known.set(id, tenancy);
      return tenancy;
    },
    async reset(id) {
      await store.transact((transaction) => {
        transaction.clear(id);
      });
    },
  };
}
