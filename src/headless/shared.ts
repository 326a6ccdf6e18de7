/** What both headless doors have beside the functions: errors, guards, support tests, flows, clients. */
export {
  httpBackend,
  type AuthenticationBackend,
  type Backend,
  type CodeBackend,
  type ManageBackend,
  type RegistrationBackend,
} from '../api/backend.js';
export type {
  AuthenticationSuccess,
  Principal,
  RegistrationSuccess,
  UserVerification,
} from '../api/contract.js';
export {
  authenticationApi,
  registrationApi,
  type AuthenticationApi,
  type PasslockConfig,
  type AuthenticationRequest,
  type RegistrationApi,
  type RegistrationRequest,
  type Verified,
} from '../api/passlock.js';
export { plainAuthentication, plainRegistration, type Accepted, type PlainConfig } from '../api/plain.js';
export type { Mediation, SignalOutcome } from '../authenticator.js';
export {
  errorCodes,
  errorTags,
  KitError,
  type ErrorCode,
  type KitErrorDetails,
  type OrphanedCredential,
} from '../errors.js';
export type { Ceremony, CeremonyState, Run } from '../flows/ceremony.js';
export type { Authenticated, Login, LoginContext } from '../flows/login.js';
export { createManage as createManager, type Manage, type ManageContext } from '../flows/manage.js';
export { createOtp, type Otp, type OtpContext, type OtpState } from '../flows/otp.js';
export { deviceSignals } from '../flows/device-signals.js';
export { newLogin as createLogin, newRegister as createRegister } from '../flows/ready.js';
export type { RegisterContext, Registered } from '../flows/register.js';
export type { Signalled, SignalWarning } from '../flows/signals.js';
export type { CallConfig, CallOptions } from './call.js';
export {
  DeleteError,
  DuplicatePasskeyError,
  NetworkError,
  OrphanedPasskeyError,
  OtherPasskeyError,
  PasskeyUnsupportedError,
  PruningError,
  UpdateError,
  type AuthenticationError,
  type RegistrationError,
} from './errors.js';
export * from './guards.js';
export {
  AuthenticationEvents,
  RegistrationEvents,
  type AuthenticationEvent,
  type RegistrationEvent,
} from './progress.js';
export type { DeleteSuccess, PruningSuccess, UpdateSuccess } from './success.js';
export * from './support.js';
