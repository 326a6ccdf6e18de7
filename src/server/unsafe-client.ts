import { clientClass } from './client.js';
import * as functions from './unsafe-functions.js';

/**
 * Passlock's server endpoints for one tenancy. Methods resolve with the document and reject with a PasskeyError.
 *
 * @example
 * const passlock = new Passlock({ tenancyId, apiKey });
 * const { userId } = await passlock.exchangeCode({ code });
 *
 * @throws PasskeyError `bad-config`, at once, for a malformed tenancy id, API key or endpoint
 */
export class Passlock extends clientClass(functions) {}
