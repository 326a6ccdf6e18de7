/** The shape of authenticators' responses, before anything in them is verified. */
import * as v from 'valibot';
import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  Transport,
} from '../../src/wire/contract.js';
import { decodeBase64url } from '../../src/wire/base64url.js';
import { object, type Schema } from '../http/schema.js';

/** Canonical base64url of `min` to `max` bytes. */
const base64url = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.check((value) => {
      const bytes = value.length <= Math.ceil((max * 4) / 3) ? decodeBase64url(value) : undefined;
      return bytes !== undefined && bytes.length >= min && bytes.length <= max;
    }, `expected base64url of ${min} to ${max} bytes`),
  );

/** WebAuthn L3 §7.1 step 25 and §4: credential ids are 16 to 1023 bytes. */
const credentialId = base64url(16, 1023);
const clientDataJSON = base64url(1, 8192);
const authenticatorData = base64url(37, 8192);

const knownTransports: readonly Transport[] = [
  'ble',
  'hybrid',
  'internal',
  'nfc',
  'usb',
  'cable',
  'smart-card',
];

/** Drops unknown transports: one of them would break the decoder of Passlock's client libraries. */
const transports = v.pipe(
  v.array(v.unknown()),
  v.maxLength(64),
  v.transform((values) => knownTransports.filter((known) => values.includes(known))),
);

/** WebAuthn L3 §7.1 step 28: extension outputs are type-checked; unsolicited ones are dropped. */
const clientExtensionResults = object({
  credProps: v.exactOptional(object({ rk: v.exactOptional(v.boolean()) })),
});

const publicKeyCredential = {
  id: credentialId,
  rawId: credentialId,
  type: v.literal('public-key'),
  clientExtensionResults,
  authenticatorAttachment: v.exactOptional(v.picklist(['platform', 'cross-platform'])),
};

export const registrationResponse: Schema<RegistrationResponseJSON> = v.pipe(
  object({
    ...publicKeyCredential,
    response: object({
      clientDataJSON,
      attestationObject: base64url(1, 65_536),
      transports: v.exactOptional(transports),
    }),
  }),
  v.check(({ id, rawId }) => id === rawId, 'id and rawId are not the same'),
);

export const authenticationResponse: Schema<AuthenticationResponseJSON> = v.pipe(
  object({
    ...publicKeyCredential,
    response: object({
      clientDataJSON,
      authenticatorData,
      signature: base64url(1, 1024),
      userHandle: v.exactOptional(base64url(1, 64)),
    }),
  }),
  v.check(({ id, rawId }) => id === rawId, 'id and rawId are not the same'),
);
