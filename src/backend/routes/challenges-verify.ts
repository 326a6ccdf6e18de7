/** Checking a one-time code. */
import type { BackendRoutes, Challenge } from '../../wire/contract.js';
import { PasskeyError } from '../../wire/errors.js';
import type { Account } from '../accounts.js';
import { json, refuse } from '../responses.js';
import type { PendingCode } from '../code-cookie.js';
import { foldEmail } from '../emails.js';
import { emailChanged, reauthenticated, signedIn, signedUp } from '../outcomes.js';
import { requireAccount, type Handler, type Visit } from '../request-context.js';

type Answer = BackendRoutes['POST challenges/verify']['answer'];

export const verify: Handler = async (visit) => {
  const { code: typed } = await visit.body();
  if (typeof typed !== 'string') throw refuse(400, '@error/BadRequest', 'code: missing');
  const pending = await visit.code.pending();
  if (!pending) throw invalid();
  // Before a try is counted: a session that has ended says nothing about the code.
  const account = await ownerOf(visit, pending);
  const challenge = await check(visit, pending, typed);
  await visit.code.clear();
  // Passlock's word for what it verified, and not only the record's.
  const { purpose, email, userId } = challenge;
  if (purpose !== pending.purpose || foldEmail(email) !== foldEmail(pending.email)) throw invalid();
  if (userId !== undefined && userId !== pending.accountId) throw invalid();
  return json({ purpose, ...(await outcome(visit, pending, account)) } satisfies Answer);
};

/** The signed-in person, for a code that is about their account. */
async function ownerOf(visit: Visit, { purpose, accountId }: PendingCode): Promise<Account | undefined> {
  if (purpose !== 'email-change' && purpose !== 'reauthenticate') return undefined;
  const { account } = await requireAccount(visit);
  if (account.id === accountId) return account;
  await visit.code.clear();
  throw invalid();
}

async function check(visit: Visit, pending: PendingCode, typed: string): Promise<Challenge> {
  const { app, code } = visit;
  const { challengeId, secret, decoy, length } = pending;
  if (pending.validUntil <= app.now()) throw expired();
  const left = pending.spent ? -1 : await countTry(visit, pending);
  if (left < 0) throw exhausted();
  try {
    // What cannot be a code is none, and does not travel.
    if (!new RegExp(`^[0-9A-Za-z]{${length}}$`).test(typed))
      throw new PasskeyError('wrong-code', 'Malformed');
    return await app.passlock.verifyChallenge({ challengeId, secret, code: decoy ?? typed });
  } catch (error) {
    if (!(error instanceof PasskeyError)) throw error;
    if (error.code === 'code-expired') throw expired();
    if (error.code === 'no-code') {
      await code.clear();
      throw invalid();
    }
    if (error.code !== 'wrong-code' && error.code !== 'too-many-attempts') throw error;
    if (error.code === 'wrong-code' && left > 0) throw wrong(left);
    await code.spend(pending);
    throw exhausted();
  }
}

/**
 * The tries that are left after this one; below zero when there was none. Passlock counts as well, and does not
 * tell. Each try takes a slot in one step, so that guesses at the same time cannot share one.
 */
async function countTry({ app }: Visit, { challengeId, expiresAt }: PendingCode): Promise<number> {
  const { codeAttempts } = app.limits;
  for (let n = 1; n <= codeAttempts; n++)
    if (await app.sessions.claim(`try-${challengeId}-${n}`, expiresAt)) return codeAttempts - n;
  return -1;
}

function outcome(visit: Visit, pending: PendingCode, account: Account | undefined) {
  if (!account) return pending.purpose === 'signup' ? signedUp(visit, pending) : signedIn(visit, pending);
  return pending.purpose === 'email-change'
    ? emailChanged(visit, account, pending.email)
    : reauthenticated(visit, account, pending.email);
}

const refusal = (tag: string, message: string) => () => refuse(400, `@error/${tag}`, message);

/** One answer for a code that never was, was used, was replaced, or is not this browser's. */
const invalid = refusal('InvalidChallenge', 'No code is expected from this browser');
const expired = refusal('ChallengeExpired', 'The code has expired');
const exhausted = refusal('ChallengeAttemptsExceeded', 'There were too many wrong codes');
const wrong = (attemptsLeft: number) =>
  refuse(400, '@error/InvalidChallengeCode', 'The code is wrong', { attemptsLeft });
