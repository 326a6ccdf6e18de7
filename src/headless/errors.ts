/**
 * What a headless call fails with: a PasskeyError under the tag that Passlock's own library gives the same
 * failure, as a class to catch and a guard to narrow with. The `code` says precisely what happened.
 *
 * The guards look at the tag, so they also know the errors of another copy of this library.
 */
import {
  PasskeyError,
  tagOf,
  type ErrorCode,
  type PasskeyErrorDetails,
  type OrphanedCredential,
} from '../wire/errors.js';

/** What such an error is made of: another error, or the fields themselves. */
export interface ErrorSource extends PasskeyErrorDetails {
  message: string;
  code?: ErrorCode;
}

type Tagged<Tag extends string> = new (source: ErrorSource) => PasskeyError & { readonly _tag: Tag };

/** The class of the errors with this tag; `fallback` is the code of one that is made without. */
const tagged = <Name extends string>(name: Name, fallback: ErrorCode) =>
  class extends PasskeyError {
    constructor({ message, code = fallback, cause, ...details }: ErrorSource) {
      super(code, message, { ...details, tag: `@error/${name}`, cause });
    }
  } as Tagged<`@error/${Name}`>;

/** No passkeys here: `unsupported`, `insecure-context` or `blocked`. */
export class PasskeyUnsupportedError extends /* @__PURE__ */ tagged('PasskeyUnsupported', 'unsupported') {}

/** The device has one of the excluded passkeys already. */
export class DuplicatePasskeyError extends /* @__PURE__ */ tagged('DuplicatePasskey', 'duplicate') {}

/** The server has no such passkey. The device has been told; `deleteOrphanedPasskey` tells what came of it. */
export class OrphanedPasskeyError extends /* @__PURE__ */ tagged('OrphanedPasskey', 'passkey-not-found') {
  /** WebAuthn credential id, base64url. */
  declare readonly credentialId: string;
  declare readonly rpId: string;

  constructor(source: ErrorSource & Partial<OrphanedCredential>) {
    super(source);
    Object.assign(this, source.orphan);
  }
}

/** The device, or the person: `not-allowed`, `aborted`, `timed-out`, `wrong-domain`, `unsuitable`, … */
export class OtherPasskeyError extends /* @__PURE__ */ tagged('OtherPasskey', 'device-failed') {}

/** The server: out of reach, garbled, or it said no. With `bad-config`, nothing was asked. */
export class NetworkError extends /* @__PURE__ */ tagged('Network', 'network') {}

/** What a device is to be told about a new name could not be had; `code` says why. */
export class UpdateError extends /* @__PURE__ */ tagged('Update', 'network') {}

/** What a device is to be told about deleted passkeys could not be had; `code` says why. */
export class DeleteError extends /* @__PURE__ */ tagged('Delete', 'network') {}

/** Which passkeys stay could not be had; `code` says why. */
export class PruningError extends /* @__PURE__ */ tagged('Pruning', 'network') {}

/** What creating a passkey can fail with. */
export type RegistrationError =
  PasskeyUnsupportedError | DuplicatePasskeyError | OtherPasskeyError | NetworkError;

/** What using a passkey can fail with. */
export type AuthenticationError =
  PasskeyUnsupportedError | OrphanedPasskeyError | OtherPasskeyError | NetworkError;

export const registrationError = (error: PasskeyError): RegistrationError =>
  error.code === 'duplicate' ? new DuplicatePasskeyError(error) : ceremonyError(error);

export const authenticationError = (error: PasskeyError): AuthenticationError =>
  error.orphan ? new OrphanedPasskeyError(error) : ceremonyError(error);

function ceremonyError(error: PasskeyError) {
  const tag = tagOf(error.code);
  if (tag === '@error/PasskeyUnsupported') return new PasskeyUnsupportedError(error);
  // Also a duplicate that is reported while a passkey is used.
  return /(Other|Duplicate)Passkey/.test(tag) ? new OtherPasskeyError(error) : new NetworkError(error);
}
