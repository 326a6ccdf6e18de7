/** From a ceremony's `code` to the person: exchange, and the assignment of a user id. */
import type { ExtendedPrincipal } from '../wire/contract.js';
import type { Abortable } from '../wire/json-request.js';
import { answerAs, token, type Transport } from './transport.js';

/** Who a ceremony was about. */
export interface PrincipalEndpoints {
  /**
   * Exchanges the code of a ceremony, once. Compare the answer's `userId` with the one you expect.
   *
   * @throws PasskeyError tagged `@error/InvalidCode` when the code is unknown, used or expired; `bad-request`,
   *   without a request, when it cannot be one
   */
  exchangeCode(code: string, io?: Abortable): Promise<ExtendedPrincipal>;
  /** First generation: exchanges the code and makes its passkey the given user's. Errors as above. */
  assignUser(assignment: { code: string; userId: string }, io?: Abortable): Promise<ExtendedPrincipal>;
}

export function principalEndpoints({ call }: Transport): PrincipalEndpoints {
  return {
    exchangeCode: async (code, io) =>
      principal(await call(2, 'GET', `principal/${token('code', code)}`, undefined, io)),
    assignUser: async ({ code, userId }, io) =>
      principal(await call(1, 'POST', `principal/${token('code', code)}`, { userId }, io)),
  };
}

const principal = (answer: unknown) =>
  answerAs<ExtendedPrincipal>(answer, 'ExtendedPrincipal', {
    id: 'string',
    authenticatorId: 'string',
    userId: 'string',
    createdAt: 'number',
    expiresAt: 'number',
  });
