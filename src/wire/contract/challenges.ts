/** Mailbox challenges: one-time codes by email. */

/** The recipient and the purpose of a one-time code. */
export interface CreateChallengeRequest {
  email: string;
  purpose: string;
  userId?: string;
  metadata?: Record<string, unknown>;
  invalidateOthers?: boolean;
  skipRateLimit?: boolean;
  name?: string;
  sendEmail?: boolean;
}

/** A mailbox challenge, without its one-time code. */
export interface Challenge {
  _tag: 'Challenge';
  challengeId: string;
  purpose: string;
  email: string;
  userId?: string;
  createdAt: number;
  expiresAt: number;
  metadata: Record<string, unknown> | null;
}

/** A new mailbox challenge with its one-time code, its secret, and an email that is ready to send. */
export interface ChallengeCreated {
  _tag: 'ChallengeCreated';
  challenge: Omit<Challenge, '_tag'> & {
    secret: string;
    code: string;
    message: { html: string; text: string };
  };
}

/** The backend keeps the id and the secret; the person types the code. */
export interface VerifyChallengeRequest {
  challengeId: string;
  secret: string;
  code: string;
}

export interface ChallengeVerified {
  _tag: 'ChallengeVerified';
  challenge: Challenge;
}

export interface ChallengeDeleted {
  _tag: 'ChallengeDeleted';
}
