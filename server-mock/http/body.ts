/** Request bodies: content type, size and JSON. */
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
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new HttpError('@error/BadRequest', `The body is larger than ${limit} bytes.`, { status: 413 });
  const declared = request.headers.get('content-length');
  if (Number(declared) > limit) throw tooLarge();
  // HTTP ends a body at its declared length, so it is safe to read it in one piece, which is much faster.
  const isBounded = declared !== null && /^\d+$/.test(declared);
  // Firefox has no `Request.body`: the whole body is read, then measured.
  const stream = isBounded ? undefined : (request.body as ReadableStream<Uint8Array> | null | undefined);
  if (stream === undefined) {
    const whole = new Uint8Array(await request.arrayBuffer());
    if (whole.length > limit) throw tooLarge();
    return whole;
  }
  if (stream === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > limit) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
