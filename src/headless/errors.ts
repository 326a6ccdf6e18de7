/**
 * What a headless call fails with: a KitError under the tag that Passlock's own library gives the same
 * failure, as a class to catch and a guard to narrow with. The `code` says precisely what happened.
 *
 * The guards look at the tag, so they also know the errors of another copy of this library.
 */
import { KitError, tagOf, type ErrorCode, type KitErrorDetails, type OrphanedCredential } from '../errors.js';

/** What such an error is made of: another error, or the fields themselves. */
export interface ErrorSource extends KitErrorDetails {
  message: string;
  code?: ErrorCode;
}

class TaggedError<Tag extends string> extends KitError {
  declare readonly _tag: Tag;

  constructor(tag: Tag, fallback: ErrorCode, source: ErrorSource, more?: object) {
    const { message, code = fallback, cause, ...details } = source;
    super(code, message, { ...details, ...more, tag, cause });
  }
}

/** No passkeys here: `unsupported`, `insecure-context` or `blocked`. */
export class PasskeyUnsupportedError extends TaggedError<'@error/PasskeyUnsupported'> {
  constructor(source: ErrorSource) {
    super('@error/PasskeyUnsupported', 'unsupported', source);
  }
}

/** The device has one of the excluded passkeys already. */
export class DuplicatePasskeyError extends TaggedError<'@error/DuplicatePasskey'> {
  constructor(source: ErrorSource) {
    super('@error/DuplicatePasskey', 'duplicate', source);
  }
}

/** The server has no such passkey. The device has been told; `deleteOrphanedPasskey` tells what came of it. */
export class OrphanedPasskeyError extends TaggedError<'@error/OrphanedPasskey'> {
  /** WebAuthn credential id, base64url. */
  declare readonly credentialId: string;
  declare readonly rpId: string;

  constructor(source: ErrorSource & Partial<OrphanedCredential>) {
    super('@error/OrphanedPasskey', 'passkey-not-found', source, source.orphan);
  }
}

/** The device, or the person: `not-allowed`, `aborted`, `timed-out`, `wrong-domain`, `unsuitable`, … */
export class OtherPasskeyError extends TaggedError<'@error/OtherPasskey'> {
  constructor(source: ErrorSource) {
    super('@error/OtherPasskey', 'device-failed', source);
  }
}

/** The server: out of reach, garbled, or it said no. With `bad-config`, nothing was asked. */
export class NetworkError extends TaggedError<'@error/Network'> {
  constructor(source: ErrorSource) {
    super('@error/Network', 'network', source);
  }
}

/** What a device is to be told about a new name could not be had; `code` says why. */
export class UpdateError extends TaggedError<'@error/Update'> {
  constructor(source: ErrorSource) {
    super('@error/Update', 'network', source);
  }
}

/** What a device is to be told about deleted passkeys could not be had; `code` says why. */
export class DeleteError extends TaggedError<'@error/Delete'> {
  constructor(source: ErrorSource) {
    super('@error/Delete', 'network', source);
  }
}

/** Which passkeys stay could not be had; `code` says why. */
export class PruningError extends TaggedError<'@error/Pruning'> {
  constructor(source: ErrorSource) {
    super('@error/Pruning', 'network', source);
  }
}

/** What creating a passkey can fail with. */
export type RegistrationError =
  PasskeyUnsupportedError | DuplicatePasskeyError | OtherPasskeyError | NetworkError;

/** What using a passkey can fail with. */
export type AuthenticationError =
  PasskeyUnsupportedError | OrphanedPasskeyError | OtherPasskeyError | NetworkError;

export const registrationError = (error: KitError): RegistrationError =>
  error.code === 'duplicate' ? new DuplicatePasskeyError(error) : ceremonyError(error);

export const authenticationError = (error: KitError): AuthenticationError =>
  error.orphan ? new OrphanedPasskeyError(error) : ceremonyError(error);

function ceremonyError(error: KitError) {
  const tag = tagOf(error.code);
  if (tag === '@error/PasskeyUnsupported') return new PasskeyUnsupportedError(error);
  const byDevice = tag === '@error/OtherPasskey' || tag === '@error/DuplicatePasskey';
  return byDevice ? new OtherPasskeyError(error) : new NetworkError(error);
}
