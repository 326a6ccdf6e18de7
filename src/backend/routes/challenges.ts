/** Sending a one-time code, and reading the pending one. */
import type { BackendRoutes, ChallengeCreated } from '../../wire/contract.js';
import { PasskeyError } from '../../wire/errors.js';
import type { Json } from '../../wire/json-request.js';
import type { PendingChallenge } from '../challenge-cookie.js';
import { countCode } from '../count-requests.js';
import { invalidEmail, readEmail } from '../emails.js';
import { noAccountMail, oneLine } from '../mailer.js';
import {
  currentAccount,
  requireAccount,
  type App,
  type Handler,
  type RequestContext,
  type Routes,
} from '../request-context.js';
import { HttpError, json } from '../responses.js';
import { requireProof } from '../step-up.js';
import { verify } from './challenges-verify.js';

type ResponseBody = BackendRoutes['POST challenges']['response'];
type CreatedChallenge = ChallengeCreated['challenge'];

interface Recipient {
  purpose: string;
  email: string;
  /** The account that the code is for; absent for a sign-up, and for a sign-in with an unknown address. */
  accountId?: string;
  /** Whether the account is the session's. Then codes for its other addresses are invalidated too. */
  signedIn?: boolean;
}

/**
 * Known and unknown addresses get the same response, because the same happens for both: a real challenge, one email
 * and one record. For a sign-in with an unknown address the email contains no code, and the record holds a decoy: a
 * wrong code that is sent to Passlock in place of the typed one, so that attempts and expiry behave alike.
 */
const send: Handler = async (context) => {
  const { app } = context;
  const { mailer } = app;
  if (!mailer) throw new HttpError(404, '@error/NotFound', 'This backend sends no codes');
  const recipient = await recipientOf(context, await context.body());
  const { purpose, email, accountId } = recipient;
  await countCode(context, email);
  const challenge = await createChallenge(app, recipient);
  const isDecoy = opensAccount(purpose) && accountId === undefined;
  const message = isDecoy ? noAccountMail(app.rpName) : codeMail(app.rpName, challenge);
  await mailer.send({ to: email, purpose, ...message });
  const pending = {
    purpose,
    email,
    length: challenge.code.length,
    challengeId: challenge.challengeId,
    secret: challenge.secret,
    validUntil: challenge.expiresAt,
    resendAt: app.now() + app.limits.codeInterval,
    ...(accountId !== undefined && { accountId }),
    ...(isDecoy && { decoy: otherThan(challenge.code) }),
  };
  await forgetBefore(context);
  await context.challenge.start(pending);
  return json(viewOf(pending, app));
};

/** 200 with an empty object when no code is pending: a 404 would log an error in every visitor's console. */
const current: Handler = async ({ app, challenge }) => {
  const pending = await challenge.pending();
  if (!pending || pending.exhausted || pending.validUntil <= app.now()) return json({});
  try {
    await app.passlock.getMailboxChallenge({ challengeId: pending.challengeId });
  } catch (error) {
    if (!(error instanceof PasskeyError && error.code === 'not-found')) throw error;
    // Passlock no longer has it.
    await challenge.clear();
    return json({});
  }
  return json(viewOf(pending, app));
};

async function recipientOf(context: RequestContext, { purpose, email }: Json): Promise<Recipient> {
  switch (purpose) {
    // Whoever can sign in by code recovers the account in the same way.
    case 'login':
    case 'account-recovery': {
      const address = await addressOf(context, purpose, email);
      const account = await context.app.accounts.findByEmail(address);
      return { purpose, email: address, ...(account && { accountId: account.id }) };
    }
    case 'signup':
      return { purpose, email: await addressOf(context, purpose, email) };
    case 'email-change': {
      const signedIn = await requireAccount(context);
      // The new address will be a way to sign in.
      const passkeys = await context.app.accounts.passkeys(signedIn.account.id);
      await requireProof(context, signedIn, 'change-email', passkeys);
      const address = await addressOf(context, purpose, email);
      return { purpose, email: address, accountId: signedIn.account.id, signedIn: true };
    }
    case 'reauthenticate': {
      const { account } = await requireAccount(context);
      if (account.email === undefined)
        throw new HttpError(404, '@error/NotFound', 'The account has no confirmed address');
      return { purpose, email: account.email, accountId: account.id, signedIn: true };
    }
    default:
      throw new HttpError(
        400,
        '@error/BadRequest',
        'purpose: expected login, account-recovery, signup, email-change or reauthenticate',
      );
  }
}

const opensAccount = (purpose: string) => purpose === 'login' || purpose === 'account-recovery';

/** The given address, else that of the last code for this purpose, else the signed-in person's own. */
async function addressOf(context: RequestContext, purpose: string, email: unknown): Promise<string> {
  if (email !== undefined && email !== '') return readEmail(email);
  const pending = await context.challenge.pending();
  if (pending?.purpose === purpose) return pending.email;
  const own = opensAccount(purpose) ? (await currentAccount(context))?.account.email : undefined;
  if (own === undefined) throw invalidEmail();
  return own;
}

/** A new code replaces the one before in this browser. */
async function forgetBefore({ app, challenge }: RequestContext): Promise<void> {
  const before = await challenge.pending();
  if (before)
    await app.passlock.deleteMailboxChallenge({ challengeId: before.challengeId }).catch((error: unknown) => {
      if (!(error instanceof PasskeyError && error.code === 'not-found')) app.report(error);
    });
}

async function createChallenge(
  { passlock }: App,
  { purpose, email, accountId, signedIn }: Recipient,
): Promise<CreatedChallenge> {
  try {
    const created = await passlock.createMailboxChallenge({
      email,
      purpose,
      // By address alone, a stranger could void the code that its owner is about to enter, again and again. A code
      // is bound to its browser, so those of other browsers may stay valid.
      invalidateOthers: signedIn === true,
      // Passlock sends the email itself unless told not to; the backend's own mailer does it.
      sendEmail: false,
      ...(signedIn && accountId !== undefined && { userId: accountId }),
    });
    return created.challenge;
  } catch (error) {
    // Passlock accepts fewer addresses than `readEmail`, and the address is all that it can refuse.
    if (error instanceof PasskeyError && ['bad-request', 'invalid-email'].includes(error.code))
      throw invalidEmail();
    throw error;
  }
}

function codeMail(site: string, { code, message }: CreatedChallenge) {
  return { subject: `Your code for ${oneLine(site)}`, code, html: message.html, text: message.text };
}

/** Another code of the same length and alphabet. */
function otherThan(code: string): string {
  return (code.startsWith('0') ? '1' : '0') + code.slice(1);
}

function viewOf(
  { purpose, email, length, validUntil, resendAt }: Omit<PendingChallenge, 'kind' | 'expiresAt'>,
  { now: clock, limits: { codeInterval } }: App,
): ResponseBody {
  const now = clock();
  // After the clock was set back, the page would otherwise count down from hours.
  return {
    purpose,
    email,
    length,
    expiresAt: validUntil,
    resendAt: Math.min(resendAt, now + codeInterval),
    now,
  };
}

export const challengeRoutes: Routes = {
  challenges: { POST: send },
  'challenges/current': { GET: current },
  'challenges/verify': { POST: verify },
};
