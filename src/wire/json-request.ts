/** One JSON request: a signal, a deadline, and every way to fail turned into a typed error. */
import { readBytes } from './read-bytes.js';
import { codeOf, PasskeyError, toPasskeyError, type ErrorCode, type OrphanedCredential } from './errors.js';

/** What every call takes along. */
export interface Abortable {
  /** Cancels it; it then fails with the code `aborted`. */
  signal?: AbortSignal | undefined;
}

export interface JsonRequest extends Abortable {
  /** Default: `POST` with a body, else `GET`. */
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE' | undefined;
  body?: unknown;
  credentials?: RequestInit['credentials'];
  headers?: Record<string, string> | undefined;
  /** Milliseconds until the request is given up. */
  deadline?: number;
  fetch?: typeof fetch | undefined;
}

/** A JSON object. */
export type Json = Record<string, unknown>;

/** Bytes of a response. */
const maxResponse = 1_000_000;

/**
 * Sends a request and answers the JSON object of a 2xx response.
 *
 * @throws PasskeyError `network` (unreachable, reset, past the deadline), `aborted` (the caller's signal),
 *   `bad-response` (not a JSON object of at most a million bytes), else what the status and `_tag` say.
 */
export async function requestJson(
  url: string,
  {
    signal,
    body,
    method = body ? 'POST' : 'GET',
    credentials = 'omit',
    headers,
    deadline = 15_000,
    fetch: send = fetch,
  }: JsonRequest = {},
): Promise<Json> {
  const limit = AbortSignal.timeout(deadline);
  try {
    const response = await send(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: JSON.stringify(body),
      credentials,
      cache: 'no-store',
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    const answer = parse(await readBytes(response, maxResponse));
    if (!response.ok) throw failure(response, answer ?? {});
    if (!answer) throw new PasskeyError('bad-response', 'The answer is no JSON object');
    return answer;
  } catch (cause) {
    throw toPasskeyError(cause, signal?.aborted ? 'aborted' : 'network');
  }
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The named string fields of an answer, or `bad-response`. */
export function strings<K extends string>(answer: unknown, ...names: K[]): Record<K, string> {
  if (isObject(answer) && names.every((name) => typeof answer[name] === 'string'))
    return answer as Record<K, string>;
  throw new PasskeyError('bad-response', `The answer lacks ${names.join()}`);
}

/** The largest list a server may send: more is an attack on the browser, not a person's keyring. */
const maxList = 1000;

/** A list of an answer, or `bad-response`. */
export function list(value: unknown): unknown[] {
  if (Array.isArray(value) && value.length <= maxList) return value;
  throw new PasskeyError('bad-response', 'The answer lacks a list');
}

/** The media type does not matter: a proxy that adds a charset must not hide a readable response. */
function parse(bytes: ArrayBuffer | undefined): Json | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const byStatus: Record<number, ErrorCode> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  429: 'rate-limited',
};

function failure({ status, headers }: Response, body: Json): PasskeyError {
  const { _tag, message, credentialId, rpId, attemptsLeft, retryAfterSeconds } = body;
  const tag = text(_tag);
  const orphan =
    text(credentialId) && text(rpId) ? ({ credentialId, rpId } as OrphanedCredential) : undefined;
  let code =
    codeOf(tag) ??
    byStatus[status] ??
    (status >= 500 ? 'server-error' : status >= 400 ? 'bad-request' : 'bad-response');
  // An orphan can be signalled, so it must be named; without its names the answer is garbage.
  if (code === 'passkey-not-found' && !orphan) code = 'bad-response';
  return new PasskeyError(code, text(message) ?? `HTTP ${status}`, {
    status,
    tag,
    orphan,
    retryAfter: wait(retryAfterSeconds ?? headers.get('retry-after')),
    attemptsLeft: typeof attemptsLeft === 'number' ? attemptsLeft : undefined,
  });
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** RFC 9110 §10.2.3: seconds or a date. Clamped to 1…3600 s, so that no response disables a button for good. */
function wait(value: unknown): number | undefined {
  const seconds = Math.ceil(Number(value) || (Date.parse(String(value)) - Date.now()) / 1000);
  return isNaN(seconds) ? undefined : Math.min(3600, Math.max(1, seconds));
}
