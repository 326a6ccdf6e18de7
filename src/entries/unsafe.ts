/**
 * Entry point `passkey-elements/headless/unsafe`: the same names, with expected errors thrown.
 *
 * @module headless/unsafe
 */
export * from '../headless/functions.js';
export * from '../headless/shared.js';
export { Passlock } from '../headless/unsafe-client.js';
