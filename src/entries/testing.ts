/**
 * Entry point `passkey-elements/testing`: a device in software, for tests and for trying things out.
 *
 * @module testing
 */
export type { Answer, DeviceTimer } from '../testing/prompt.js';
export type { DeviceCredential, DeviceOptions, DeviceRequest, Respond } from '../testing/options.js';
export { installSimulatedDevice, type SimulatedDevice } from '../testing/install.js';
