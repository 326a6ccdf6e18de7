/** Mailbox challenges: a one-time code by mail, and the secret that ties it to the browser that asked. */
import type {
  Challenge,
  ChallengeCreated,
  ChallengeDeleted,
  ChallengeVerified,
  CreateChallengeRequest,
  VerifyChallengeRequest,
} from '../../src/wire/contract.js';
import { codeMessage } from './challenge-message.js';
import { mailboxOf } from './emails.js';
import { WireError } from '../http/errors.js';
import { hashText, keyedHash, newChallengeId, newToken, randomText, sameText } from '../ids.js';
import { createChallengeRequest, verifyChallengeRequest } from './mailbox-schemas.js';
import { route, type Call, type Route } from '../http/route.js';
import type { Transaction } from '../store/store.js';
import type { ChallengeRecord } from '../store/tables.js';

export const challengeRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/challenges',
    generations: [1, 2],
    zone: 'server',
    status: 201,
    body: createChallengeRequest,
    handle: create,
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
      // One that has expired can only be told so by `verify`.
      if (!record || record.validUntil <= services.now()) {
        throw new WireError('@error/NotFound', 'There is no such challenge.');
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

async function create(call: Call, body: CreateChallengeRequest): Promise<ChallengeCreated> {
  const { services, tenancy } = call;
  const { store, random, limits } = services;
  const { email, purpose, userId, metadata, name } = body;
  const mailbox = mailboxOf(email);
  const mailboxId = await hashText(mailbox);
  const challengeId = newChallengeId(random);
  const secret = newToken(random);
  const code = randomText(random, '0123456789', 6);
  const hashes = await hashesOf(call, { challengeId, secret, code });
  const { subject, ...message } = codeMessage({
    ...{ code, name, lifetime: limits.challengeLifetime },
    sender: tenancy.rpName ?? tenancy.rpId,
  });

  const createdAt = services.now();
  const validUntil = createdAt + limits.challengeLifetime;
  const record: ChallengeRecord = {
    ...{ email, mailbox, purpose, ...hashes, attempts: 0, createdAt, validUntil },
    ...(userId !== undefined && { userId }),
    ...(metadata && { metadata }),
    expiresAt: validUntil + limits.challengeMemory,
  };
  const mail = { to: email, subject, ...message, code, sentAt: createdAt };
  await store.transact((transaction) => {
    if (!body.skipRateLimit) countMail(transaction, call, mailboxId, createdAt);
    if (body.invalidateOthers) invalidateOthers(transaction, tenancy.id, record);
    transaction.insert('challenges', tenancy.id, challengeId, record);
    if (body.sendEmail) transaction.insert('mails', tenancy.id, newChallengeId(random), mail);
  });
  // Not waited for: how long a delivery takes would tell something about the address.
  if (body.sendEmail) services.mail?.({ ...mail, tenancyId: tenancy.id }).catch(services.report);

  const { _tag, ...challenge } = challengeFrom(challengeId, record);
  return { _tag: 'ChallengeCreated', challenge: { ...challenge, secret, code, message } };
}

/** One challenge per mailbox and interval, however many are asked for at once. */
function countMail(
  transaction: Transaction,
  { services, tenancy }: Call,
  mailboxId: string,
  now: number,
): void {
  const last = transaction.get('rateLimits', tenancy.id, mailboxId);
  if (last && last.expiresAt > now) {
    const retryAfterSeconds = Math.ceil((last.expiresAt - now) / 1000);
    throw new WireError('@error/ChallengeRateLimited', 'A code was sent to this address a moment ago.', {
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
 * Three steps, so that guesses cannot race each other: the attempt is counted and committed, then the code is
 * compared, then the challenge is taken, which only one can do.
 */
async function verify(call: Call, body: VerifyChallengeRequest): Promise<ChallengeVerified> {
  const { services, tenancy } = call;
  const { challengeId } = body;
  const { secretHash, codeHash } = await hashesOf(call, body);
  const counted = await services.store.transact((transaction) => {
    const record = transaction.get('challenges', tenancy.id, challengeId);
    if (!sameText(record?.secretHash ?? '', secretHash) || !record) throw invalidChallenge();
    if (record.validUntil <= services.now()) {
      throw new WireError('@error/ChallengeExpired', 'The code has expired.');
    }
    if (record.attempts >= services.limits.challengeAttempts) {
      throw new WireError('@error/ChallengeAttemptsExceeded', 'There were too many wrong codes.');
    }
    const attempt = { ...record, attempts: record.attempts + 1 };
    transaction.replace('challenges', tenancy.id, challengeId, attempt);
    return attempt;
  });
  if (!sameText(counted.codeHash, codeHash)) {
    throw new WireError('@error/InvalidChallengeCode', 'The code is wrong.');
  }
  const taken = await services.store.transact((transaction) =>
    transaction.take('challenges', tenancy.id, challengeId),
  );
  if (!taken) throw invalidChallenge();
  return { _tag: 'ChallengeVerified', challenge: challengeFrom(challengeId, taken) };
}

/** One answer for a challenge that never was, is used, deleted or replaced, and for a wrong secret. */
function invalidChallenge(): WireError {
  return new WireError('@error/InvalidChallenge', 'The challenge is invalid.');
}

/** Keyed, and bound to tenancy and challenge, so that a hash is worth nothing anywhere else. */
async function hashesOf(
  { services: { secretKey }, tenancy }: Call,
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
    ...{ _tag: 'Challenge', challengeId, purpose, email },
    ...(userId !== undefined && { userId }),
    ...{ createdAt, expiresAt: validUntil, metadata },
  };
}
