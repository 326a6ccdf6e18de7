/** What ends a check, or all of them. */

export type CheckErrorCode = 'backend-unreachable' | 'mock-unreachable' | 'not-a-backend' | 'not-wired';

/** Nothing can be checked. The message tells what to do. */
export class CheckError extends Error {
  override readonly name = 'CheckError';
  readonly code: CheckErrorCode;

  constructor(code: CheckErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** The backend does not keep a rule. */
export class Deviation extends Error {
  override readonly name = 'Deviation';
}

/** The backend does not offer what a check needs, which it may. */
export class NotOffered extends Error {
  override readonly name = 'NotOffered';
}

/** What comes before a check failed, such as the sign-up of its person. */
export class NotPrepared extends Error {
  override readonly name = 'NotPrepared';
}

/** A `Deviation` of a preparation says nothing about the rule that it prepares. */
export async function prepared<T>(steps: () => Promise<T>): Promise<T> {
  try {
    return await steps();
  } catch (error) {
    throw error instanceof Deviation ? new NotPrepared(error.message) : error;
  }
}
