/** The functions in the unsafe style: they resolve with the document and reject with a PasskeyError. */
export * from './ceremonies.js';
export * from './challenges.js';
export * from './id-token.js';
export * from './passkeys.js';
export * from './prepared.js';
export * from './principal.js';
