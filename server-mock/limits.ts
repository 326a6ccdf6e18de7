/** Lifetimes and limits: those that Passlock does not document, and those that a test may want to change. */
export interface Limits {
  /** Milliseconds. Registration, authentication, update, delete and prune tokens. */
  tokenLifetime: number;
  /** Milliseconds, or the ceremony's `timeout` if that is longer. */
  ceremonyLifetime: number;
  /** Milliseconds. The `code` and the `id_token`. */
  codeLifetime: number;
  /** Milliseconds that a browser waits for the authenticator when the request has no `timeout`. */
  defaultTimeout: number;
  /** Milliseconds. Longer timeouts are reduced to this. */
  maxTimeout: number;
  /** Bytes of a request body. */
  maxBody: number;
  /** Levels of nesting in a JSON body. */
  maxDepth: number;
  /** Milliseconds for which a retired signing key stays published. */
  signingKeyOverlap: number;
  /** Milliseconds between two deletions of expired records. */
  sweepInterval: number;
  /** Records per page of a list. */
  pageSize: number;
  /** Milliseconds for which a mailbox challenge can be verified. */
  challengeLifetime: number;
  /** Milliseconds for which an expired challenge is kept, to respond with `ChallengeExpired`. */
  challengeMemory: number;
  /** Wrong codes before `ChallengeAttemptsExceeded`. */
  challengeAttempts: number;
  /** Milliseconds between two challenges for one email address. */
  challengeInterval: number;
}

export const defaultLimits: Limits = {
  tokenLifetime: 300_000,
  ceremonyLifetime: 300_000,
  codeLifetime: 300_000,
  defaultTimeout: 60_000,
  maxTimeout: 600_000,
  maxBody: 128 * 1024,
  maxDepth: 32,
  signingKeyOverlap: 3_600_000,
  sweepInterval: 60_000,
  pageSize: 100,
  challengeLifetime: 600_000,
  challengeMemory: 3_600_000,
  challengeAttempts: 5,
  challengeInterval: 60_000,
};
