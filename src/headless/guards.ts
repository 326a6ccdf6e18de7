/** Guards for results and errors: both carry a `_tag`, and so does the envelope around them. */
import type { AuthenticationSuccess, RegistrationSuccess } from '../api/contract.js';
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

export const isRegistrationSuccess = (value: unknown): value is RegistrationSuccess =>
  has(value, 'RegistrationSuccess');
export const isAuthenticationSuccess = (value: unknown): value is AuthenticationSuccess =>
  has(value, 'AuthenticationSuccess');
export const isUpdateSuccess = (value: unknown): value is UpdateSuccess => has(value, 'UpdateSuccess');
export const isDeleteSuccess = (value: unknown): value is DeleteSuccess => has(value, 'DeleteSuccess');
export const isPruningSuccess = (value: unknown): value is PruningSuccess => has(value, 'PruningSuccess');

export const isPasskeyUnsupportedError = (value: unknown): value is PasskeyUnsupportedError =>
  has(value, '@error/PasskeyUnsupported');
export const isDuplicatePasskeyError = (value: unknown): value is DuplicatePasskeyError =>
  has(value, '@error/DuplicatePasskey');
export const isOrphanedPasskeyError = (value: unknown): value is OrphanedPasskeyError =>
  has(value, '@error/OrphanedPasskey');
export const isOtherPasskeyError = (value: unknown): value is OtherPasskeyError =>
  has(value, '@error/OtherPasskey');
export const isNetworkError = (value: unknown): value is NetworkError => has(value, '@error/Network');
export const isUpdateError = (value: unknown): value is UpdateError => has(value, '@error/Update');
export const isDeleteError = (value: unknown): value is DeleteError => has(value, '@error/Delete');
export const isPruningError = (value: unknown): value is PruningError => has(value, '@error/Pruning');
