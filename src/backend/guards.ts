/** What every request passes before a handler sees it: origin, content type, size, syntax. */
import { isObject, type Json } from '../wire/json-request.js';
import { forbidden, refuse } from './responses.js';

/** Bytes. The largest body is a code, or an identity token. */
const maxBody = 16_384;

/**
 * Turns foreign pages away. A browser says where a request comes from whenever that matters (Fetch §3.2), so
 * without an `Origin` it is either the same page's reading or no browser.
 *
 * @param origins exact origins; when undefined, the request's own host alone
 * @returns the origin, when its page needs CORS to read the answer
 * @throws Refusal 403
 */
export function admitOrigin(request: Request, origins: readonly string[] | undefined): string | undefined {
  const origin = request.headers.get('origin');
  if (origin === null) return undefined;
  const own = new URL(request.url);
  if (!(origins ? origins.includes(origin) : isOwnHost(origin, own)))
    throw forbidden('This origin is not allowed');
  return origins && origin !== own.origin ? origin : undefined;
}

/** Behind a proxy that ends TLS the request is http and the page https; the other way round it is an attack. */
function isOwnHost(origin: string, own: URL): boolean {
  return origin === own.origin || (own.protocol === 'http:' && origin === `https://${own.host}`);
}

/** The body as a JSON object. @throws Refusal 400, 413 or 415 */
export async function readBody(request: Request): Promise<Json> {
  // Any other type could be sent by a foreign page's form, without a preflight.
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type.trim()))
    throw refuse(415, '@error/BadRequest', 'The Content-Type must be application/json');
  const text = await readText(request);
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Refused below, like JSON that is no object.
  }
  throw refuse(400, '@error/BadRequest', 'The body must be a JSON object');
}

async function readText(request: Request): Promise<string> {
  const reader = request.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let length = 0;
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > maxBody) {
      await reader.cancel();
      throw refuse(413, '@error/BadRequest', `The body is larger than ${maxBody} bytes`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
