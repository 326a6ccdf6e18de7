/** Tenancies: who they are, which origins may run their ceremonies, and for which relying party id. */
import { mailboxOf } from '../routes/emails.js';
import { badRequest } from '../http/errors.js';
import { hashText, tenancyIdPattern } from '../ids.js';
import { refuseTooManySites } from '../routes/related-origins.js';
import type { Store } from '../store/store.js';
import { serverScope, type TenancyRecord } from '../store/tables.js';

export interface TenancyOptions {
  /** Letters, digits, `_` and `-`; at most 64. */
  id: string;
  apiKey: string;
  /** Default: development. */
  kind?: TenancyRecord['kind'];
  /** Required except in development, where the page's own host is taken when there is none. */
  rpId?: string;
  /** Default: the rpId. */
  rpName?: string;
  /** Exact origins, such as `https://login.example.com`, besides `https://{rpId}`. */
  origins?: string[];
  /** Legacy relying party ids that the tenancy's origins may ask for at login. */
  relatedRpIds?: string[];
  /** Exact top-level origins that may embed the tenancy's pages in a frame. Default: none. */
  embedders?: string[];
  /** A second registration with the same username replaces the first. Default: in development only. */
  stableCredentialIds?: boolean;
  /** Refuse a registration authorisation without `rpName`. Default: false. */
  strict?: boolean;
  email?: string;
}

export interface Tenancy extends Readonly<TenancyRecord> {
  readonly id: string;
}

/** Works without configuration on any port of localhost. The key is public: for development only. */
export const defaultTenancy: TenancyOptions = {
  id: 'dev',
  apiKey: 'dev-api-key-for-localhost-only',
  kind: 'development',
  rpId: 'localhost',
  rpName: 'Passkey development',
};

/** Path segments of the server's own; a tenancy of that name could not be reached. */
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

export interface Tenancies {
  get(id: string): Tenancy | undefined;
  list(): Tenancy[];
  /** Adds a tenancy, or replaces its configuration and key; its passkeys stay. */
  put(options: TenancyOptions): Promise<Tenancy>;
  /** Changes a tenancy in one step. Throws a `TypeError` when there is none. */
  change(id: string, edit: (before: TenancyRecord) => TenancyRecord): Promise<Tenancy>;
  /** Deletes what a tenancy holds, not the tenancy. */
  reset(id: string): Promise<void>;
}

export class DuplicateEmailError extends TypeError {
  constructor(id: string) {
    super(`Another tenancy has the email address of "${id}".`);
  }
}

/** Reads the stored tenancies once; the server is the store's only writer. */
export async function createTenancies(store: Store, now: () => number): Promise<Tenancies> {
  const rows = await store.transact((transaction) => transaction.list('tenancies', serverScope));
  const known = new Map<string, Tenancy>(rows.map(({ id, record }) => [id, { id, ...record }]));
  return {
    get: (id) => known.get(id),
    list: () => [...known.values()],
    async put(options) {
      const createdAt = known.get(options.id)?.createdAt ?? now();
      const record = await recordOf(options, createdAt);
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

async function recordOf(options: TenancyOptions, createdAt: number): Promise<TenancyRecord> {
  const { id, apiKey, kind = 'development', rpId, rpName, email } = options;
  const { origins = [], relatedRpIds = [], embedders = [] } = options;
  if (!tenancyIdPattern.test(id) || reserved.has(id)) throw new TypeError(`"${id}" cannot be a tenancy id.`);
  if (!/^[\x21-\x7e]{8,}$/.test(apiKey)) {
    throw new TypeError(`The API key of "${id}" must be at least 8 visible ASCII characters.`);
  }
  if (rpId === undefined && kind !== 'development') throw new TypeError(`Tenancy "${id}" needs an rpId.`);
  for (const name of [...(rpId === undefined ? [] : [rpId]), ...relatedRpIds]) {
    if (!isRpId(name)) throw new TypeError(`"${name}" cannot be an rpId: a domain or localhost.`);
  }
  for (const origin of [...origins, ...embedders]) {
    if (!parseOrigin(origin))
      throw new TypeError(`"${origin}" is not an origin, such as https://example.com.`);
  }
  refuseTooManySites({ rpId, relatedRpIds, origins });
  return {
    kind,
    apiKeyHashes: [await hashText(apiKey)],
    ...(rpId !== undefined && { rpId }),
    ...(rpName !== undefined && { rpName }),
    origins,
    relatedRpIds,
    embedders,
    stableCredentialIds: options.stableCredentialIds ?? kind === 'development',
    strict: options.strict ?? false,
    ...(email !== undefined && { email: mailboxOf(email) }),
    createdAt,
  };
}

/** A domain name, or localhost: an IP address is no relying party id. */
export function isRpId(text: string): boolean {
  if (text.length > 253) return false;
  const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
  const labels = text.split('.');
  const isName = labels.every((part) => label.test(part)) && !/^[0-9]+$/.test(labels.at(-1) ?? '');
  return isName && (labels.length > 1 || text === 'localhost');
}

/** The origin as a URL when `text` is exactly one serialised http(s) origin. */
function parseOrigin(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) && url.origin === text ? url : undefined;
}

/** Whether pages of `origin` may run the tenancy's ceremonies. Exact comparison, no patterns. */
export function allowsOrigin(tenancy: Tenancy, origin: string): boolean {
  const url = parseOrigin(origin);
  if (!url) return false;
  if (tenancy.origins.includes(origin)) return true;
  if (tenancy.rpId !== undefined && origin === `https://${tenancy.rpId}`) return true;
  if (tenancy.kind !== 'development') return false;
  if (url.hostname === 'localhost') return true;
  // With nothing configured, a development tenancy serves every site that browsers let use WebAuthn.
  const secure = url.protocol === 'https:' || url.hostname.endsWith('.localhost');
  return tenancy.rpId === undefined && tenancy.origins.length === 0 && secure && isRpId(url.hostname);
}

/** First generation: the relying party id of a ceremony on `origin`, or the one `requested` if it may be. */
export function chooseRpId(tenancy: Tenancy, origin: string | undefined, requested?: string): string {
  const host = origin === undefined ? undefined : new URL(origin).hostname;
  const inferred = tenancy.kind === 'development' ? host : undefined;
  const own = inferred === 'localhost' ? inferred : (tenancy.rpId ?? inferred);
  if (own === undefined) throw badRequest('There is no rpId to infer from: the request has no Origin.');
  const choices = [own, tenancy.rpId, ...tenancy.relatedRpIds];
  if (requested !== undefined && !choices.includes(requested)) {
    throw badRequest(`rpId: "${requested}" is not configured for this tenancy.`);
  }
  return requested ?? own;
}

/** Second generation: whether the backend may name `rpId`. */
export function refuseForeignRpId(tenancy: Tenancy, rpId: string): void {
  if (!isRpId(rpId)) throw badRequest('rpId: expected a domain or localhost.');
  const isLocal = tenancy.kind === 'development' && rpId === 'localhost';
  if (tenancy.rpId === undefined || isLocal) return;
  if (![tenancy.rpId, ...tenancy.relatedRpIds].includes(rpId)) {
    throw badRequest(`rpId: "${rpId}" is not configured for this tenancy.`);
  }
}

/**
 * Whether a page of `origin`, which must be one of the tenancy's, can use `rpId`: its own host or a parent
 * of it as in WebAuthn L3 §5.1.3 step 8, or a related origin (§5.11), which must be configured.
 */
export function originCanUse(tenancy: Tenancy, origin: string, rpId: string): boolean {
  if (!allowsOrigin(tenancy, origin)) return false;
  const { hostname } = new URL(origin);
  if (hostname === rpId || hostname.endsWith(`.${rpId}`)) return true;
  return tenancy.origins.includes(origin) || tenancy.relatedRpIds.includes(rpId);
}
