/**
 * Entry point `passkey-elements/server/unsafe`: the same names, with expected errors thrown.
 *
 * @module server/unsafe
 */
export * from '../server/shared.js';
export { Passlock } from '../server/unsafe-client.js';
export * from '../server/unsafe-functions.js';
