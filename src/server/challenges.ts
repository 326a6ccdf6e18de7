/** Mailbox challenges: one-time codes by mail. The secret stays with the backend, never with the page. */
import type {
  Challenge,
  ChallengeCreated,
  ChallengeDeleted,
  ChallengeVerified,
  CreateChallengeRequest,
  VerifyChallengeRequest,
} from '../wire/contract.js';
import { strings, type Abortable } from '../wire/json-request.js';
import { answerAs, token, type Transport } from './transport.js';

/** One-time codes by mail. */
export interface ChallengeEndpoints {
  /** @throws PasskeyError `rate-limited`, with `retryAfter` in seconds */
  createChallenge(request: CreateChallengeRequest, io?: Abortable): Promise<ChallengeCreated['challenge']>;
  /** Reading changes nothing. @throws PasskeyError `not-found` */
  getChallenge(challengeId: string, io?: Abortable): Promise<Challenge>;
  /**
   * Success consumes the challenge.
   *
   * @throws PasskeyError `bad-request`, tagged `@error/InvalidChallenge`, `@error/InvalidChallengeCode`,
   *   `@error/ChallengeExpired` or `@error/ChallengeAttemptsExceeded`
   */
  verifyChallenge(answer: VerifyChallengeRequest, io?: Abortable): Promise<Challenge>;
  /** Deleting one that does not exist succeeds as well. */
  deleteChallenge(challengeId: string, io?: Abortable): Promise<void>;
}

export function challengeEndpoints({ call }: Transport): ChallengeEndpoints {
  const one = (challengeId: string) => `challenges/${token('challenge id', challengeId)}`;
  return {
    async createChallenge(request, io) {
      const answer = await call(2, 'POST', 'challenges', request, io);
      const { challenge } = answerAs<ChallengeCreated>(answer, 'ChallengeCreated', { challenge: 'object' });
      strings(challenge, 'challengeId', 'secret', 'code', 'email', 'purpose');
      strings(challenge.message, 'html', 'text');
      return challenge;
    },
    getChallenge: async (challengeId, io) => challenge(await call(2, 'GET', one(challengeId), undefined, io)),
    async verifyChallenge({ challengeId, secret, code }, io) {
      const answer = await call(2, 'POST', 'challenges/verify', { challengeId, secret, code }, io);
      return challenge(answerAs<ChallengeVerified>(answer, 'ChallengeVerified', {}).challenge);
    },
    async deleteChallenge(challengeId, io) {
      const answer = await call(2, 'DELETE', one(challengeId), undefined, io);
      answerAs<ChallengeDeleted>(answer, 'ChallengeDeleted', {});
    },
  };
}

const challenge = (answer: unknown) =>
  answerAs<Challenge>(answer, 'Challenge', {
    challengeId: 'string',
    purpose: 'string',
    email: 'string',
    createdAt: 'number',
    expiresAt: 'number',
  });
