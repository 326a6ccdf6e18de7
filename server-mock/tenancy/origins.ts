/** Which origins may use a tenancy, and with which relying party id. */
import { badRequest } from '../http/errors.js';
import type { Tenancy } from './tenancy.js';

/** A domain name or localhost: WebAuthn allows no IP address. */
export function isRpId(text: string): boolean {
  if (text.length > 253) return false;
  const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
  const labels = text.split('.');
  const isName = labels.every((part) => label.test(part)) && !/^[0-9]+$/.test(labels.at(-1) ?? '');
  return isName && (labels.length > 1 || text === 'localhost');
}

/** Returns the URL when `text` is exactly one serialised http(s) origin. */
export function parseOrigin(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) && url.origin === text ? url : undefined;
}

/** Whether pages of `origin` may run the tenancy's ceremonies. Origins are compared exactly, without patterns. */
export function allowsOrigin(tenancy: Tenancy, origin: string): boolean {
  const url = parseOrigin(origin);
  if (!url) return false;
  if (tenancy.origins.includes(origin)) return true;
  if (tenancy.rpId !== undefined && origin === `https://${tenancy.rpId}`) return true;
  if (tenancy.kind !== 'development') return false;
  if (url.hostname === 'localhost') return true;
  // An unconfigured development tenancy allows every site on which browsers allow WebAuthn.
  const secure = url.protocol === 'https:' || url.hostname.endsWith('.localhost');
  return tenancy.rpId === undefined && tenancy.origins.length === 0 && secure && isRpId(url.hostname);
}

/** First generation: the rpId for a ceremony on `origin`, or the `requested` one if the tenancy has it. */
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

/** Second generation: throws a `BadRequest` unless the backend may use `rpId`. */
export function checkRpId(tenancy: Tenancy, rpId: string): void {
  if (!isRpId(rpId)) throw badRequest('rpId: expected a domain or localhost.');
  const isLocal = tenancy.kind === 'development' && rpId === 'localhost';
  if (tenancy.rpId === undefined || isLocal) return;
  if (![tenancy.rpId, ...tenancy.relatedRpIds].includes(rpId)) {
    throw badRequest(`rpId: "${rpId}" is not configured for this tenancy.`);
  }
}

/**
 * Whether a page of `origin` can use `rpId`: the origin belongs to the tenancy, and its host is the rpId or a
 * subdomain (WebAuthn L3 §5.1.3 step 8) or a configured related origin (§5.11).
 */
export function originCanUse(tenancy: Tenancy, origin: string, rpId: string): boolean {
  if (!allowsOrigin(tenancy, origin)) return false;
  const { hostname } = new URL(origin);
  if (hostname === rpId || hostname.endsWith(`.${rpId}`)) return true;
  return tenancy.origins.includes(origin) || tenancy.relatedRpIds.includes(rpId);
}
