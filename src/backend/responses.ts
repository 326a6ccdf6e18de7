/** Answers, and refusals: handlers throw a `Refusal`, and `refusalAnswer` alone decides what is seen. */
import { PasskeyError } from '../wire/errors.js';

export interface RefusalExtra {
  retryAfterSeconds?: number;
  /** Tries that remain with a one-time code. */
  attemptsLeft?: number;
  headers?: Record<string, string>;
}

/** The one exception handlers throw. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly tag: string;
  readonly extra: RefusalExtra;

  constructor(status: number, tag: string, message: string, extra: RefusalExtra = {}) {
    super(message);
    this.status = status;
    this.tag = tag;
    this.extra = extra;
  }
}

export function refuse(status: number, tag: string, message: string, extra?: RefusalExtra): Refusal {
  return new Refusal(status, tag, message, extra);
}

/** Nobody is signed in. 401, where Passlock itself would never say so: this is the app's own session. */
export const signedOut = () => refuse(401, '@error/Unauthorized', 'Nobody is signed in');

/** Who holds a session need not be the person any more. */
export const reauthenticationRequired = () =>
  refuse(403, '@error/ReauthenticationRequired', 'Who is there has to be proven again');

export const forbidden = (message: string) => refuse(403, '@error/Forbidden', message);

/** The media type is exactly this, without a charset, as on Passlock's own wire. */
export function json(body: object, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
}

/**
 * What the page sees of an error: nothing that was not meant for it. Passlock's own words stay here, for they
 * are about the backend's request; a missing or wrong key is this server's fault, not the page's.
 */
export function refusalAnswer(error: unknown): Response {
  if (error instanceof Refusal) {
    const { headers, ...fields } = error.extra;
    return json({ _tag: error.tag, message: error.message, ...fields }, error.status, headers);
  }
  if (error instanceof PasskeyError && error.code === 'rate-limited') {
    const retryAfterSeconds = error.retryAfter ?? 60;
    return json({ _tag: '@error/ChallengeRateLimited', message: 'Too many tries', retryAfterSeconds }, 429, {
      'retry-after': String(retryAfterSeconds),
    });
  }
  return error instanceof PasskeyError
    ? json({ _tag: '@error/Unavailable', message: 'The passkey service cannot be used now' }, 502)
    : json({ _tag: '@error/Internal', message: 'The server failed' }, 500);
}
