/**
 * Entry point `passkey-elements/headless`: everything the elements do, as functions and as a class, in the safe
 * style: expected errors come back in a result. Nothing of it draws.
 *
 * @module headless
 */
export type { Err, Ok, Result } from '../wire/result.js';
export { Passlock } from '../headless/safe-client.js';
export * from '../headless/safe.js';
export * from '../headless/shared.js';
