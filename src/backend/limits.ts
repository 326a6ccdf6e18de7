/** Limits that an app may change, and their defaults. */

/** A change for which a code can be insufficient where the account has a passkey. */
export type ProtectedChange = 'add-passkey' | 'remove-passkey' | 'change-email';

export interface Limits {
  /** Milliseconds a session lasts. Default: 7 days. */
  sessionLifetime: number;
  /** Milliseconds after a sign-in or re-authentication in which passkeys can be added or removed. Default: 10 minutes. */
  reauthenticateWithin: number;
  /**
   * Milliseconds until a passkey that was added after a code counts where a code is not enough. Default: 1 day. Its
   * owner gets an email and can remove it until then.
   */
  recoveryDelay: number;
  /** Attempts at one code. Default: 5, which is also Passlock's maximum. */
  codeAttempts: number;
  /** Milliseconds between two codes for one address. Default: one minute, which is also Passlock's minimum. */
  codeInterval: number;
  /** Codes per address in an hour. Default: 10. */
  codesPerAddress: number;
  /** Codes per client in an hour, where the server passes on client addresses. Default: 30. */
  codesPerClient: number;
}

const defaultLimits: Limits = {
  sessionLifetime: 7 * 24 * 3_600_000,
  reauthenticateWithin: 600_000,
  recoveryDelay: 24 * 3_600_000,
  codeAttempts: 5,
  codeInterval: 60_000,
  codesPerAddress: 10,
  codesPerClient: 30,
};

/** The default limits with an app's own values in their place. */
export function limitsOf(options: Partial<Limits>): Limits {
  const limits = { ...defaultLimits };
  for (const name of Object.keys(limits) as (keyof Limits)[]) limits[name] = options[name] ?? limits[name];
  return limits;
}
