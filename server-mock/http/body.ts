/** Request bodies: content type, size and JSON. */
import { readRequestBytes } from '../../src/wire/read-bytes.js';
import { badRequest, HttpError } from './errors.js';
import { JsonError, parseJson } from './json.js';

/** `application/json`, alone or with UTF-8, the only charset that JSON has. */
export function requireJson(request: Request): void {
  const type = request.headers.get('content-type')?.trim() ?? '';
  // A form on a foreign page can send any other type without a CORS preflight.
  if (/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) return;
  throw new HttpError('@error/BadRequest', 'The Content-Type must be application/json.', { status: 415 });
}

/** Reads the body as JSON, or throws an `HttpError`. */
export async function readJson(
  request: Request,
  { maxBytes, maxDepth }: { maxBytes: number; maxDepth: number },
): Promise<unknown> {
  requireJson(request);
  const bytes = await readBytes(request, maxBytes);
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes), maxDepth);
  } catch (error) {
    throw badRequest(error instanceof JsonError ? error.message : 'The body is not UTF-8.', { cause: error });
  }
}

/** Reads the body, and throws an `HttpError` as soon as it exceeds `limit` bytes. */
export async function readBytes(request: Request, limit: number): Promise<ArrayBuffer> {
  const declared = request.headers.get('content-length');
  if (Number(declared) <= limit) {
    // HTTP ends a body at its declared length, so it is safe to read it in one piece, which is much faster.
    const isBounded = declared !== null && /^\d+$/.test(declared);
    const bytes = isBounded ? await request.arrayBuffer() : await readRequestBytes(request, limit);
    if (bytes && bytes.byteLength <= limit) return bytes;
  }
  throw new HttpError('@error/BadRequest', `The body is larger than ${limit} bytes.`, { status: 413 });
}
