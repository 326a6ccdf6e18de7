/**
 * Request bodies of registration, authentication and the code exchange. Each schema is annotated with its type of
 * the wire contract, so that the two cannot drift apart. Unknown fields are dropped.
 */
import * as v from 'valibot';
import type {
  AuthenticationOptionsRequest,
  AuthorizeAuthenticationRequest,
  AuthorizedAuthenticationOptionsRequest,
  AuthorizedRegistrationOptionsRequest,
  AuthorizeRegistrationRequest,
  ExchangeCodeRequest,
  RegistrationOptionsRequest,
} from '../../../src/wire/contract.js';
import { object, type Schema } from '../../http/schema.js';
import {
  displayName,
  mediation,
  passkeyIds,
  rpId,
  rpName,
  timeout,
  token,
  userId,
  username,
  userVerification,
} from './fields.js';

export const registrationOptionsRequest: Schema<RegistrationOptionsRequest> = object({
  username,
  displayName: v.exactOptional(displayName),
  excludeCredentials: v.exactOptional(passkeyIds),
  userVerification: v.exactOptional(userVerification),
  timeout: v.exactOptional(timeout),
});

export const authorizedRegistrationOptionsRequest: Schema<AuthorizedRegistrationOptionsRequest> = object({
  registrationToken: token,
});

export const authorizeRegistrationRequest: Schema<AuthorizeRegistrationRequest> = object({
  rpId,
  rpName: v.exactOptional(rpName),
  userId,
  username,
  displayName: v.exactOptional(displayName),
  excludeCredentials: v.exactOptional(passkeyIds),
  mediation: v.exactOptional(mediation),
  userVerification: v.exactOptional(userVerification),
  timeout: v.exactOptional(timeout),
});

export const authenticationOptionsRequest: Schema<AuthenticationOptionsRequest> = object({
  allowCredentials: v.exactOptional(passkeyIds),
  userVerification: v.exactOptional(userVerification),
  rpId: v.exactOptional(rpId),
  timeout: v.exactOptional(timeout),
});

export const authorizedAuthenticationOptionsRequest: Schema<AuthorizedAuthenticationOptionsRequest> = object({
  authenticationToken: token,
});

export const authorizeAuthenticationRequest: Schema<AuthorizeAuthenticationRequest> = v.pipe(
  object({
    rpId,
    userId: v.exactOptional(userId),
    allowCredentials: v.exactOptional(passkeyIds),
    discoverable: v.exactOptional(v.boolean()),
    mediation: v.exactOptional(mediation),
    userVerification: v.exactOptional(userVerification),
    timeout: v.exactOptional(timeout),
  }),
  // An empty list means discoverable, and beside `userId` or `discoverable` it means the same as none.
  v.transform(({ allowCredentials, ...body }) => {
    if (allowCredentials?.length) return { ...body, allowCredentials };
    return allowCredentials && body.userId === undefined ? { ...body, discoverable: true } : body;
  }),
  v.check(
    (body) => (body.discoverable === true) === (body.userId === undefined && !('allowCredentials' in body)),
    'expected either userId and/or allowCredentials, or discoverable: true',
  ),
  v.check(
    (body) => body.mediation !== 'conditional' || body.discoverable === true,
    'conditional mediation needs discoverable: true',
  ),
);

export const exchangeCodeRequest: Schema<ExchangeCodeRequest> = object({ userId });

/**
 * The body of a `verification` request. `response` is validated only after the ceremony is taken, so that a
 * malformed response uses up its ceremony like any other wrong one.
 */
export const verificationRequest: Schema<{ sessionToken: string; response?: unknown }> = object({
  sessionToken: token,
  response: v.optional(v.unknown()),
});
