/**
 * What a request body must look like. Every schema is annotated with its type of the contract, so that one
 * that drifts from the wire does not compile. Unknown fields are ignored, not passed on.
 */
import * as v from 'valibot';
import type {
  AuthenticationOptionsRequest,
  AuthenticationResponseJSON,
  AuthorizeAuthenticationRequest,
  AuthorizedAuthenticationOptionsRequest,
  AuthorizedRegistrationOptionsRequest,
  AuthorizeRegistrationRequest,
  ExchangeCodeRequest,
  RegistrationOptionsRequest,
  RegistrationResponseJSON,
  Transport,
  UserVerification,
} from '../../src/wire/contract.js';
import { decodeBase64url } from '../base64url.js';
import { badRequest } from '../http/errors.js';
import { tokenPattern } from '../ids.js';

/** A schema whose result is exactly `T`, whatever it accepts. */
export type Schema<T> = v.GenericSchema<unknown, T>;

/** The value as the schema has it, or a `BadRequest` that names the field. */
export function parse<T>(schema: Schema<T>, value: unknown): T {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  throw badRequest(path === null ? issue.message : `${path}: ${problemOf(issue)}`);
}

/** The library calls a field that is not there an invalid key of the object around it. */
function problemOf({ type, received, message }: v.BaseIssue<unknown>): string {
  return type === 'object' && received === 'undefined' ? 'missing' : message;
}

/** An object with these fields. Valibot alone would take a list for one. */
export const object = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value), 'expected an object, not a list'),
    v.object(entries),
  );

/** Text a person or a backend chose: not empty, bounded, and no half of a surrogate pair. */
export const text = (maxLength: number) =>
  v.pipe(v.string(), v.minLength(1), v.maxLength(maxLength), v.check(isWellFormed, 'malformed Unicode'));

export function isWellFormed(value: string): boolean {
  return !/\p{Surrogate}/u.test(value);
}

export const username = text(256);
export const displayName = text(256);
export const userId = text(256);
const rpId = v.pipe(v.string(), v.minLength(1), v.maxLength(253));
export const token = v.pipe(v.string(), v.regex(tokenPattern, 'invalid or expired token'));
export const passkeyIds = v.pipe(v.array(v.pipe(v.string(), v.maxLength(128))), v.maxLength(1000));
const userVerification: Schema<UserVerification> = v.picklist(['required', 'preferred', 'discouraged']);
const mediation = v.picklist(['required', 'conditional']);
const timeout = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER));

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
  rpName: v.exactOptional(text(256)),
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
    allowCredentials: v.exactOptional(v.pipe(passkeyIds, v.minLength(1))),
    discoverable: v.exactOptional(v.boolean()),
    mediation: v.exactOptional(mediation),
    userVerification: v.exactOptional(userVerification),
    timeout: v.exactOptional(timeout),
  }),
  v.check(
    (body) => (body.discoverable === true) === (body.userId === undefined && !body.allowCredentials),
    'expected either userId and/or allowCredentials, or discoverable: true',
  ),
  v.check(
    (body) => body.mediation !== 'conditional' || body.discoverable === true,
    'conditional mediation needs discoverable: true',
  ),
);

export const exchangeCodeRequest: Schema<ExchangeCodeRequest> = object({ userId });

/**
 * The body of a `verification` request. The response inside is looked at only after the ceremony has been
 * taken, so that a malformed one spends its ceremony like any other wrong answer.
 */
export const verificationRequest: Schema<{ sessionToken: string; response?: unknown }> = object({
  sessionToken: token,
  response: v.optional(v.unknown()),
});

/** Canonical base64url of `min` to `max` bytes. */
const base64url = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.check((value) => {
      const bytes = value.length <= Math.ceil((max * 4) / 3) ? decodeBase64url(value) : undefined;
      return bytes !== undefined && bytes.length >= min && bytes.length <= max;
    }, `expected base64url of ${min} to ${max} bytes`),
  );

/** WebAuthn L3 §7.1 step 25 and §4: credential ids are 16 to 1023 bytes. */
const credentialId = base64url(16, 1023);
const clientDataJSON = base64url(1, 8192);
const authenticatorData = base64url(37, 8192);

const knownTransports: readonly Transport[] = [
  'ble',
  'hybrid',
  'internal',
  'nfc',
  'usb',
  'cable',
  'smart-card',
];

/** An authenticator may name transports that we, and the clients' decoders, do not know: they are left out. */
const transports = v.pipe(
  v.array(v.unknown()),
  v.maxLength(64),
  v.transform((values) => knownTransports.filter((known) => values.includes(known))),
);

/** WebAuthn L3 §7.1 step 28: extension outputs are type-checked; unsolicited ones are tolerated and dropped. */
const clientExtensionResults = object({
  credProps: v.exactOptional(object({ rk: v.exactOptional(v.boolean()) })),
});

const publicKeyCredential = {
  id: credentialId,
  rawId: credentialId,
  type: v.literal('public-key'),
  clientExtensionResults,
  authenticatorAttachment: v.exactOptional(v.picklist(['platform', 'cross-platform'])),
};

export const registrationResponse: Schema<RegistrationResponseJSON> = v.pipe(
  object({
    ...publicKeyCredential,
    response: object({
      clientDataJSON,
      attestationObject: base64url(1, 65_536),
      transports: v.exactOptional(transports),
    }),
  }),
  v.check(({ id, rawId }) => id === rawId, 'id and rawId are not the same'),
);

export const authenticationResponse: Schema<AuthenticationResponseJSON> = v.pipe(
  object({
    ...publicKeyCredential,
    response: object({
      clientDataJSON,
      authenticatorData,
      signature: base64url(1, 1024),
      userHandle: v.exactOptional(base64url(1, 64)),
    }),
  }),
  v.check(({ id, rawId }) => id === rawId, 'id and rawId are not the same'),
);
