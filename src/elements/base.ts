/**
 * Where elements get what their flows are given: the one place that builds clients and hands out the
 * port to WebAuthn. Each is an export of its own, so that a page with one element loads one of them.
 */
import { httpBackend, type Backend } from '../api/backend.js';
import { authenticationApi, registrationApi } from '../api/passlock.js';

export { canImmediate, unavailability } from '../authenticator.js';
export { createManage as newManage } from '../flows/manage.js';
export { createOtp as newOtp } from '../flows/otp.js';
export { deviceSignals, newLogin, newRegister } from '../flows/ready.js';
export { authenticationApi, registrationApi };

/** The backend that an attribute or a property names. */
export const backendOf = (backend: string | Backend): Backend | undefined =>
  typeof backend === 'object' ? backend : backend ? httpBackend(backend) : undefined;
