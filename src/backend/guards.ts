/** Checks that every request passes before a handler runs: origin, content type, size, JSON syntax. */
import { isObject, type Json } from '../wire/json-request.js';
import { readRequestBytes } from '../wire/read-bytes.js';
import { forbidden, HttpError } from './responses.js';

/** Bytes. The largest body is an identity token. */
const maxBody = 16_384;

/**
 * Refuses requests from pages of other origins. Browsers send `Origin` with every cross-origin request and with
 * every request that changes something (Fetch §3.2), so a request without it is a same-origin read or not from a
 * browser.
 *
 * @param origins exact origins; when undefined, only the request's own host
 * @returns the origin, if its page needs CORS headers to read the response
 * @throws HttpError 403
 */
export function checkOrigin(request: Request, origins: readonly string[] | undefined): string | undefined {
  const origin = request.headers.get('origin');
  if (origin === null) return undefined;
  const own = new URL(request.url);
  if (!(origins ? origins.includes(origin) : isOwnHost(origin, own)))
    throw forbidden('This origin is not allowed');
  return origins && origin !== own.origin ? origin : undefined;
}

/** Behind a proxy that ends TLS the request is http and its page https. The reverse is an attack. */
function isOwnHost(origin: string, own: URL): boolean {
  return origin === own.origin || (own.protocol === 'http:' && origin === `https://${own.host}`);
}

/** Reads the body as a JSON object. @throws HttpError 400, 413 or 415 */
export async function readJsonBody(request: Request): Promise<Json> {
  // A form of a foreign page can send every other content type without a preflight.
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type.trim()))
    throw new HttpError(415, '@error/BadRequest', 'The Content-Type must be application/json');
  const bytes = await readRequestBytes(request, maxBody).catch(() => {
    throw new HttpError(400, '@error/BadRequest', 'The body broke off');
  });
  if (!bytes) throw new HttpError(413, '@error/BadRequest', `The body is larger than ${maxBody} bytes`);
  try {
    const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (isObject(body)) return body;
  } catch {
    // Malformed JSON gets the same response as JSON that is not an object.
  }
  throw new HttpError(400, '@error/BadRequest', 'The body must be a JSON object');
}
