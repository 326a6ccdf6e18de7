/** Entry point `passkey-elements`: everything, registered under its standard names. */
import { defineAll } from './define.js';

export * from './define.js';

defineAll();
