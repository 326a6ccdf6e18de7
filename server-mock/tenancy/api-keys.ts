/** API keys of a tenancy. They are shown once and kept as hashes; changes take effect at once. */
import { hashText, newToken, type Random } from '../ids.js';
import type { Tenancies } from './tenancies.js';

export interface ApiKeys {
  /**
   * Returns a new key. The others stop working at once, or with `keepOthers` only at `revoke`, so that a backend
   * can change over. Throws a `TypeError` for an unknown tenancy.
   */
  rotate(tenancyId: string, options?: { keepOthers?: boolean }): Promise<string>;
  /** Returns false when the tenancy has no such key. */
  revoke(tenancyId: string, apiKey: string): Promise<boolean>;
}

export function createApiKeys(tenancies: Tenancies, random: Random): ApiKeys {
  return {
    async rotate(tenancyId, { keepOthers = false } = {}) {
      const apiKey = newToken(random);
      const hash = await hashText(apiKey);
      await tenancies.change(tenancyId, (before) => ({
        ...before,
        apiKeyHashes: [...(keepOthers ? before.apiKeyHashes : []), hash],
      }));
      return apiKey;
    },
    async revoke(tenancyId, apiKey) {
      const hash = await hashText(apiKey);
      let found = false;
      await tenancies.change(tenancyId, (before) => {
        found = before.apiKeyHashes.includes(hash);
        return { ...before, apiKeyHashes: before.apiKeyHashes.filter((known) => known !== hash) };
      });
      return found;
    },
  };
}
