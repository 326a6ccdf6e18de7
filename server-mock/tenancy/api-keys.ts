/** API keys of a tenancy: shown once, kept as hashes, valid and void at once. */
import { hashText, newToken, type Random } from '../ids.js';
import type { Tenancies } from './tenancies.js';

export interface ApiKeys {
  /**
   * A new key for the tenancy. The others are refused from now on, unless they are to be kept until
   * `revoke`, so that a backend can change over. Throws a `TypeError` for an unknown tenancy.
   */
  rotate(tenancyId: string, options?: { keepOthers?: boolean }): Promise<string>;
  /** False when it is no key of the tenancy, or no longer. */
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
