/** Validates a tenancy's configuration and turns it into a record. */
import { isRpId, parseOrigin } from './origins.js';
import { checkSiteCount } from './related-origins.js';
import type { TenancyOptions } from './tenancy.js';
import { foldEmail } from '../../src/wire/emails.js';
import { hashText, tenancyIdPattern } from '../ids.js';
import type { TenancyRecord } from '../store/tables.js';

/** The server's own path segments: a tenancy with such an id could not be reached. */
const reserved = new Set([
  'v2',
  '_mock',
  'aaguid',
  'signup',
  'backend',
  'inbox',
  'console',
  'playground',
  'assets',
]);

/** Throws a `TypeError` for an invalid configuration. */
export async function tenancyRecord(options: TenancyOptions, createdAt: number): Promise<TenancyRecord> {
  const { id, apiKey, kind = 'development', rpId, rpName, email } = options;
  const { origins = [], relatedRpIds = [], embedders = [] } = options;
  if (!tenancyIdPattern.test(id) || reserved.has(id)) throw new TypeError(`"${id}" cannot be a tenancy id.`);
  if (!/^[\x21-\x7e]{8,}$/.test(apiKey)) {
    throw new TypeError(`The API key of "${id}" must be at least 8 visible ASCII characters.`);
  }
  if (rpId === undefined && kind !== 'development') throw new TypeError(`Tenancy "${id}" needs an rpId.`);
  for (const name of rpId === undefined ? relatedRpIds : [rpId, ...relatedRpIds]) {
    if (!isRpId(name)) throw new TypeError(`"${name}" cannot be an rpId: expected a domain or localhost.`);
  }
  for (const origin of [...origins, ...embedders]) {
    if (!parseOrigin(origin)) {
      throw new TypeError(`"${origin}" is not an origin, such as https://example.com.`);
    }
  }
  checkSiteCount({ rpId, relatedRpIds, origins });
  return {
    kind,
    apiKeyHashes: [await hashText(apiKey)],
    ...(rpId !== undefined && { rpId }),
    ...(rpName !== undefined && { rpName }),
    origins,
    relatedRpIds,
    embedders,
    stableCredentialIds: options.stableCredentialIds ?? kind === 'development',
    strict: options.strict ?? true,
    ...(email !== undefined && { email: foldEmail(email) }),
    createdAt,
  };
}
