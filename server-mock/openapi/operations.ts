/** The OpenAPI description of each route: summary, success response and its own errors. */
import type { ErrorTag } from '../http/errors.js';
import type { ResponseName } from './response-schemas.js';

export interface Operation {
  summary: string;
  /** The schema of a success, or its media type when it is not JSON. */
  response: ResponseName | 'image/svg+xml';
  /** Besides the errors of every route of the same zone. */
  errors?: readonly ErrorTag[];
  /** Query parameters. */
  query?: readonly string[];
}

const bad = '@error/BadRequest';
const missing = '@error/NotFound';

/** By method and path below the tenancy. The prefix `2` marks a second generation that differs from the first. */
export const operations: Readonly<Record<string, Operation>> = {
  'POST /passkey/registration/options': { summary: 'Begin a registration', response: 'RegistrationOptions' },
  '2 POST /passkey/registration/options': {
    summary: 'Begin an authorised registration',
    response: 'AuthorizedRegistrationOptions',
  },
  'POST /passkey/registration/authorize': {
    summary: 'Authorise a registration for a user',
    response: 'AuthorizedPasskeyRegistration',
  },
  'POST /passkey/registration/verification': {
    summary: 'Verify a registration',
    response: 'RegistrationSuccess',
  },
  'POST /passkey/authentication/options': { summary: 'Begin a sign-in', response: 'AuthenticationOptions' },
  '2 POST /passkey/authentication/options': {
    summary: 'Begin an authorised sign-in',
    response: 'AuthorizedAuthenticationOptions',
  },
  'POST /passkey/authentication/authorize': {
    summary: 'Authorise a sign-in',
    response: 'AuthorizedPasskeyAuthentication',
  },
  'POST /passkey/authentication/verification': {
    summary: 'Verify a sign-in',
    response: 'AuthenticationSuccess',
    errors: ['@error/PasskeyNotFound'],
  },
  'GET /principal/:code': {
    summary: 'Exchange a code',
    response: 'ExtendedPrincipal',
    errors: ['@error/InvalidCode'],
  },
  'POST /principal/:code': {
    summary: 'Exchange a code and assign the user',
    response: 'ExtendedPrincipal',
    errors: ['@error/InvalidCode'],
  },
  'GET /passkeys': {
    summary: 'List the vault',
    response: 'FindAllPasskeys',
    errors: [bad],
    query: ['cursor'],
  },
  'GET /passkeys/:id': { summary: 'Read a passkey', response: 'Passkey', errors: [missing] },
  'PATCH /passkeys/:id': { summary: 'Change a passkey', response: 'Passkey', errors: [missing] },
  'DELETE /passkeys/:id': { summary: 'Delete a passkey', response: 'Passkey', errors: [missing] },
  'PATCH /users/:userId/passkeys': {
    summary: 'Change all passkeys of a user',
    response: 'UpdatedPasskeys',
    errors: [missing],
  },
  'DELETE /users/:userId/passkeys': {
    summary: 'Delete all passkeys of a user',
    response: 'DeletedPasskeys',
    errors: [missing],
  },
  'GET /credential/:id': {
    summary: 'The credential of a passkey',
    response: 'Credential',
    errors: [missing],
  },
  'GET /credentials/:ids': {
    summary: 'The credentials of some passkeys of one user',
    response: 'Credentials',
    errors: [missing, bad],
  },
  'POST /passkeys/update': { summary: 'Rename a user and signal devices', response: 'PreparedPasskeyUpdate' },
  'POST /passkeys/delete': {
    summary: 'Delete passkeys and signal devices',
    response: 'PreparedPasskeyDeletion',
  },
  'POST /passkeys/prune': {
    summary: 'Signal the remaining passkeys to devices',
    response: 'PreparedPasskeyPruning',
  },
  'POST /passkeys/update/exchange': {
    summary: 'Exchange a token for signals',
    response: 'PasskeyUpdateInstructions',
  },
  'POST /passkeys/delete/exchange': {
    summary: 'Exchange a token for signals',
    response: 'PasskeyDeletionInstructions',
  },
  'POST /passkeys/prune/exchange': {
    summary: 'Exchange a token for signals',
    response: 'PasskeyPruningInstructions',
  },
  'POST /challenges': {
    summary: 'Create a one-time code',
    response: 'ChallengeCreated',
    errors: ['@error/ChallengeRateLimited'],
  },
  'GET /challenges/:id': { summary: 'Read a challenge', response: 'Challenge', errors: [missing] },
  'DELETE /challenges/:id': { summary: 'Delete a challenge', response: 'ChallengeDeleted' },
  'POST /challenges/verify': {
    summary: 'Verify a one-time code',
    response: 'ChallengeVerified',
    errors: [
      '@error/InvalidChallenge',
      '@error/InvalidChallengeCode',
      '@error/ChallengeExpired',
      '@error/ChallengeAttemptsExceeded',
    ],
  },
  'GET /.well-known/jwks.json': { summary: 'Keys that sign identity tokens', response: 'JsonWebKeySet' },
  'GET /v2/.well-known/jwks.json': { summary: 'Keys that sign identity tokens', response: 'JsonWebKeySet' },
  'GET /.well-known/webauthn': {
    summary: 'Origins related to the requested domain',
    response: 'RelatedOrigins',
    errors: [missing],
  },
  'GET /aaguid/:aaguid/icon.svg': {
    summary: 'Icon of a passkey provider',
    response: 'image/svg+xml',
    errors: [missing],
  },
  'POST /signup': {
    summary: 'Sign up for a tenancy',
    response: 'TenancyData',
    errors: ['@error/InvalidEmail', '@error/DuplicateEmail'],
  },
  'GET /openapi.json': { summary: 'This document', response: 'OpenApi' },
};

/** The operation of a route at one of its paths. Undefined when it is not described. */
export function operationOf(method: string, path: string): Operation | undefined {
  const inTenancy = /^(\/v2)?\/:tenancy(\/.*)$/.exec(path);
  const key = `${method} ${inTenancy?.[2] ?? path}`;
  return (inTenancy?.[1] ? operations[`2 ${key}`] : undefined) ?? operations[key];
}
