/** Tokens with which a backend authorises a page. The store keeps only their hashes, and each is taken once. */
import { badRequest } from '../http/errors.js';
import type { RequestContext } from '../http/route.js';
import { hashText, newToken } from '../ids.js';
import type { TokenRecord } from '../store/tables.js';
import type { WithoutTimes } from './ceremonies.js';

export interface AuthorizationToken {
  token: string;
  /** The record's id in the store. */
  id: string;
  createdAt: number;
  expiresAt: number;
}

/** A new token, for the caller to insert in the transaction of the change that it stands for. */
export async function newAuthorizationToken({ services }: RequestContext): Promise<AuthorizationToken> {
  const { now, random, limits } = services;
  const token = newToken(random);
  const id = await hashText(token);
  const createdAt = now();
  return { token, id, createdAt, expiresAt: createdAt + limits.tokenLifetime };
}

/** Stores the authorisation and returns its token. */
export async function issueToken(
  context: RequestContext,
  record: WithoutTimes<TokenRecord>,
): Promise<{ token: string; expiresAt: number }> {
  const { token, id, createdAt, expiresAt } = await newAuthorizationToken(context);
  await context.services.store.transact((transaction) =>
    transaction.insert('tokens', context.tenancy.id, id, { ...record, createdAt, expiresAt }),
  );
  return { token, expiresAt };
}

/** Takes the token's record, or throws a `BadRequest`. A token of another purpose stays usable for its own. */
export async function takeToken<P extends TokenRecord['purpose']>(
  { services, tenancy }: RequestContext,
  token: string,
  purpose: P,
): Promise<Extract<TokenRecord, { purpose: P }>> {
  const id = await hashText(token);
  const record = await services.store.transact((transaction) => {
    const isOwn = transaction.get('tokens', tenancy.id, id)?.purpose === purpose;
    return isOwn ? transaction.take('tokens', tenancy.id, id) : undefined;
  });
  if (!record || record.expiresAt <= services.now()) {
    throw badRequest(`Invalid or expired ${purpose} token.`);
  }
  return record as Extract<TokenRecord, { purpose: P }>;
}
