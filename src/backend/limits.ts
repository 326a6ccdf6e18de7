/** A change for which a code can be insufficient where the account has a passkey. */
export type ProtectedChange = 'add-passkey' | 'remove-passkey' | 'change-email';

/** Limits that an app may change. Those per client need the client's address. */
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
  /** Codes per client in an hour. Default: 30. */
  codesPerClient: number;
  /** Wrong codes per client in an hour. Default: 60. */
  guessesPerClient: number;
  /** Wrong codes of all clients together in an hour. Default: 2000. After that no code is accepted for a while. */
  guessesPerHour: number;
  /** Sign-ins and re-authentications per client in an hour, begun or completed. Default: 1000. */
  ceremoniesPerClient: number;
  /** Ceremonies of one signed-in account in an hour. Default: 200. */
  ceremoniesPerAccount: number;
  /** Sign-ups with a passkey per client in an hour. Default: 100. */
  signUpsPerClient: number;
  /** Renames per client in an hour: each one reveals whether a username is taken. Default: 60. */
  renamesPerClient: number;
  /** Renames of one account in an hour. Default: 20. */
  renamesPerAccount: number;
}

const defaultLimits: Limits = {
  sessionLifetime: 7 * 24 * 3_600_000,
  reauthenticateWithin: 600_000,
  recoveryDelay: 24 * 3_600_000,
  codeAttempts: 5,
  codeInterval: 60_000,
  codesPerAddress: 10,
  codesPerClient: 30,
  guessesPerClient: 60,
  guessesPerHour: 2000,
  ceremoniesPerClient: 1000,
  ceremoniesPerAccount: 200,
  signUpsPerClient: 100,
  renamesPerClient: 60,
  renamesPerAccount: 20,
};

/** The default limits with an app's own values in their place. */
export function limitsOf(options: Partial<Limits>): Limits {
  const limits = { ...defaultLimits };
  for (const name of Object.keys(limits) as (keyof Limits)[]) limits[name] = options[name] ?? limits[name];
  return limits;
}
