/** Verifying a one-time code. */
import type { BackendRoutes, Challenge } from '../../wire/contract.js';
import { PasskeyError } from '../../wire/errors.js';
import type { Account } from '../accounts.js';
import type { PendingChallenge } from '../challenge-cookie.js';
import {
  completeEmailChange,
  completeLogin,
  completeReauthentication,
  completeSignup,
  type Completion,
} from '../complete-challenge.js';
import { foldEmail } from '../../wire/emails.js';
import { countGuess } from '../count-requests.js';
import { requireAccount, type Handler, type RequestContext } from '../request-context.js';
import { HttpError, json } from '../responses.js';

type ResponseBody = BackendRoutes['POST challenges/verify']['response'];

export const verify: Handler = async (context) => {
  const { code: typed } = await context.body();
  if (typeof typed !== 'string') throw new HttpError(400, '@error/BadRequest', 'code: missing');
  const pending = await context.challenge.pending();
  if (!pending) throw noChallenge();
  // Checked before an attempt is counted: an expired session must not cost one.
  const account = await ownerOf(context, pending);
  const challenge = await verifyCode(context, pending, typed);
  await context.challenge.clear();
  // Compares what Passlock verified with what was requested.
  const { purpose, email, userId } = challenge;
  if (purpose !== pending.purpose || foldEmail(email) !== foldEmail(pending.email)) throw noChallenge();
  if (userId !== undefined && userId !== pending.accountId) throw noChallenge();
  return json({ purpose, ...(await complete(context, pending, account)) } satisfies ResponseBody);
};

/** The signed-in account, for a code that changes it. */
async function ownerOf(
  context: RequestContext,
  { purpose, accountId }: PendingChallenge,
): Promise<Account | undefined> {
  if (purpose !== 'email-change' && purpose !== 'reauthenticate') return undefined;
  const { account } = await requireAccount(context);
  if (account.id === accountId) return account;
  await context.challenge.clear();
  throw noChallenge();
}

async function verifyCode(
  context: RequestContext,
  pending: PendingChallenge,
  typed: string,
): Promise<Challenge> {
  const { app, challenge } = context;
  const { challengeId, secret, decoy, length } = pending;
  if (pending.validUntil <= app.now()) throw expired();
  await countGuess(context, 0);
  const left = pending.exhausted ? -1 : await countAttempt(context, pending);
  if (left < 0) throw attemptsExceeded();
  try {
    // A malformed code counts as an attempt, but is not sent to Passlock.
    if (!new RegExp(`^[0-9A-Za-z]{${length}}$`).test(typed))
      throw new PasskeyError('wrong-code', 'Malformed');
    const code = decoy ?? typed;
    const verified = await app.passlock.verifyMailboxChallenge({ challengeId, secret, code });
    return verified.challenge;
  } catch (error) {
    if (!(error instanceof PasskeyError)) throw error;
    if (error.code === 'code-expired') throw expired();
    if (error.code === 'no-code') {
      await challenge.clear();
      throw noChallenge();
    }
    if (error.code !== 'wrong-code' && error.code !== 'too-many-attempts') throw error;
    await countGuess(context, 1);
    if (error.code === 'wrong-code' && left > 0) throw wrongCode(left);
    await challenge.exhaust(pending);
    throw attemptsExceeded();
  }
}

/**
 * Passlock counts attempts too, but does not return how many are left. Each attempt claims a slot in one step, so that
 * concurrent guesses cannot share one.
 *
 * @returns the attempts left after this one, or -1 if there was none
 */
async function countAttempt(
  { app }: RequestContext,
  { challengeId, expiresAt }: PendingChallenge,
): Promise<number> {
  const { codeAttempts } = app.limits;
  for (let n = 1; n <= codeAttempts; n++)
    if (await app.sessions.claim(`try-${challengeId}-${n}`, expiresAt)) return codeAttempts - n;
  return -1;
}

function complete(
  context: RequestContext,
  pending: PendingChallenge,
  account: Account | undefined,
): Promise<Completion> {
  const { purpose, email } = pending;
  if (!account)
    return purpose === 'signup' ? completeSignup(context, pending) : completeLogin(context, pending);
  return purpose === 'email-change'
    ? completeEmailChange(context, account, email)
    : completeReauthentication(context, account, email);
}

/** One response for a code that never was sent, was used or replaced, or belongs to another browser. */
const noChallenge = () =>
  new HttpError(400, '@error/InvalidChallenge', 'No code is expected from this browser');
const expired = () => new HttpError(400, '@error/ChallengeExpired', 'The code has expired');
const attemptsExceeded = () =>
  new HttpError(400, '@error/ChallengeAttemptsExceeded', 'There were too many wrong codes');
const wrongCode = (attemptsLeft: number) =>
  new HttpError(400, '@error/InvalidChallengeCode', 'The code is wrong', { attemptsLeft });
