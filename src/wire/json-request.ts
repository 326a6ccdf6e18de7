/** One JSON request with a signal and a deadline; every failure becomes a PasskeyError. */
import { readBytes } from './read-bytes.js';
import { codeOf, codeOfStatus, PasskeyError, toPasskeyError, type OrphanedCredential } from './errors.js';

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

/** A response, of any status. */
export interface JsonResponse {
  /** 302 for every redirect: none is followed, and browsers hide the rest. */
  status: number;
  /** The JSON value, or undefined. Of a failure also a plain text. */
  body: unknown;
  /** The error of a response that is not 2xx. */
  error?: PasskeyError;
}

/**
 * Sends a request and returns the JSON object of a 2xx response.
 *
 * @throws PasskeyError `network` (unreachable, reset, past the deadline), `aborted` (the caller's signal),
 *   `bad-response` (not a JSON object of at most a million bytes), else the code for the response's status and `_tag`.
 */
export async function requestJson(url: string, request?: JsonRequest): Promise<Json> {
  const { error, body } = await exchangeJson(url, request);
  if (error) throw error;
  if (isObject(body)) return body;
  throw new PasskeyError('bad-response', 'The response is no JSON object');
}

/**
 * Sends a request and returns its response.
 *
 * @throws PasskeyError `network` or `aborted`
 */
export async function exchangeJson(
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
): Promise<JsonResponse> {
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
      // A server with sessions redirects to its login page.
      redirect: credentials === 'omit' ? 'error' : 'manual',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    const isRedirect = response.type === 'opaqueredirect';
    const status = isRedirect ? 302 : response.status;
    const text = new TextDecoder().decode(await readBytes(response, maxResponse));
    const value = parse(text);
    if (response.ok) return { status, body: value };
    // Some servers send their words as they are. A page of HTML has none.
    const isPlain = /^text\/plain/.test(response.headers.get('content-type') ?? '');
    const words = value ?? (isPlain && !text.startsWith('<') ? text : undefined);
    return { status, body: words, error: failure(status, response.headers, words, isRedirect) };
  } catch (cause) {
    if (signal?.aborted) throw new PasskeyError('aborted', undefined, { cause });
    throw toPasskeyError(cause, 'network');
  }
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws PasskeyError `bad-response`, unless `isGood` */
export function insist(isGood: boolean, name: string): asserts isGood {
  if (!isGood) throw new PasskeyError('bad-response', `The response lacks a valid ${name}`);
}

/** Checks that the named fields are strings. @throws PasskeyError `bad-response` */
export function strings<K extends string>(value: unknown, ...names: K[]): Record<K, string> {
  for (const name of names) insist(isObject(value) && typeof value[name] === 'string', name);
  return value as Record<K, string>;
}

/** Nobody has more passkeys: a longer list could only freeze the page. */
const maxList = 1000;

/** Checks that the value is a list. @throws PasskeyError `bad-response` */
export function list(value: unknown, name = 'list'): unknown[] {
  insist(Array.isArray(value) && value.length <= maxList, name);
  return value;
}

/** The media type does not matter: a proxy that adds a charset must not hide a readable response. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failure(status: number, headers: Headers, body: unknown, isRedirect: boolean): PasskeyError {
  const { _tag, credentialId, rpId, attemptsLeft, retryAfterSeconds } = isObject(body) ? body : ({} as Json);
  const tag = text(_tag);
  const orphan =
    text(credentialId) && text(rpId) ? ({ credentialId, rpId } as OrphanedCredential) : undefined;
  let code = codeOf(tag) ?? (isRedirect ? 'signed-out' : codeOfStatus(status));
  // The device is signalled to remove an orphan, so the response must identify it.
  if (code === 'passkey-not-found' && !orphan) code = 'bad-response';
  return new PasskeyError(code, reasonIn(body) ?? `HTTP ${status}`, {
    status,
    tag,
    orphan,
    retryAfter: wait(retryAfterSeconds ?? headers.get('retry-after')),
    attemptsLeft: typeof attemptsLeft === 'number' ? attemptsLeft : undefined,
  });
}

/** The server's own words, for the developer: `{message}`, `{error}`, problem+json (RFC 9457) and others. */
export function reasonIn(body: unknown): string | undefined {
  if (!isObject(body)) return text(body)?.slice(0, 300) || undefined;
  for (const name of ['message', 'errorMessage', 'detail', 'error_description', 'msg', 'title', 'error']) {
    const reason = reasonIn(body[name]);
    if (reason) return reason;
  }
  return undefined;
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** RFC 9110 §10.2.3: seconds or a date. Clamped to 1…3600 s, so that no response disables a button for good. */
function wait(value: unknown): number | undefined {
  const seconds = Math.ceil(Number(value) || (Date.parse(String(value)) - Date.now()) / 1000);
  return isNaN(seconds) ? undefined : Math.min(3600, Math.max(1, seconds));
}
