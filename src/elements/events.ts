/**
 * The events of the elements. All bubble and cross shadow boundaries. An event named `…-request` is dispatched before
 * an action of the person and can be cancelled; the others report facts.
 */
export * from './events/auth.js';
export * from './events/ceremony.js';
export * from './events/failure.js';
export * from './events/hand-off.js';
export * from './events/manager.js';
export * from './events/otp.js';
export * from './events/support.js';
