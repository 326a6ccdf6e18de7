/** What both headless doors have beside the functions: errors, guards, support tests, flows, clients. */
export {
  httpBackend,
  type AuthenticationBackend,
  type Backend,
  type CodeBackend,
  type ManageBackend,
  type PasskeyList,
  type RegistrationBackend,
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
  customServerAuthentication,
  customServerRegistration,
  type Accepted,
  type CustomServerConfig,
} from '../wire/custom-server.js';
export type { Mediation, SignalOutcome } from '../webauthn/authenticator.js';
export {
  errorCodes,
  errorTags,
  PasskeyError,
  type ErrorCode,
  type PasskeyErrorDetails,
  type OrphanedCredential,
} from '../wire/errors.js';
export type { Ceremony, CeremonyState, Run, Timer } from '../flows/ceremony.js';
export type { Authenticated, Login, LoginContext } from '../flows/login.js';
export {
  createManage as createManager,
  type DeviceSignals,
  type Manage,
  type ManageAction,
  type ManageContext,
  type ManageState,
  type Done,
  type ReadyState,
} from '../flows/manage.js';
export {
  createOtp,
  type CodeVerified,
  type Otp,
  type OtpContext,
  type OtpPorts,
  type OtpState,
  type SentCode,
} from '../flows/otp.js';
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
