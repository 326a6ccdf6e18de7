/** Exchanging the `code` of a ceremony. */
import type { ExtendedPrincipal } from '../wire/contract.js';
import type { AuthenticatedOptions } from './config.js';
import { expectDocument, idSegment, request } from './request.js';

/** Options of `exchangeCode`. */
export interface ExchangeCodeOptions {
  /** The code that the page received. */
  code: string;
  /** First generation: assigns the passkey to this user in the same step. */
  userId?: string | undefined;
}

/**
 * Exchanges the code of a ceremony, once. Compare the returned `userId` with the one you expect.
 *
 * @throws PasskeyError `@error/InvalidCode` for a code that is unknown, used or expired; `@error/Forbidden`
 */
export const exchangeCode = async (
  { code, userId }: ExchangeCodeOptions,
  config: AuthenticatedOptions,
): Promise<ExtendedPrincipal> => {
  const path = `principal/${idSegment('code', code, '@error/InvalidCode')}`;
  const document =
    userId === undefined
      ? await request(config, 2, 'GET', path)
      : await request(config, 1, 'POST', path, { userId });
  return expectDocument<ExtendedPrincipal>(document, 'ExtendedPrincipal', {
    id: 'string',
    authenticatorId: 'string',
    userId: 'string',
    createdAt: 'number',
    expiresAt: 'number',
  });
};
