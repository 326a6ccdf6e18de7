/** What both headless entry points export beside the functions: errors, guards, support tests, flows, clients. */
export {
  httpBackend,
  type AuthenticationBackend,
  type Backend,
  type CodeBackend,
  type ManageBackend,
  type ManagerBackend,
  type OtpBackend,
  type PasskeyList,
  type RegistrationBackend,
  type SessionBackend,
} from '../wire/backend.js';
export type {
  AuthenticationOptionsRequest,
  AuthenticationSuccess,
  AuthorizedAuthenticationOptionsRequest,
  AuthorizedRegistrationOptionsRequest,
  BackendPasskey,
  BackendUser,
  CodeChallenge,
  CredentialMapping,
  NamedCredential,
  Principal,
  RegistrationOptionsRequest,
  RegistrationSuccess,
  UserVerification,
} from '../wire/contract.js';
export type { Abortable, Json } from '../wire/json-request.js';
export {
  authenticationApi,
  registrationApi,
  type AuthenticationApi,
  type PasslockConfig,
  type Prepared,
  type PreparedAuthentication,
  type PreparedRegistration,
  type AuthenticationRequest,
  type RegistrationApi,
  type RegistrationRequest,
  type Verified,
} from '../wire/passlock.js';
export {
  customServer,
  type Accepted,
  type CustomServer,
  type CustomServerConfig,
  type CustomServerSettings,
  type CustomServerStep,
} from '../wire/custom-server.js';
export type { Mediation } from '../webauthn/authenticator.js';
export type { SignalOutcome } from '../webauthn/signals.js';
export {
  errorCodes,
  errorTags,
  PasskeyError,
  type ErrorCode,
  type PasskeyErrorDetails,
  type OrphanedCredential,
} from '../wire/errors.js';
export type { Ceremony, CeremonyState, Run } from '../flows/ceremony.js';
export { deviceSignals, type Signalled, type SignalWarning } from '../flows/device-signals.js';
export {
  createLogin,
  type Authenticated,
  type Login,
  type LoginContext,
  type LoginPorts,
} from '../flows/login.js';
export { createManager, type Manager, type ManagerPorts } from '../flows/manager.js';
export type {
  Busy,
  DeviceSignals,
  Done,
  ManagerAction,
  ManagerContext,
  ManagerState,
  ProofRequest,
  ReadyState,
} from '../flows/manager-state.js';
export {
  createOtp,
  type CodeVerified,
  type Otp,
  type OtpContext,
  type OtpPorts,
  type OtpState,
  type SentCode,
} from '../flows/otp.js';
export {
  createRegister,
  type Register,
  type RegisterContext,
  type RegisterPorts,
  type Registered,
} from '../flows/register.js';
export type { Timer } from '../flows/timer.js';
export type { CallConfig, CallOptions } from './call.js';
export type * from './passlock-names.js';
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
  type ErrorSource,
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
