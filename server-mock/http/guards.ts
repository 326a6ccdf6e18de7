/** What every request passes before a handler sees it: origin or key, content type, size, depth, syntax. */
import { badRequest, WireError } from './errors.js';
import { hashText, sameText, tenancyIdPattern } from '../ids.js';
import { JsonError, parseJson } from './json.js';
import type { Limits } from '../tenancy/limits.js';
import type { Route } from './route.js';
import { allowsOrigin, type Tenancies, type Tenancy } from '../tenancy/tenancies.js';

/** The tenancy of a call from a page. A foreign page is turned away before anything happens. */
export function admitPage(tenancies: Tenancies, id: string, origin: string | undefined): Tenancy {
  const tenancy = tenancyIdPattern.test(id) ? tenancies.get(id) : undefined;
  if (!tenancy) throw new WireError('@error/InvalidTenancy', 'There is no such tenancy.');
  if (origin !== undefined && !allowsOrigin(tenancy, origin)) {
    throw new WireError('@error/Forbidden', 'This origin is not allowed for the tenancy.');
  }
  return tenancy;
}

/** The tenancy of a call from a backend. One answer for an unknown tenancy and a wrong key, in equal time. */
export async function admitServer(
  tenancies: Tenancies,
  id: string,
  authorization: string | undefined,
): Promise<Tenancy> {
  const tenancy = tenancyIdPattern.test(id) ? tenancies.get(id) : undefined;
  const key = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
  const hash = await hashText(key);
  // Every hash is compared, so that the time does not tell which one fits.
  const matches = (tenancy?.apiKeyHashes ?? ['']).filter((known) => sameText(known, hash));
  if (!tenancy || matches.length === 0) {
    throw new WireError('@error/Forbidden', 'The API key is missing, wrong or of another tenancy.');
  }
  return tenancy;
}

/** The JSON of a request's body, or undefined when the route takes none. */
export async function readBody(request: Request, route: Route, limits: Limits): Promise<unknown> {
  if (!route.body) return undefined;
  // Any other type could be sent by a form of a foreign page, without asking first.
  if (!isJson(request.headers.get('content-type'))) {
    throw new WireError('@error/BadRequest', 'The Content-Type must be application/json.', { status: 415 });
  }
  const bytes = await readBytes(request, limits.maxBody);
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes), limits.maxDepth);
  } catch (error) {
    throw badRequest(error instanceof JsonError ? error.message : 'The body is not UTF-8.', { cause: error });
  }
}

/** `application/json`, alone or with the only charset that JSON has. */
export function isJson(contentType: string | null): boolean {
  return /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType?.trim() ?? '');
}

/** The body, or a refusal as soon as it is larger than `limit` bytes. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new WireError('@error/BadRequest', `The body is larger than ${limit} bytes.`, { status: 413 });
  const declared = request.headers.get('content-length');
  if (Number(declared) > limit) throw tooLarge();
  // HTTP ends a body at its declared length, so this one can be read in one piece, which is much faster.
  const isBounded = declared !== null && /^\d+$/.test(declared);
  // Firefox has no `Request.body`; there the whole body has to be read before it can be measured.
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
