/** What a verified ceremony ends with: a code for the app's backend and an identity token, of one identity. */
import type { CodeRecord } from '../store/tables.js';
import { hashText, newToken } from '../ids.js';
import type { Call } from '../http/route.js';

export interface NewCode {
  /** Equals the identity token's `jti`. */
  code: string;
  /** Its place in the store. */
  id: string;
  record: CodeRecord;
}

/** A code for `passkeyId`, to be inserted in the transaction that completes the ceremony. */
export async function newCode(call: Call, passkeyId: string, userVerified: boolean): Promise<NewCode> {
  const { services, ipAddress, userAgent } = call;
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

/** The part that both ceremonies' answers have in common. */
export async function grant(
  { services, tenancy }: Call,
  { code, record }: NewCode,
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
