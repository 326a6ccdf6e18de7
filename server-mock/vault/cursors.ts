/**
 * Cursors of the passkey list. A cursor names the insertion number of the last record of a page, which never
 * changes. It is signed, so that nobody can forge one or use it in another tenancy.
 */
import { decodeBase64url, encodeBase64url } from '../../src/wire/base64url.js';
import { badRequest } from '../http/errors.js';
import type { RequestContext } from '../http/route.js';
import { keyedHash, sameText } from '../ids.js';

/** The cursor for the records after `seq`. */
export async function cursorAfter(context: RequestContext, seq: number): Promise<string> {
  return encodeBase64url(new TextEncoder().encode(`${seq}.${await signatureOf(context, seq)}`));
}

/** The `seq` of a cursor; 0 without a cursor. Throws a `BadRequest` for a forged one. */
export async function seqOf(context: RequestContext, cursor: string | null): Promise<number> {
  if (cursor === null || cursor === '') return 0;
  const bytes = cursor.length <= 128 ? decodeBase64url(cursor) : undefined;
  const [, digits = '', signature = ''] = /^([0-9]{1,16})\.(.+)$/.exec(new TextDecoder().decode(bytes)) ?? [];
  const seq = Number(digits);
  if (!sameText(signature, await signatureOf(context, seq)) || digits !== String(seq)) {
    throw badRequest('cursor: not one of this list.');
  }
  return seq;
}

async function signatureOf({ services, tenancy }: RequestContext, seq: number): Promise<string> {
  return keyedHash(await services.secrets.get('cursor'), tenancy.id, String(seq));
}
