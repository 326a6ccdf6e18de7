/**
 * Types of Passlock's REST API, in both generations, and of the backend contract.
 *
 * "First generation" is `/{tenancyId}/…`, where the browser starts a ceremony on its own. "Second
 * generation" is `/v2/{tenancyId}/…`, where the app's backend authorises the ceremony and gives the page a
 * short-lived token. Times in bodies are milliseconds since the epoch. An optional field is absent,
 * never `null`.
 */
export type * from './contract/errors.js';
export type * from './contract/ceremonies.js';
export type * from './contract/principal.js';
export type * from './contract/vault.js';
export type * from './contract/signals.js';
export type * from './contract/challenges.js';
export type * from './contract/tenancies.js';
export type * from './contract/backend.js';
