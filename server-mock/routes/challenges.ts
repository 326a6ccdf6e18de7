/** Mailbox challenges: a one-time code sent by email, and a secret that binds it to the requesting browser. */
import type {
  Challenge,
  ChallengeCreated,
  ChallengeDeleted,
  ChallengeVerified,
  CreateChallengeRequest,
  VerifyChallengeRequest,
} from '../../src/wire/contract.js';
import { codeMessage } from '../email/code-message.js';
import { foldEmail } from '../../src/wire/emails.js';
import { HttpError } from '../http/errors.js';
import { hashText, keyedHash, newChallengeId, newEmailId, newToken, randomText, sameText } from '../ids.js';
import { createChallengeRequest, verifyChallengeRequest } from './schemas/mailbox.js';
import { route, type RequestContext, type Route } from '../http/route.js';
import type { Transaction } from '../store/store.js';
import type { ChallengeRecord } from '../store/tables.js';

export const challengeRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/challenges',
    generations: [1],
    zone: 'server',
    status: 201,
    body: createChallengeRequest,
    handle: (context, body) => create(context, { sendEmail: false, ...body }),
  }),

  route({
    method: 'POST',
    path: '/challenges',
    generations: [2],
    zone: 'server',
    status: 201,
    body: createChallengeRequest,
    handle: (context, body) => create(context, { sendEmail: context.services.sendEmailByDefault, ...body }),
  }),

  route({
    method: 'POST',
    path: '/challenges/verify',
    generations: [1, 2],
    zone: 'server',
    body: verifyChallengeRequest,
    handle: verify,
  }),

  route({
    method: 'GET',
    path: '/challenges/:id',
    generations: [1, 2],
    zone: 'server',
    handle: async ({ services, tenancy, params: { id = '' } }): Promise<Challenge> => {
      const record = await services.store.transact((transaction) =>
        transaction.get('challenges', tenancy.id, id),
      );
      // Only `verify` distinguishes an expired challenge from an unknown one.
      if (!record || record.validUntil <= services.now()) {
        throw new HttpError('@error/NotFound', 'There is no such challenge.');
      }
      return challengeFrom(id, record);
    },
  }),

  route({
    method: 'DELETE',
    path: '/challenges/:id',
    generations: [1, 2],
    zone: 'server',
    status: 202,
    handle: async ({ services, tenancy, params: { id = '' } }): Promise<ChallengeDeleted> => {
      await services.store.transact((transaction) => transaction.delete('challenges', tenancy.id, id));
      return { _tag: 'ChallengeDeleted' };
    },
  }),
];

async function create(context: RequestContext, body: CreateChallengeRequest): Promise<ChallengeCreated> {
  const { services, tenancy } = context;
  const { store, random, limits } = services;
  const { email, purpose, userId, metadata, name } = body;
  const mailbox = foldEmail(email);
  const mailboxId = await hashText(mailbox);
  const challengeId = newChallengeId(random);
  const secret = newToken(random);
  const code = randomText(random, '0123456789', 6);
  const hashes = await hashesOf(context, { challengeId, secret, code });
  const { subject, ...message } = await codeMessage({
    code,
    name,
    sender: tenancy.rpName ?? tenancy.rpId,
    lifetime: limits.challengeLifetime,
  });

  const createdAt = services.now();
  const validUntil = createdAt + limits.challengeLifetime;
  const record: ChallengeRecord = {
    email,
    mailbox,
    purpose,
    ...hashes,
    attempts: 0,
    createdAt,
    validUntil,
    ...(userId !== undefined && { userId }),
    ...(metadata && { metadata }),
    expiresAt: validUntil + limits.challengeMemory,
  };
  const sent = { to: email, subject, ...message, code, sentAt: createdAt };
  await store.transact((transaction) => {
    if (!body.skipRateLimit) limitRate(transaction, context, mailboxId, createdAt);
    if (body.invalidateOthers) invalidateOthers(transaction, tenancy.id, record);
    transaction.insert('challenges', tenancy.id, challengeId, record);
    if (body.sendEmail) transaction.insert('mails', tenancy.id, newEmailId(random), sent);
  });
  // Not awaited: the duration of a delivery would reveal something about the address.
  if (body.sendEmail) services.sendEmail?.({ ...sent, tenancyId: tenancy.id }).catch(services.onError);

  const { _tag, ...challenge } = challengeFrom(challengeId, record);
  return { _tag: 'ChallengeCreated', challenge: { ...challenge, secret, code, message } };
}

/** Allows one challenge per mailbox and interval, also for simultaneous requests. */
function limitRate(
  transaction: Transaction,
  { services, tenancy }: RequestContext,
  mailboxId: string,
  now: number,
): void {
  const last = transaction.get('rateLimits', tenancy.id, mailboxId);
  if (last && last.expiresAt > now) {
    const retryAfterSeconds = Math.ceil((last.expiresAt - now) / 1000);
    throw new HttpError('@error/ChallengeRateLimited', 'A code was sent to this address a moment ago.', {
      retryAfterSeconds,
      headers: { 'Retry-After': String(retryAfterSeconds) },
    });
  }
  transaction.delete('rateLimits', tenancy.id, mailboxId);
  const expiresAt = now + services.limits.challengeInterval;
  transaction.insert('rateLimits', tenancy.id, mailboxId, { expiresAt });
}

function invalidateOthers(transaction: Transaction, tenancy: string, record: ChallengeRecord): void {
  const { userId, mailbox, purpose } = record;
  const others =
    userId === undefined
      ? transaction.find('challenges', tenancy, 'mailbox', mailbox)
      : transaction.find('challenges', tenancy, 'userId', userId);
  for (const other of others) {
    if (other.record.purpose === purpose) transaction.delete('challenges', tenancy, other.id);
  }
}

/**
 * Works in three steps, so that parallel guesses cannot exceed the limit: the attempt is counted and committed, the
 * code is compared, and the challenge is taken, which succeeds only once.
 */
async function verify(context: RequestContext, body: VerifyChallengeRequest): Promise<ChallengeVerified> {
  const { services, tenancy } = context;
  const { challengeId } = body;
  const { secretHash, codeHash } = await hashesOf(context, body);
  const counted = await services.store.transact((transaction) => {
    const record = transaction.get('challenges', tenancy.id, challengeId);
    if (!sameText(record?.secretHash ?? '', secretHash) || !record) throw invalidChallenge();
    if (record.validUntil <= services.now()) {
      throw new HttpError('@error/ChallengeExpired', 'The code has expired.');
    }
    if (record.attempts >= services.limits.challengeAttempts) {
      throw new HttpError('@error/ChallengeAttemptsExceeded', 'There were too many wrong codes.');
    }
    const attempt = { ...record, attempts: record.attempts + 1 };
    transaction.replace('challenges', tenancy.id, challengeId, attempt);
    return attempt;
  });
  if (!sameText(counted.codeHash, codeHash)) {
    throw new HttpError('@error/InvalidChallengeCode', 'The code is wrong.');
  }
  const taken = await services.store.transact((transaction) =>
    transaction.take('challenges', tenancy.id, challengeId),
  );
  if (!taken) throw invalidChallenge();
  return { _tag: 'ChallengeVerified', challenge: challengeFrom(challengeId, taken) };
}

/** The same error for an unknown, used, deleted or replaced challenge and for a wrong secret. */
function invalidChallenge(): HttpError {
  return new HttpError('@error/InvalidChallenge', 'The challenge is invalid.');
}

/** Bound to the tenancy and the challenge, so that a hash is useless elsewhere. */
async function hashesOf(
  { services: { secretKey }, tenancy }: RequestContext,
  { challengeId, secret, code }: VerifyChallengeRequest,
): Promise<{ secretHash: string; codeHash: string }> {
  const [secretHash, codeHash] = await Promise.all([
    keyedHash(secretKey, 'challenge-secret', tenancy.id, challengeId, secret),
    keyedHash(secretKey, 'challenge-code', tenancy.id, challengeId, code),
  ]);
  return { secretHash, codeHash };
}

function challengeFrom(challengeId: string, record: ChallengeRecord): Challenge {
  const { purpose, email, userId, createdAt, validUntil, metadata = null } = record;
  return {
    _tag: 'Challenge',
    challengeId,
    purpose,
    email,
    ...(userId !== undefined && { userId }),
    createdAt,
    expiresAt: validUntil,
    metadata,
  };
}
