/** The functions in the unsafe style: what goes wrong is thrown. */
export * from './authenticate.js';
export * from './delete.js';
export * from './prune.js';
export * from './register.js';
export * from './update.js';
