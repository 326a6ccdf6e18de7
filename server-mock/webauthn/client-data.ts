/** The part of a ceremony that the browser vouches for: what it was, for which page, answering what. */
import * as v from 'valibot';
import { decodeBase64url } from '../base64url.js';
import { badRequest } from '../http/errors.js';
import { sameText } from '../ids.js';
import { parseJson } from '../http/json.js';
import { parse, type Schema } from '../routes/schemas.js';

export interface ClientData {
  type: string;
  challenge: string;
  origin: string;
  crossOrigin?: boolean;
  topOrigin?: string;
}

export interface ClientDataPolicy {
  type: 'webauthn.create' | 'webauthn.get';
  /** The challenge that was issued, base64url. */
  challenge: string;
  allowsOrigin(origin: string): boolean;
  /** Top-level origins that may embed the page in a frame. */
  embedders: readonly string[];
}

const clientData: Schema<ClientData> = v.object({
  type: v.string(),
  challenge: v.string(),
  origin: v.string(),
  // A string "true" is no boolean: a reader that takes it for false would skip the check below.
  crossOrigin: v.exactOptional(v.boolean()),
  topOrigin: v.exactOptional(v.string()),
});

/** Decodes and checks `clientDataJSON`, or throws a `BadRequest`. */
export function verifyClientData(encoded: string, policy: ClientDataPolicy): ClientData {
  const data = decode(encoded);

  // Registering must not pass for signing in, nor the other way round. WebAuthn L3 §7.1 step 7, §7.2 step 10.
  if (data.type !== policy.type) throw badRequest(`clientDataJSON: the type is not ${policy.type}.`);

  // Both sides could be absent, and equal for it: an issued challenge is never empty. §7.1 step 8, §7.2 step 11.
  if (policy.challenge.length < 22) throw new TypeError('The ceremony has no challenge.');
  if (!sameText(data.challenge, policy.challenge)) {
    throw badRequest('clientDataJSON: the challenge is not the one issued.');
  }

  // Exactly the page that asked for the options, so a look-alike can relay nothing. §7.1 step 9, §7.2 step 12.
  if (!policy.allowsOrigin(data.origin)) throw badRequest('clientDataJSON: the origin is not allowed.');

  refuseFraming(data, policy.embedders);
  return data;
}

/** A framed page can be clicked through another one, so the tenancy must have named who may embed it. */
function refuseFraming({ crossOrigin, topOrigin }: ClientData, embedders: readonly string[]): void {
  // §7.1 step 10, §7.2 step 13. Not every browser sends topOrigin, so the flag counts by itself.
  if (crossOrigin === true && embedders.length === 0) {
    throw badRequest('clientDataJSON: crossOrigin ceremonies are not allowed.');
  }
  if (topOrigin === undefined) return;
  // §7.1 step 11, §7.2 step 14. Browsers send topOrigin with crossOrigin only (§5.8.1).
  if (crossOrigin !== true) throw badRequest('clientDataJSON: topOrigin without crossOrigin.');
  if (!embedders.includes(topOrigin)) throw badRequest('clientDataJSON: the topOrigin is not allowed.');
}

/** §7.1 steps 5-6, §7.2 steps 8-9: UTF-8 with an optional byte order mark, then JSON. */
function decode(encoded: string): ClientData {
  const bytes = decodeBase64url(encoded);
  if (!bytes) throw badRequest('clientDataJSON: not base64url.');
  try {
    // A key given twice would be read one way here and another way by the next library.
    const value = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 8);
    return parse(clientData, value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw badRequest(`clientDataJSON: ${reason}`, { cause: error });
  }
}
