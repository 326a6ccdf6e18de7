/** The result of a ceremony that a page sends: a `code` to exchange or an `id_token` to verify. Each is single use. */
import { PasskeyError } from '../wire/errors.js';
import type { Json } from '../wire/json-request.js';
import { hash } from './digest.js';
import type { App } from './request-context.js';
import { HttpError } from './responses.js';
import type { Proof } from './session-cookie.js';

export interface PasskeyProof {
  /** Vault id. */
  passkeyId: string;
  userId: string;
  /** Whether the device verified the person (PIN, biometrics) and not only their presence. */
  userVerified: boolean;
  /** When the passkey was used. */
  provenAt: number;
}

/**
 * What the session keeps of it. Only a device that verified the person proves who they are; otherwise the session is
 * open, but a change of the ways to sign in needs a re-authentication. Passlock's clock may be ahead of this one.
 */
export function proofOf({ passkeyId, userVerified, provenAt }: PasskeyProof, now: number): Proof {
  return userVerified ? { provenAt: Math.min(provenAt, now), provenBy: passkeyId } : { provenAt: 0 };
}

/** Milliseconds that used proofs are remembered: longer than they live, including clock tolerance. */
const keepUsed = 900_000;

/** @throws HttpError 400 for a proof that is unknown, used, expired or malformed */
export async function verifyProof(app: App, { code, id_token: idToken }: Json): Promise<PasskeyProof> {
  try {
    if (typeof code === 'string') {
      const principal = await app.passlock.exchangeCode({ code });
      await useOnce(app, principal.id);
      return {
        passkeyId: principal.authenticatorId,
        userId: principal.userId,
        userVerified: principal.passkey?.userVerified === true,
        provenAt: principal.createdAt,
      };
    }
    if (typeof idToken === 'string') {
      const principal = await app.passlock.verifyIdToken({ token: idToken });
      await useOnce(app, principal.id);
      return {
        passkeyId: principal.authenticatorId,
        userId: principal.userId,
        userVerified: principal.passkey.userVerified,
        provenAt: principal.createdAt,
      };
    }
  } catch (error) {
    if (error instanceof PasskeyError && (error.code === 'not-found' || error.code === 'bad-request'))
      throw invalidCode();
    throw error;
  }
  throw new HttpError(400, '@error/BadRequest', 'code: missing');
}

/** The code and the token of one ceremony have the same principal id, so that the two together work once. */
async function useOnce({ sessions, now }: App, id: string): Promise<void> {
  if (!(await sessions.claim(await hash(id), now() + keepUsed))) throw invalidCode();
}

// 400 and not Passlock's 404: the route exists, but the submitted code is not valid.
const invalidCode = () => new HttpError(400, '@error/InvalidCode', 'The code is invalid or has expired');
