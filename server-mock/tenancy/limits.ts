/** Every figure that Passlock's documents leave open, and those that a test may want to change. */
export interface Limits {
  /** Milliseconds. Registration, authentication, update, delete and prune tokens. */
  tokenLifetime: number;
  /** Milliseconds. A ceremony with a longer `timeout` lives as long as that. */
  ceremonyLifetime: number;
  /** Milliseconds. The `code` and the `id_token`. */
  codeLifetime: number;
  /** Milliseconds a browser waits for the authenticator when the request names no `timeout`. */
  defaultTimeout: number;
  /** Milliseconds. A longer `timeout` is cut to this. */
  maxTimeout: number;
  /** Bytes of a request body. */
  maxBody: number;
  /** Nesting of a JSON body. */
  maxDepth: number;
  /** Milliseconds a retired signing key stays published. */
  signingKeyOverlap: number;
  /** Milliseconds between two clearings of expired records. */
  sweepInterval: number;
  /** Records in one page of a list. */
  pageSize: number;
  /** Milliseconds a mailbox challenge can be answered. */
  challengeLifetime: number;
  /** Milliseconds an expired challenge is still remembered as such. */
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
