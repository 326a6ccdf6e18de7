/** What a page asks of the device, checked as a browser checks it. Spec: WebAuthn Level 3 §5.1.3, §5.1.4. */
import { bytesOf, type Bytes } from './bytes.js';
import { ES256 } from './passkey.js';

export interface CreateRequest {
  kind: 'create';
  mediation: 'modal' | 'conditional';
  rpId: string;
  challenge: Bytes;
  user: { id: Bytes; name: string; displayName: string };
  excluded: readonly Bytes[];
  residentKey: ResidentKeyRequirement;
  userVerification: UserVerificationRequirement;
  wantsProps: boolean;
  timeout: number;
}

export interface GetRequest {
  kind: 'get';
  mediation: 'modal' | 'conditional' | 'immediate';
  rpId: string;
  challenge: Bytes;
  /** Absent when any discoverable passkey will do. */
  allowed: readonly Bytes[] | undefined;
  userVerification: UserVerificationRequirement;
  timeout: number;
}

/** Milliseconds; what the specification recommends where a page says nothing (§15.1). */
const defaultTimeout = 300_000;

/** @throws TypeError or DOMException, by the specification's names */
export function readCreate(
  options: PublicKeyCredentialCreationOptions,
  host: string,
  mediation: CreateRequest['mediation'],
): CreateRequest {
  const { rp, user, challenge, pubKeyCredParams, excludeCredentials = [], authenticatorSelection } = options;
  const id = bytesOf(user.id);
  if (id.length < 1 || id.length > 64) throw new TypeError('user.id must be 1 to 64 bytes.');
  const offered = pubKeyCredParams.length === 0 || pubKeyCredParams.some(({ alg }) => alg === ES256);
  if (!offered) throw new DOMException('This device knows ES256 alone.', 'NotSupportedError');
  const { residentKey, requireResidentKey, userVerification = 'preferred' } = authenticatorSelection ?? {};
  return {
    kind: 'create',
    mediation,
    rpId: rp.id ?? host,
    challenge: bytesOf(challenge),
    user: { id, name: user.name, displayName: user.displayName },
    excluded: excludeCredentials.map((one) => bytesOf(one.id)),
    residentKey: residentKey ?? (requireResidentKey ? 'required' : 'discouraged'),
    userVerification,
    wantsProps: options.extensions?.credProps === true,
    timeout: options.timeout ?? defaultTimeout,
  };
}

/** @throws TypeError or DOMException, by the specification's names */
export function readGet(
  options: PublicKeyCredentialRequestOptions,
  host: string,
  mediation: GetRequest['mediation'],
): GetRequest {
  const { allowCredentials = [], challenge, userVerification = 'preferred', timeout } = options;
  if (mediation === 'conditional' && allowCredentials.length > 0)
    throw new DOMException('Autofill takes no list of passkeys.', 'NotSupportedError');
  return {
    kind: 'get',
    mediation,
    rpId: options.rpId ?? host,
    challenge: bytesOf(challenge),
    allowed: allowCredentials.length > 0 ? allowCredentials.map((one) => bytesOf(one.id)) : undefined,
    userVerification,
    timeout: timeout ?? defaultTimeout,
  };
}
