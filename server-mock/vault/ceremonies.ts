/** Ceremonies under way, by session token. The store keeps only the token's hash, and each is taken once. */
import { badRequest } from '../http/errors.js';
import type { RequestContext } from '../http/route.js';
import { hashText, newToken } from '../ids.js';
import type { CeremonyRecord } from '../store/tables.js';

/** A record before its lifetime is known. */
export type WithoutTimes<R> = R extends unknown ? Omit<R, 'createdAt' | 'expiresAt'> : never;

/** Stores a ceremony and returns its session token. */
export async function openCeremony(
  { services, tenancy }: RequestContext,
  ceremony: WithoutTimes<CeremonyRecord>,
  timeout: number,
): Promise<string> {
  const { store, now, random, limits } = services;
  const sessionToken = newToken(random);
  const id = await hashText(sessionToken);
  const createdAt = now();
  const expiresAt = createdAt + Math.max(limits.ceremonyLifetime, timeout);
  await store.transact((transaction) =>
    transaction.insert('ceremonies', tenancy.id, id, { ...ceremony, createdAt, expiresAt }),
  );
  return sessionToken;
}

/** Takes the ceremony before anything of the response is checked: a wrong response uses it up as well. */
export async function takeCeremony<P extends CeremonyRecord['purpose']>(
  { services, tenancy }: RequestContext,
  sessionToken: string,
  purpose: P,
): Promise<Extract<CeremonyRecord, { purpose: P }>> {
  const id = await hashText(sessionToken);
  const ceremony = await services.store.transact((transaction) =>
    transaction.take('ceremonies', tenancy.id, id),
  );
  if (!ceremony || ceremony.purpose !== purpose || ceremony.expiresAt <= services.now()) {
    throw badRequest('Invalid or expired session token.');
  }
  return ceremony as Extract<CeremonyRecord, { purpose: P }>;
}

/** The browser's timeout: the requested one, up to the limit. */
export function chooseTimeout(
  { services: { limits } }: RequestContext,
  timeout = limits.defaultTimeout,
): number {
  return Math.min(timeout, limits.maxTimeout);
}
