/** Verifies client data: the ceremony's type, challenge and origin, as stated by the browser. */
import * as v from 'valibot';
import { decodeBase64url } from '../../src/wire/base64url.js';
import { badRequest } from '../http/errors.js';
import { sameText } from '../ids.js';
import { parseJson } from '../http/json.js';
import { parse, type Schema } from '../http/schema.js';

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
  // Rejects the string "true", which a lenient parser could treat as false and skip the check below.
  crossOrigin: v.exactOptional(v.boolean()),
  topOrigin: v.exactOptional(v.string()),
});

/** Decodes and checks `clientDataJSON`, or throws a `BadRequest`. */
export function verifyClientData(encoded: string, policy: ClientDataPolicy): ClientData {
  const data = decode(encoded);

  // A registration must not be accepted as a sign-in, or vice versa. WebAuthn L3 §7.1 step 7, §7.2 step 10.
  if (data.type !== policy.type) throw badRequest(`clientDataJSON: the type is not ${policy.type}.`);

  // Two absent challenges would be equal: an issued challenge is never empty. §7.1 step 8, §7.2 step 11.
  if (policy.challenge.length < 22) throw new TypeError('The ceremony has no challenge.');
  if (!sameText(data.challenge, policy.challenge)) {
    throw badRequest('clientDataJSON: the challenge is not the one issued.');
  }

  // Only the page that requested the options, so that a phishing page cannot relay. §7.1 step 9, §7.2 step 12.
  if (!policy.allowsOrigin(data.origin)) throw badRequest('clientDataJSON: the origin is not allowed.');

  checkFraming(data, policy.embedders);
  return data;
}

/** Against clickjacking: the tenancy must list the pages that may embed its own. */
function checkFraming({ crossOrigin, topOrigin }: ClientData, embedders: readonly string[]): void {
  // §7.1 step 10, §7.2 step 13. Not every browser sends topOrigin, so the flag is checked by itself.
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
    // Strict, because the library parses it again and could read duplicate keys differently.
    const value = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 8);
    return parse(clientData, value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw badRequest(`clientDataJSON: ${reason}`, { cause: error });
  }
}
