/** HTTP responses. Handlers throw an `HttpError`, and `errorResponse` decides what a page may see of an error. */
import { PasskeyError } from '../wire/errors.js';
import { StoreUnavailableError } from './stores/unavailable.js';

export interface HttpErrorDetails {
  retryAfterSeconds?: number;
  /** Attempts left for a one-time code. */
  attemptsLeft?: number;
  headers?: Record<string, string>;
}

/** The one exception that handlers throw. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly tag: string;
  readonly details: HttpErrorDetails;

  constructor(status: number, tag: string, message: string, details: HttpErrorDetails = {}) {
    super(message);
    this.status = status;
    this.tag = tag;
    this.details = details;
  }
}

/** Nobody is signed in. Passlock never sends 401; this is about the app's own session. */
export const unauthorized = () => new HttpError(401, '@error/Unauthorized', 'Nobody is signed in');

/** The last proof is too old: another person may be using the session. */
export const reauthenticationRequired = () =>
  new HttpError(403, '@error/ReauthenticationRequired', 'Re-authentication is required');

/** A code was the proof, and the account has a passkey. */
export const passkeyRequired = () =>
  new HttpError(403, '@error/ReauthenticationRequired', 'Re-authentication with a passkey is required');

export const forbidden = (message: string) => new HttpError(403, '@error/Forbidden', message);

export const usernameTaken = () => new HttpError(409, '@error/DuplicateUsername', 'This username is taken');

/** Sends the media type without a charset, as Passlock's own wire does. */
export function json(body: object, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      ...headers,
    },
  });
}

/**
 * Converts an error to a response without details of the server. Messages from Passlock are about the backend's own
 * request, and a wrong API key is the server's fault, so the page sees neither.
 */
export function errorResponse(error: unknown): Response {
  if (error instanceof HttpError) {
    const { headers, ...fields } = error.details;
    return json({ _tag: error.tag, message: error.message, ...fields }, error.status, headers);
  }
  if (error instanceof StoreUnavailableError)
    return json({ _tag: '@error/Unavailable', message: 'The server is unavailable' }, 503, {
      'retry-after': '5',
    });
  if (error instanceof PasskeyError && error.code === 'rate-limited') {
    const retryAfterSeconds = error.retryAfter ?? 60;
    const body = { _tag: '@error/ChallengeRateLimited', message: 'Too many attempts', retryAfterSeconds };
    return json(body, 429, { 'retry-after': String(retryAfterSeconds) });
  }
  return error instanceof PasskeyError
    ? json({ _tag: '@error/Unavailable', message: 'The passkey service is unavailable' }, 502)
    : json({ _tag: '@error/Internal', message: 'The server failed' }, 500);
}
