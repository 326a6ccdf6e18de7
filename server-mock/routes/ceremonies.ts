/** Ceremonies and authorisation tokens: opened with a secret that the store never sees, taken once. */
import { badRequest } from '../http/errors.js';
import { hashText, newToken } from '../ids.js';
import type { Call } from '../http/route.js';
import type { CeremonyRecord, TokenRecord } from '../store/tables.js';

/** A record before it is known how long it lives. */
export type WithoutTimes<R> = R extends unknown ? Omit<R, 'createdAt' | 'expiresAt'> : never;

/** Stores a ceremony and returns its session token. */
export async function openCeremony(
  { services, tenancy }: Call,
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

/**
 * Takes the ceremony out of the store, before anything about the answer is looked at: a wrong answer spends
 * it as a right one does.
 */
export async function takeCeremony<P extends CeremonyRecord['purpose']>(
  { services, tenancy }: Call,
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

export interface NewToken {
  token: string;
  /** Its place in the store. */
  id: string;
  createdAt: number;
  expiresAt: number;
}

/** A token, to be inserted in the transaction that does what it stands for. */
export async function newAuthorization({ services }: Call): Promise<NewToken> {
  const { now, random, limits } = services;
  const token = newToken(random);
  const id = await hashText(token);
  const createdAt = now();
  return { token, id, createdAt, expiresAt: createdAt + limits.tokenLifetime };
}

/** Stores what a backend authorised. */
export async function issueToken(
  call: Call,
  record: WithoutTimes<TokenRecord>,
): Promise<{ token: string; expiresAt: number }> {
  const { token, id, createdAt, expiresAt } = await newAuthorization(call);
  await call.services.store.transact((transaction) =>
    transaction.insert('tokens', call.tenancy.id, id, { ...record, createdAt, expiresAt }),
  );
  return { token, expiresAt };
}

/** Takes an authorisation, whatever becomes of it. */
export async function takeToken<P extends TokenRecord['purpose']>(
  { services, tenancy }: Call,
  token: string,
  purpose: P,
): Promise<Extract<TokenRecord, { purpose: P }>> {
  const id = await hashText(token);
  const record = await services.store.transact((transaction) => transaction.take('tokens', tenancy.id, id));
  if (!record || record.purpose !== purpose || record.expiresAt <= services.now()) {
    throw badRequest(`Invalid or expired ${purpose} token.`);
  }
  return record as Extract<TokenRecord, { purpose: P }>;
}

/** The timeout a browser is given: the one asked for, within reason. */
export function chooseTimeout({ services: { limits } }: Call, timeout = limits.defaultTimeout): number {
  return Math.min(timeout, limits.maxTimeout);
}
