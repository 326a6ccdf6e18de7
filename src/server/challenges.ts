/** Mailbox challenges: one-time codes by email. The `secret` stays on the server. */
import type {
  Challenge,
  ChallengeCreated,
  ChallengeDeleted,
  ChallengeVerified,
  CreateChallengeRequest,
  VerifyChallengeRequest,
} from '../wire/contract.js';
import { strings } from '../wire/json-request.js';
import type { AuthenticatedOptions } from './config.js';
import { expectDocument, idSegment, request } from './request.js';

/** Options of `createMailboxChallenge`. */
export interface CreateMailboxChallengeOptions extends CreateChallengeRequest {
  /** Whether Passlock sends the email. Default: false, and the request states it, as Passlock's own default is true. */
  sendEmail?: boolean;
}

/** Options of `getMailboxChallenge`. */
export interface GetMailboxChallengeOptions {
  challengeId: string;
}

/** Options of `deleteMailboxChallenge`. */
export interface DeleteMailboxChallengeOptions {
  challengeId: string;
}

/**
 * Creates a challenge. Store `challengeId` and `secret` on the server or in an HTTP-only cookie, and email the code.
 *
 * @throws PasskeyError `@error/ChallengeRateLimited` with `retryAfterSeconds`, `@error/BadRequest`, `@error/Forbidden`
 */
export const createMailboxChallenge = async (
  options: CreateMailboxChallengeOptions,
  config: AuthenticatedOptions,
): Promise<ChallengeCreated> => {
  const body = { ...options, sendEmail: options.sendEmail ?? false };
  const created = expectDocument<ChallengeCreated>(
    await request(config, 2, 'POST', 'challenges', body),
    'ChallengeCreated',
    { challenge: 'object' },
  );
  strings(created.challenge, 'challengeId', 'secret', 'code', 'email', 'purpose');
  strings(created.challenge.message, 'html', 'text');
  return created;
};

/** Reads a challenge without its secret and code. @throws PasskeyError `@error/NotFound`, `@error/Forbidden` */
export const getMailboxChallenge = async (
  { challengeId }: GetMailboxChallengeOptions,
  config: AuthenticatedOptions,
): Promise<Challenge> => expectChallenge(await request(config, 2, 'GET', challengePath(challengeId)));

/**
 * Verifies a code. Success consumes the challenge. Check `purpose` and `email` of the returned challenge.
 *
 * @throws PasskeyError `@error/InvalidChallenge`, `@error/InvalidChallengeCode`, `@error/ChallengeExpired`,
 *   `@error/ChallengeAttemptsExceeded`, `@error/Forbidden`
 */
export const verifyMailboxChallenge = async (
  { challengeId, secret, code }: VerifyChallengeRequest,
  config: AuthenticatedOptions,
): Promise<ChallengeVerified> => {
  const verified = expectDocument<ChallengeVerified>(
    await request(config, 2, 'POST', 'challenges/verify', { challengeId, secret, code }),
    'ChallengeVerified',
    { challenge: 'object' },
  );
  expectChallenge(verified.challenge);
  return verified;
};

/** Deletes a challenge; also succeeds for an unknown one. @throws PasskeyError `@error/Forbidden` */
export const deleteMailboxChallenge = async (
  { challengeId }: DeleteMailboxChallengeOptions,
  config: AuthenticatedOptions,
): Promise<ChallengeDeleted> => {
  const document = await request(config, 2, 'DELETE', challengePath(challengeId));
  return expectDocument<ChallengeDeleted>(document, 'ChallengeDeleted', {});
};

const challengePath = (id: string) => `challenges/${idSegment('challenge id', id, '@error/NotFound')}`;

const expectChallenge = (document: unknown) =>
  expectDocument<Challenge>(document, 'Challenge', {
    challengeId: 'string',
    purpose: 'string',
    email: 'string',
    createdAt: 'number',
    expiresAt: 'number',
  });
