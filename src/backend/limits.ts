/** Every figure that an app may want to change. */
export interface Limits {
  /** Milliseconds a sign-in lasts. Default: 7 days. */
  sessionLifetime: number;
  /** Milliseconds for which a sign-in or a re-authentication lets a way in be added or removed. Default: 10 minutes. */
  reauthenticateWithin: number;
  /** Wrong codes before another one is needed. Default, and at most what Passlock allows: 5. */
  codeAttempts: number;
  /** Milliseconds between two codes for one address. Default, and at least what Passlock wants: a minute. */
  codeInterval: number;
  /** Codes for one address in an hour. Default: 10. */
  codesPerAddress: number;
  /** Codes for one client in an hour, where the server knows its clients' addresses. Default: 30. */
  codesPerClient: number;
}

export const defaultLimits: Limits = {
  sessionLifetime: 7 * 24 * 3_600_000,
  reauthenticateWithin: 600_000,
  codeAttempts: 5,
  codeInterval: 60_000,
  codesPerAddress: 10,
  codesPerClient: 30,
};
