/** What is known of each route beyond the route itself: its answer, and the refusals of its own. */
import type { WireErrorTag } from '../http/errors.js';
import type { AnswerName } from './answer-schemas.js';

export interface Operation {
  summary: string;
  /** The schema of a success, or the media type of one that is not JSON. */
  answer: AnswerName | 'image/svg+xml';
  /** Besides those that every route of its kind can give. */
  errors?: readonly WireErrorTag[];
  /** Parameters of the query. */
  query?: readonly string[];
}

const bad = '@error/BadRequest';
const missing = '@error/NotFound';

/** By method and path below the tenancy; a `2` in front where the second generation differs from the first. */
export const operations: Readonly<Record<string, Operation>> = {
  'POST /passkey/registration/options': { summary: 'Begin a registration', answer: 'RegistrationOptions' },
  '2 POST /passkey/registration/options': {
    summary: 'Begin an authorised registration',
    answer: 'AuthorizedRegistrationOptions',
  },
  'POST /passkey/registration/authorize': {
    summary: 'Authorise a registration for a user',
    answer: 'AuthorizedPasskeyRegistration',
  },
  'POST /passkey/registration/verification': {
    summary: 'Finish a registration',
    answer: 'RegistrationSuccess',
  },
  'POST /passkey/authentication/options': { summary: 'Begin a sign-in', answer: 'AuthenticationOptions' },
  '2 POST /passkey/authentication/options': {
    summary: 'Begin an authorised sign-in',
    answer: 'AuthorizedAuthenticationOptions',
  },
  'POST /passkey/authentication/authorize': {
    summary: 'Authorise a sign-in',
    answer: 'AuthorizedPasskeyAuthentication',
  },
  'POST /passkey/authentication/verification': {
    summary: 'Finish a sign-in',
    answer: 'AuthenticationSuccess',
    errors: ['@error/PasskeyNotFound'],
  },
  'GET /principal/:code': {
    summary: 'Exchange a code',
    answer: 'ExtendedPrincipal',
    errors: ['@error/InvalidCode'],
  },
  'POST /principal/:code': {
    summary: 'Exchange a code and name the user',
    answer: 'ExtendedPrincipal',
    errors: ['@error/InvalidCode'],
  },
  'GET /passkeys': { summary: 'List the vault', answer: 'FindAllPasskeys', errors: [bad], query: ['cursor'] },
  'GET /passkeys/:id': { summary: 'Read a passkey', answer: 'Passkey', errors: [missing] },
  'PATCH /passkeys/:id': { summary: 'Change a passkey', answer: 'Passkey', errors: [missing] },
  'DELETE /passkeys/:id': { summary: 'Delete a passkey', answer: 'Passkey', errors: [missing] },
  'PATCH /users/:userId/passkeys': {
    summary: 'Change all passkeys of a user',
    answer: 'UpdatedPasskeys',
    errors: [missing],
  },
  'DELETE /users/:userId/passkeys': {
    summary: 'Delete all passkeys of a user',
    answer: 'DeletedPasskeys',
    errors: [missing],
  },
  'GET /credential/:id': { summary: 'The credential of a passkey', answer: 'Credential', errors: [missing] },
  'GET /credentials/:ids': {
    summary: 'The credentials of some passkeys of one user',
    answer: 'Credentials',
    errors: [missing, bad],
  },
  'POST /passkeys/update': { summary: 'Rename a user, and tell devices', answer: 'PreparedPasskeyUpdate' },
  'POST /passkeys/delete': {
    summary: 'Delete passkeys, and tell devices',
    answer: 'PreparedPasskeyDeletion',
  },
  'POST /passkeys/prune': {
    summary: 'Tell devices which passkeys are left',
    answer: 'PreparedPasskeyPruning',
  },
  'POST /passkeys/update/exchange': {
    summary: 'What to tell the device',
    answer: 'PasskeyUpdateInstructions',
  },
  'POST /passkeys/delete/exchange': {
    summary: 'What to tell the device',
    answer: 'PasskeyDeletionInstructions',
  },
  'POST /passkeys/prune/exchange': {
    summary: 'What to tell the device',
    answer: 'PasskeyPruningInstructions',
  },
  'POST /challenges': {
    summary: 'Create a one-time code',
    answer: 'ChallengeCreated',
    errors: ['@error/ChallengeRateLimited'],
  },
  'GET /challenges/:id': { summary: 'Read a challenge', answer: 'Challenge', errors: [missing] },
  'DELETE /challenges/:id': { summary: 'Delete a challenge', answer: 'ChallengeDeleted' },
  'POST /challenges/verify': {
    summary: 'Check a one-time code',
    answer: 'ChallengeVerified',
    errors: [
      '@error/InvalidChallenge',
      '@error/InvalidChallengeCode',
      '@error/ChallengeExpired',
      '@error/ChallengeAttemptsExceeded',
    ],
  },
  'GET /.well-known/jwks.json': { summary: 'Keys that sign identity tokens', answer: 'JsonWebKeySet' },
  'GET /v2/.well-known/jwks.json': { summary: 'Keys that sign identity tokens', answer: 'JsonWebKeySet' },
  'GET /.well-known/webauthn': {
    summary: 'Origins related to the domain that is asked',
    answer: 'RelatedOrigins',
    errors: [missing],
  },
  'GET /aaguid/:aaguid/icon.svg': {
    summary: 'An icon for a maker of passkeys',
    answer: 'image/svg+xml',
    errors: [missing],
  },
  'POST /signup': {
    summary: 'Open a tenancy',
    answer: 'TenancyData',
    errors: ['@error/InvalidEmail', '@error/DuplicateEmail'],
  },
  'GET /openapi.json': { summary: 'This document', answer: 'OpenApi' },
};

/** The operation of a route at one of its paths, as the server routes it. */
export function operationOf(method: string, path: string): Operation | undefined {
  const inTenancy = /^(\/v2)?\/:tenancy(\/.*)$/.exec(path);
  const key = `${method} ${inTenancy?.[2] ?? path}`;
  return (inTenancy?.[1] ? operations[`2 ${key}`] : undefined) ?? operations[key];
}
