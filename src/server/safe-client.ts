import { clientClass } from './client.js';
import * as functions from './safe-functions.js';

/**
 * Passlock's server endpoints for one tenancy. Methods resolve with a result; expected errors are not thrown.
 *
 * @example
 * const passlock = new Passlock({ tenancyId, apiKey });
 * const result = await passlock.exchangeCode({ code });
 * if (result.success) console.log(result.value.userId);
 * else console.log(result.error.message);
 *
 * @throws PasskeyError `bad-config`, at once, for a malformed tenancy id, API key or endpoint
 */
export class Passlock extends clientClass(functions) {}
