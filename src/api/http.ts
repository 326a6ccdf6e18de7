/** One JSON request: a signal, a deadline, and every way to fail turned into a typed error. */
import { codeOf, KitError, type ErrorCode } from '../errors.js';

/** What every call takes along. */
export interface Io {
  signal?: AbortSignal | undefined;
}

export interface JsonRequest extends Io {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  credentials?: RequestCredentials;
  headers?: Record<string, string>;
  /** Milliseconds until the request is given up. */
  deadline?: number;
  fetch?: typeof fetch | undefined;
}

export type Json = Record<string, unknown>;

const maxAnswer = 1_000_000;

/**
 * Sends a request and answers the JSON object of a 2xx response.
 *
 * @throws KitError `network` (unreachable, reset, past the deadline), `aborted` (the caller's signal),
 *   `bad-response` (not a JSON object, or over a million characters), else what the status and `_tag` say.
 */
export async function requestJson(url: string, request: JsonRequest = {}): Promise<Json> {
  const { signal, deadline = 15_000, fetch: send = fetch } = request;
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  const timer = setTimeout(() => controller.abort(), deadline);
  try {
    const response = await send(url, {
      method: request.method ?? 'POST',
      headers: {
        accept: 'application/json',
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      credentials: request.credentials ?? 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: controller.signal,
    });
    const answer = parse(await readText(response));
    if (!response.ok) throw failure(response, answer ?? {});
    if (!answer) throw new KitError('bad-response', `${response.status} without a JSON object`);
    return answer;
  } catch (error) {
    if (error instanceof KitError) throw error;
    if (signal?.aborted) throw new KitError('aborted', 'The request was cancelled', { cause: error });
    throw new KitError('network', 'The server could not be reached in time', { cause: error });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The named string fields of an answer, or `bad-response`. */
export function strings<K extends string>(answer: unknown, ...names: K[]): Record<K, string> {
  if (isObject(answer) && names.every((name) => typeof answer[name] === 'string'))
    return answer as Record<K, string>;
  throw new KitError('bad-response', `The answer lacks ${names.join(', ')}`);
}

/** The largest list a server may send: more is an attack on the browser, not a person's keyring. */
const maxList = 1000;

/** A list of an answer, or `bad-response`. */
export function list(value: unknown): unknown[] {
  if (Array.isArray(value) && value.length <= maxList) return value;
  throw new KitError('bad-response', 'The answer lacks a reasonable list');
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    text += decoder.decode(chunk.value, { stream: true });
    if (text.length > maxAnswer) {
      void reader.cancel();
      throw new KitError('bad-response', 'The answer is too large');
    }
  }
  return text;
}

// The media type is not looked at: a proxy that adds a charset must not hide a readable answer.
function parse(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
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

function failure(response: Response, body: Json): KitError {
  const { status } = response;
  const tag = typeof body['_tag'] === 'string' ? body['_tag'] : undefined;
  const { credentialId, rpId, attemptsLeft } = body;
  const orphan = typeof credentialId === 'string' && typeof rpId === 'string' && { credentialId, rpId };
  const wait = retryAfter(body['retryAfterSeconds'] ?? response.headers.get('retry-after'));
  let code = codeOf(tag) ?? byStatus[status];
  code ??= status >= 500 ? 'server-error' : status >= 400 ? 'bad-request' : 'bad-response';
  // An orphan can be signalled, so it must be named; without its names the answer is garbage.
  if (code === 'passkey-not-found' && !orphan) code = 'bad-response';
  return new KitError(code, typeof body['message'] === 'string' ? body['message'] : `HTTP ${status}`, {
    status,
    ...(tag && { tag }),
    ...(orphan && { orphan }),
    ...(wait !== undefined && { retryAfter: wait }),
    ...(typeof attemptsLeft === 'number' && { attemptsLeft }),
  });
}

/** RFC 9110 §10.2.3: seconds or a date. Clamped to 1…3600 s, so that no answer locks a button for good. */
function retryAfter(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? (Date.parse(value as string) - Date.now()) / 1000 : seconds;
  return Number.isNaN(wait) ? undefined : Math.min(3600, Math.max(1, Math.ceil(wait)));
}
