/** One-time codes by mail: sending one, and which one this browser waits for. */
import type { BackendRoutes } from '../../wire/contract.js';
import type { Json } from '../../wire/json-request.js';
import { PasskeyError } from '../../wire/errors.js';
import { json, refuse } from '../responses.js';
import type { PendingCode } from '../code-cookie.js';
import { hash } from '../digest.js';
import { foldEmail, invalidEmail, readEmail } from '../emails.js';
import { noAccountMail, oneLine } from '../mailer.js';
import { tooMany } from '../rate-limits.js';
import {
  currentAccount,
  requireAccount,
  requireFresh,
  type Handler,
  type Routes,
  type Visit,
} from '../request-context.js';
import { verify } from './challenges-verify.js';

type Answer = BackendRoutes['POST challenges']['answer'];

const hour = 3_600_000;

interface Plan {
  purpose: string;
  email: string;
  /** Whose code it is; absent for a sign-up, and for a sign-in that leads nowhere. */
  accountId?: string;
  /** The account is the session's: what was sent to its other addresses is void. */
  signedIn?: boolean;
}

/**
 * Known and unknown addresses are answered alike because all that can be told from outside is the same: for each
 * a real challenge is made, one mail goes out, and one record is kept. For a sign-in with an address that no
 * account has, the mail says so instead of bringing the code, and the record is a decoy: Passlock is asked
 * about a code that is wrong by construction, so its counts, times and limits are the real ones.
 */
const send: Handler = async (visit) => {
  const { app, code } = visit;
  const { mailer } = app;
  if (!mailer) throw refuse(404, '@error/NotFound', 'No codes are mailed here');
  const plan = await planOf(visit, await visit.body());
  const { purpose, email, accountId, signedIn } = plan;
  await limit(visit, email);
  const challenge = await app.passlock
    .createChallenge({ email, purpose, invalidateOthers: true, ...(signedIn && { userId: accountId ?? '' }) })
    .catch(explain);
  const { challengeId, secret, expiresAt } = challenge;
  const isDecoy = purpose === 'login' && accountId === undefined;
  const mail = isDecoy
    ? noAccountMail(app.rpName)
    : {
        ...{ subject: `Your code for ${oneLine(app.rpName)}`, code: challenge.code },
        ...{ html: challenge.message.html, text: challenge.message.text },
      };
  await mailer.send({ to: email, purpose, ...mail });
  const pending = {
    ...{ purpose, email, length: challenge.code.length, challengeId, secret },
    ...{ validUntil: expiresAt, resendAt: app.now() + app.limits.codeInterval },
    ...(accountId !== undefined && { accountId }),
    ...(isDecoy && { decoy: otherThan(challenge.code) }),
  };
  await code.expect(pending);
  return json(viewOf(pending, app.now()));
};

/** 200 without a code when there is none: a 404 would be an error on every visitor's console. */
const current: Handler = async ({ app, code }) => {
  const pending = await code.pending();
  if (!pending || pending.spent || pending.validUntil <= app.now()) return json({});
  try {
    await app.passlock.getChallenge(pending.challengeId);
  } catch (error) {
    if (!(error instanceof PasskeyError && error.code === 'not-found')) throw error;
    // Replaced, by a code that was asked for in another browser.
    await code.clear();
    return json({});
  }
  return json(viewOf(pending, app.now()));
};

async function planOf(visit: Visit, { purpose, email }: Json): Promise<Plan> {
  switch (purpose) {
    case 'login': {
      const address = await addressOf(visit, purpose, email);
      const account = await visit.app.accounts.findByEmail(address);
      return { purpose, email: address, ...(account && { accountId: account.id }) };
    }
    case 'signup':
      return { purpose, email: await addressOf(visit, purpose, email) };
    case 'email-change': {
      const signedIn = await requireAccount(visit);
      // The address will be a way in.
      requireFresh(visit, signedIn);
      const address = await addressOf(visit, purpose, email);
      return { purpose, email: address, accountId: signedIn.account.id, signedIn: true };
    }
    case 'reauthenticate': {
      const { account } = await requireAccount(visit);
      if (account.email === undefined)
        throw refuse(404, '@error/NotFound', 'The account has no confirmed address');
      return { purpose, email: account.email, accountId: account.id, signedIn: true };
    }
    default:
      throw refuse(
        400,
        '@error/BadRequest',
        'purpose: expected login, signup, email-change or reauthenticate',
      );
  }
}

/** As given; else where the last code for this purpose went, or the signed-in person's own. */
async function addressOf(visit: Visit, purpose: string, email: unknown): Promise<string> {
  if (email !== undefined && email !== '') return readEmail(email);
  const pending = await visit.code.pending();
  if (pending?.purpose === purpose) return pending.email;
  const own = purpose === 'login' ? (await currentAccount(visit))?.account.email : undefined;
  if (own === undefined) throw invalidEmail();
  return own;
}

/** The client's count comes first, so that who is over it uses up nobody else's. */
async function limit({ app, client }: Visit, email: string): Promise<void> {
  const { codesPerClient, codesPerAddress, codeInterval } = app.limits;
  const mailbox = await hash(foldEmail(email));
  const rates: [string, number, number][] = [
    [`interval/${mailbox}`, 1, codeInterval],
    [`address/${mailbox}`, codesPerAddress, hour],
  ];
  if (client.ipAddress !== undefined)
    rates.unshift([`client/${await hash(client.ipAddress)}`, codesPerClient, hour]);
  for (const [key, times, window] of rates) {
    const wait = await app.rateLimits.count(`codes/${key}`, { limit: times, window });
    if (wait > 0) throw tooMany(wait);
  }
}

/** Nothing but the address can be what Passlock refuses: its idea of one is narrower than ours. */
function explain(error: unknown): never {
  const isAddress = error instanceof PasskeyError && ['bad-request', 'invalid-email'].includes(error.code);
  throw isAddress ? invalidEmail() : error;
}

/** Another code of the same length and alphabet. */
function otherThan(code: string): string {
  return (code.startsWith('0') ? '1' : '0') + code.slice(1);
}

function viewOf(
  { purpose, email, length, validUntil, resendAt }: Omit<PendingCode, 'kind' | 'expiresAt'>,
  now: number,
): Answer {
  return { purpose, email, length, expiresAt: validUntil, resendAt, now };
}

export const challengeRoutes: Routes = {
  challenges: { POST: send },
  'challenges/current': { GET: current },
  'challenges/verify': { POST: verify },
};
