/** What a page brings after a ceremony: a `code` to exchange, or an `id_token` to verify. Each works once. */
import type { Json } from '../wire/json-request.js';
import { PasskeyError } from '../wire/errors.js';
import { refuse } from './responses.js';
import { hash } from './digest.js';
import type { App } from './request-context.js';

export interface Proof {
  /** Vault id. */
  passkeyId: string;
  userId: string;
  /** Whether the device asked who was there, and not only whether somebody was. */
  userVerified: boolean;
  /** When the passkey was used. */
  provenAt: number;
}

/** Milliseconds. Longer than code and token live, clock tolerance included. */
const memory = 900_000;

/** @throws Refusal 400 for a proof that is unknown, used, expired or malformed */
export async function readProof(app: App, { code, id_token: idToken }: Json): Promise<Proof> {
  try {
    if (typeof code === 'string') {
      const principal = await app.passlock.exchangeCode(code);
      await claim(app, principal.id);
      return {
        ...{ passkeyId: principal.authenticatorId, userId: principal.userId },
        ...{ userVerified: principal.passkey?.userVerified === true, provenAt: principal.createdAt },
      };
    }
    if (typeof idToken === 'string') {
      const claims = await app.passlock.verifyIdToken(idToken);
      await claim(app, claims.jti);
      return {
        ...{ passkeyId: claims['a:id'], userId: claims.sub },
        ...{ userVerified: claims['pk:uv'], provenAt: claims.iat * 1000 },
      };
    }
  } catch (error) {
    if (error instanceof PasskeyError && (error.code === 'not-found' || error.code === 'bad-request'))
      throw invalid();
    throw error;
  }
  throw refuse(400, '@error/BadRequest', 'code: missing');
}

/** Code and token of one ceremony share an identity (`jti`), and together they open one door, once. */
async function claim({ sessions, now }: App, id: string): Promise<void> {
  if (!(await sessions.claim(await hash(id), now() + memory))) throw invalid();
}

// 400 and not Passlock's 404: the route exists, what was sent to it does not hold.
const invalid = () => refuse(400, '@error/InvalidCode', 'The code is invalid or has expired');
