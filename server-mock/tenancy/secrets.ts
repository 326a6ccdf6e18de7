/** Secrets of the server, generated at first use and kept in the store. */
import { encodeBase64url } from '../../src/wire/base64url.js';
import type { Random } from '../ids.js';
import type { Store } from '../store/store.js';
import { serverScope } from '../store/tables.js';

/**
 * `user-handle` derives WebAuthn user handles, `decoy` the credentials shown for unknown users; `cursor` signs the
 * cursors of lists.
 */
export type SecretName = 'user-handle' | 'decoy' | 'cursor';

export interface Secrets {
  /** The secret, base64url. */
  get(name: SecretName): Promise<string>;
}

export function createSecrets(store: Store, random: Random): Secrets {
  const known = new Map<SecretName, string>();
  return {
    async get(name) {
      const value =
        known.get(name) ??
        (await store.transact((transaction) => {
          const stored = transaction.get('secrets', serverScope, name);
          if (stored) return stored.value;
          const fresh = encodeBase64url(random(32));
          transaction.insert('secrets', serverScope, name, { value: fresh });
          return fresh;
        }));
      known.set(name, value);
      return value;
    },
  };
}
