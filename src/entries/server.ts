/**
 * Entry point `passkey-elements/server`: Passlock's server library under its own names, in the safe style. Functions
 * and methods resolve with a result, and expected errors are not thrown. Keep the API key out of pages.
 *
 * @module server
 */
export { Passlock } from '../server/safe-client.js';
export * from '../server/safe-functions.js';
export * from '../server/shared.js';
