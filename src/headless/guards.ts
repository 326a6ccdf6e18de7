/** Guards for results and errors: both carry a `_tag`, and so does the envelope around them. */
import type { AuthenticationSuccess, RegistrationSuccess } from '../wire/contract.js';
import type {
  DeleteError,
  DuplicatePasskeyError,
  NetworkError,
  OrphanedPasskeyError,
  OtherPasskeyError,
  PasskeyUnsupportedError,
  PruningError,
  UpdateError,
} from './errors.js';
import type { DeleteSuccess, PruningSuccess, UpdateSuccess } from './success.js';

const has = (value: unknown, tag: string) => (value as { _tag?: unknown } | undefined)?._tag === tag;

/** Is it a passkey that was created? */
export const isRegistrationSuccess = (value: unknown): value is RegistrationSuccess =>
  has(value, 'RegistrationSuccess');
/** Is it a sign-in that came off? */
export const isAuthenticationSuccess = (value: unknown): value is AuthenticationSuccess =>
  has(value, 'AuthenticationSuccess');
/** Is it what a device was told about a name? */
export const isUpdateSuccess = (value: unknown): value is UpdateSuccess => has(value, 'UpdateSuccess');
/** Is it what a device was told about deleted passkeys? */
export const isDeleteSuccess = (value: unknown): value is DeleteSuccess => has(value, 'DeleteSuccess');
/** Is it what a device was told about the passkeys that stay? */
export const isPruningSuccess = (value: unknown): value is PruningSuccess => has(value, 'PruningSuccess');

/** Are there no passkeys here? */
export const isPasskeyUnsupportedError = (value: unknown): value is PasskeyUnsupportedError =>
  has(value, '@error/PasskeyUnsupported');
/** Has the device such a passkey already? */
export const isDuplicatePasskeyError = (value: unknown): value is DuplicatePasskeyError =>
  has(value, '@error/DuplicatePasskey');
/** Has the server no such passkey? */
export const isOrphanedPasskeyError = (value: unknown): value is OrphanedPasskeyError =>
  has(value, '@error/OrphanedPasskey');
/** Was it the device, or the person? */
export const isOtherPasskeyError = (value: unknown): value is OtherPasskeyError =>
  has(value, '@error/OtherPasskey');
/** Was it the server, or the way there? */
export const isNetworkError = (value: unknown): value is NetworkError => has(value, '@error/Network');
/** Could a device not be told a new name? */
export const isUpdateError = (value: unknown): value is UpdateError => has(value, '@error/Update');
/** Could a device not be told of deleted passkeys? */
export const isDeleteError = (value: unknown): value is DeleteError => has(value, '@error/Delete');
/** Could a device not be told which passkeys stay? */
export const isPruningError = (value: unknown): value is PruningError => has(value, '@error/Pruning');
