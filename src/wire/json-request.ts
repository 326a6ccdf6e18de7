/** One JSON request with a signal and a deadline; every failure becomes a PasskeyError. */
import { readBytes } from './read-bytes.js';
import { codeOf, PasskeyError, toPasskeyError, type ErrorCode, type OrphanedCredential } from './errors.js';

/** The options of every call. */
export interface Abortable {
  /** Cancels the call; it then fails with the code `aborted`. */
  signal?: AbortSignal | undefined;
}

export interface JsonRequest extends Abortable {
  /** Default: `POST` with a body, else `GET`. */
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE' | undefined;
  body?: unknown;
  credentials?: RequestInit['credentials'];
  headers?: Record<string, string> | undefined;
  /** Timeout in milliseconds. */
  deadline?: number;
  fetch?: typeof fetch | undefined;
}

/** A JSON object. */
export type Json = Record<string, unknown>;

/** Bytes of a response. */
const maxResponse = 1_000_000;

/**
 * Sends a request and returns the JSON object of a 2xx response.
 *
 * @throws PasskeyError `network` (unreachable, reset, past the deadline), `aborted` (the caller's signal),
 *   `bad-response` (not a JSON object of at most a million bytes), else the code for the response's status and `_tag`.
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
    const json = parse(await readBytes(response, maxResponse));
    if (!response.ok) throw failure(response, json ?? {});
    if (!json) throw new PasskeyError('bad-response', 'The response is no JSON object');
    return json;
  } catch (cause) {
    throw toPasskeyError(cause, signal?.aborted ? 'aborted' : 'network');
  }
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checks that the named fields are strings. @throws PasskeyError `bad-response` */
export function strings<K extends string>(value: unknown, ...names: K[]): Record<K, string> {
  if (isObject(value) && names.every((name) => typeof value[name] === 'string'))
    return value as Record<K, string>;
  throw new PasskeyError('bad-response', `The response lacks ${names.join()}`);
}

/** Nobody has more passkeys: a longer list could only freeze the page. */
const maxList = 1000;

/** Checks that the value is a list. @throws PasskeyError `bad-response` */
export function list(value: unknown): unknown[] {
  if (Array.isArray(value) && value.length <= maxList) return value;
  throw new PasskeyError('bad-response', 'The response lacks a list');
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
  // The device is signalled to remove an orphan, so the response must identify it.
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
