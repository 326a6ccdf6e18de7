/** The result of a ceremony: an exchange code for the app's backend and an identity token with the same id. */
import type { RequestContext } from '../http/route.js';
import { hashText, newToken } from '../ids.js';
import type { CodeRecord } from '../store/tables.js';

export interface ExchangeCode {
  /** Equals the identity token's `jti`. */
  code: string;
  /** The record's id in the store. */
  id: string;
  record: CodeRecord;
}

/** A new code, for the caller to insert in the transaction that completes the ceremony. */
export async function newExchangeCode(
  context: RequestContext,
  passkeyId: string,
  userVerified: boolean,
): Promise<ExchangeCode> {
  const { services, ipAddress, userAgent } = context;
  const code = newToken(services.random);
  const createdAt = services.now();
  return {
    code,
    id: await hashText(code),
    record: {
      passkeyId,
      userVerified,
      ...(ipAddress !== undefined && { ipAddress }),
      ...(userAgent !== undefined && { userAgent }),
      createdAt,
      expiresAt: createdAt + services.limits.codeLifetime,
    },
  };
}

/** The members that the success documents of both ceremonies share. */
export async function signIdentity(
  { services, tenancy }: RequestContext,
  { code, record }: ExchangeCode,
  userId: string,
): Promise<{ principal: { authenticatorId: string; userId: string }; id_token: string; code: string }> {
  const iat = Math.floor(record.createdAt / 1000);
  const id_token = await services.keys.sign({
    iss: 'passlock.dev',
    aud: tenancy.id,
    sub: userId,
    jti: code,
    iat,
    exp: iat + Math.floor(services.limits.codeLifetime / 1000),
    'a:id': record.passkeyId,
    'a:typ': 'passkey',
    'pk:uv': record.userVerified,
  });
  return { principal: { authenticatorId: record.passkeyId, userId }, id_token, code };
}
