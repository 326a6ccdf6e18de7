/**
 * Where a list goes on: after a place in the vault that never moves, whatever is added or deleted meanwhile.
 * Sealed, so that nobody can make one up or take one to another tenancy.
 */
import { decodeBase64url, encodeBase64url } from '../base64url.js';
import { badRequest } from '../http/errors.js';
import { keyedHash, sameText } from '../ids.js';
import type { Call } from '../http/route.js';

/** The cursor for what comes after `seq`. */
export async function cursorAfter(call: Call, seq: number): Promise<string> {
  return encodeBase64url(new TextEncoder().encode(`${seq}.${await sealOf(call, seq)}`));
}

/** The `seq` to go on after; 0 without a cursor. */
export async function placeOf(call: Call, cursor: string | null): Promise<number> {
  if (cursor === null || cursor === '') return 0;
  const bytes = cursor.length <= 128 ? decodeBase64url(cursor) : undefined;
  const [, digits = '', seal = ''] = /^([0-9]{1,16})\.(.+)$/.exec(new TextDecoder().decode(bytes)) ?? [];
  const seq = Number(digits);
  if (!sameText(seal, await sealOf(call, seq)) || digits !== String(seq)) {
    throw badRequest('cursor: not one of this list.');
  }
  return seq;
}

async function sealOf({ services, tenancy }: Call, seq: number): Promise<string> {
  return keyedHash(await services.secrets.get('cursor'), tenancy.id, String(seq));
}
