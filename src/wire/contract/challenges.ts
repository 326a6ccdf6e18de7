/** Mailbox challenges: one-time codes by mail. */

/** Who is to get a one-time code, and what for. */
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

/** A one-time code that was made, without the code. */
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

/** A one-time code that was made, with the code and a mail that is ready to send. */
export interface ChallengeCreated {
  _tag: 'ChallengeCreated';
  challenge: Omit<Challenge, '_tag'> & {
    secret: string;
    code: string;
    message: { html: string; text: string };
  };
}

/** All three are needed: the backend kept two of them, the person typed the third. */
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
