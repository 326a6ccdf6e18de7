/** Registrations that must be refused, in the order of WebAuthn L3 §7.1. */
import { test } from 'node:test';
import type { RegistrationResponseJSON } from '../../../src/wire/contract.js';
import { base64url, EdDSA, ES256, flag, RS256 } from '../support/authenticator.js';
import { bytes, cbor, type Cbor } from '../support/cbor.js';
import { refuseRegistration, type HostileRegistration } from '../support/negative.js';

type Edit = (response: RegistrationResponseJSON) => unknown;
const inner =
  (members: Record<string, unknown>): Edit =>
  (response) => ({ ...response, response: { ...response.response, ...members } });
const outer =
  (members: Record<string, unknown>): Edit =>
  (response) => ({ ...response, ...members });
const otherId = base64url(new Uint8Array(32).fill(7));
const embedded = { embedders: ['https://portal.example'] };
const { UP, UV, AT, BS, ED } = flag;

/** §7.1 step 3: strings, bounded, canonical base64url. */
const shape: HostileRegistration[] = [
  { name: 'the response is missing', change: { response: () => undefined }, reason: /Object/ },
  { name: 'the response is null', change: { response: () => null }, reason: /Object/ },
  { name: 'the response is a list', change: { response: (right) => [right] }, reason: /not a list/ },
  { name: 'id is a number', change: { response: outer({ id: 1 }) }, reason: /^id: / },
  {
    name: 'id and rawId are two equal objects',
    change: { response: outer({ id: {}, rawId: {} }) },
    reason: /^id: /,
  },
  { name: 'rawId is another id', change: { response: outer({ rawId: otherId }) }, reason: /not the same/ },
  {
    name: 'the type is not public-key',
    change: { response: outer({ type: 'password' }) },
    reason: /^type: /,
  },
  {
    name: 'base64 with padding',
    change: { response: (right) => inner({ clientDataJSON: `${right.response.clientDataJSON}=` })(right) },
    reason: /clientDataJSON: expected base64url/,
  },
  {
    name: 'base64 of the standard alphabet',
    change: {
      credentialId: new Uint8Array(32).fill(0xff),
      response: (right) => outer({ id: right.id.replaceAll('_', '/') })(right),
    },
    reason: /^id: expected base64url/,
  },
  {
    name: 'stray bits at the end of an id',
    change: { response: (right) => outer({ id: right.id.slice(0, -1) + '-', rawId: right.id })(right) },
    reason: /^id: expected base64url/,
  },
  {
    name: 'the attestation object is missing',
    change: { response: inner({ attestationObject: undefined }) },
    reason: /attestationObject/,
  },
  { name: 'transports are no list', change: { transports: 'internal' }, reason: /transports/ },
];

/** §7.1 steps 5-11: client data. */
const clientData: HostileRegistration[] = [
  {
    name: 'client data is not UTF-8',
    change: { clientDataBytes: (right) => bytes(right, 0xff) },
    reason: /clientDataJSON: The encoded data/,
  },
  {
    name: 'client data is not JSON',
    change: { clientDataText: (right) => right.slice(1) },
    reason: /not JSON/,
  },
  { name: 'client data is null', change: { clientDataText: () => 'null' }, reason: /clientDataJSON: / },
  { name: 'client data is a list', change: { clientDataText: (right) => `[${right}]` }, reason: /type: / },
  {
    name: 'the type is that of a sign-in',
    change: { clientData: { type: 'webauthn.get' } },
    reason: /type is not webauthn.create/,
  },
  {
    name: 'there is no challenge',
    change: { clientData: { challenge: undefined } },
    reason: /clientDataJSON: challenge: /,
  },
  {
    name: 'the challenge is empty',
    change: { clientData: { challenge: '' } },
    reason: /challenge is not the/,
  },
  {
    name: 'the challenge is another',
    change: { clientData: { challenge: otherId } },
    reason: /challenge is not the one issued/,
  },
  ...[
    'https://acme.example.evil.example',
    'https://evilacme.example',
    'https://www.acme.example',
    'http://acme.example',
    'https://acme.example:8443',
    'https://acme.example/',
    'https://ACME.example',
    'null',
    '',
  ].map((origin) => ({
    name: `the origin is "${origin}"`,
    change: { origin },
    reason: /origin is not allowed/,
  })),
  {
    name: 'the page was framed by another origin',
    change: { clientData: { crossOrigin: true } },
    reason: /crossOrigin ceremonies are not allowed/,
  },
  {
    name: 'crossOrigin is the string "true"',
    change: { clientData: { crossOrigin: 'true' } },
    reason: /clientDataJSON: crossOrigin: /,
  },
  {
    name: 'topOrigin without crossOrigin',
    change: { clientData: { topOrigin: 'https://portal.example' } },
    tenancy: embedded,
    reason: /topOrigin without crossOrigin/,
  },
  {
    name: 'topOrigin is not one of the embedders',
    base: { clientData: { crossOrigin: true, topOrigin: 'https://portal.example' } },
    change: { clientData: { crossOrigin: true, topOrigin: 'https://evil.example' } },
    tenancy: embedded,
    reason: /topOrigin is not allowed/,
  },
  {
    name: 'a key is given twice',
    change: { clientDataText: (right) => `{"origin":"https://evil.example",${right.slice(1)}` },
    reason: /contains a key twice/,
  },
  {
    name: 'a key is given twice, once escaped',
    change: { clientDataText: (right) => `{"orig\\u0069n":"https://evil.example",${right.slice(1)}` },
    reason: /contains a key twice/,
  },
];

/** §7.1 steps 13-17 and §6.1: the attestation object and the authenticator data in it. */
const structure: HostileRegistration[] = [
  {
    name: 'bytes behind the attestation object',
    change: { attestationObject: (right) => bytes(right, 0xf6) },
    reason: /canonical CBOR of one map/,
  },
  {
    name: 'a fourth member',
    change: { attestationMap: (right) => right.set('extra', 1) },
    reason: /expected fmt, attStmt and authData/,
  },
  {
    name: 'another member instead of attStmt',
    change: {
      attestationMap: (right) => {
        right.delete('attStmt');
        return right.set('attSmt', new Map());
      },
    },
    reason: /missing or of another type/,
  },
  {
    name: 'authData is text',
    change: { attestationMap: (right) => right.set('authData', 'text') },
    reason: /missing or of another type/,
  },
  {
    name: 'attStmt is bytes',
    change: { attestationMap: (right) => right.set('attStmt', new Uint8Array(1)) },
    reason: /missing or of another type/,
  },
  {
    name: 'a member twice',
    change: { attestationObject: (right) => bytes(0xa4, right.slice(1), cbor('fmt'), cbor('none')) },
    reason: /^attestationObject: /,
  },
  {
    name: 'a map of indefinite length',
    change: { attestationObject: (right) => bytes(0xbf, right.slice(1), 0xff) },
    reason: /^attestationObject: /,
  },
  {
    name: 'a length in more bytes than it needs',
    // "fmt" with its length in a byte of its own.
    change: { attestationObject: (right) => bytes(0xa3, 0x78, 3, right.slice(2)) },
    reason: /^attestationObject: /,
  },
  { name: 'a list', change: { attestationObject: () => cbor([1, 2, 3]) }, reason: /expected fmt/ },
  { name: 'not CBOR', change: { attestationObject: () => bytes(0xff) }, reason: /^attestationObject: / },
  {
    name: 'authenticator data cut short',
    change: { authData: (right) => right.slice(0, 36) },
    reason: /at least 37 bytes/,
  },
  {
    name: 'bytes behind the authenticator data',
    change: { authData: (right) => bytes(right, 0) },
    reason: /Leftover bytes/,
  },
  { name: 'no attested credential', change: { flags: UP | UV }, reason: /no attested credential/ },
  {
    name: 'the extension flag without extensions',
    change: { flags: UP | UV | AT | ED },
    reason: /^attestationObject: /,
  },
  {
    name: 'extensions without their flag',
    change: { flags: UP | UV | AT, extensions: cbor(new Map([['credProtect', 2]])) },
    reason: /Leftover bytes/,
  },
  { name: 'another rpId', change: { rpId: 'evil.example' }, reason: /Unexpected RP ID hash/ },
  { name: 'nobody was present', change: { flags: UV | AT }, reason: /user was not present/ },
  {
    name: 'the user was not verified where that is required',
    options: { userVerification: 'required' },
    change: { flags: UP | AT },
    reason: /user could not be verified/,
  },
  {
    name: 'backed up but not eligible for backup',
    change: { flags: UP | UV | AT | BS },
    reason: /backed up/,
  },
];

const key = (label: number, value: Cbor): HostileRegistration['change'] => ({
  cose: (right) => right.set(label, value),
});
const without = (label: number): HostileRegistration['change'] => ({
  cose: (right) => {
    right.delete(label);
    return right;
  },
});
const unfit = /^public key: /;

/** §7.1 step 20 and §5.8.5: the algorithm and the key. */
const keys: HostileRegistration[] = [
  { name: 'ES384, which was not offered', change: key(3, -35), reason: /algorithm is not supported/ },
  { name: 'Ed448, which could never sign in', change: key(3, -53), reason: /algorithm is not supported/ },
  { name: 'the algorithm is text', change: key(3, 'ES256'), reason: unfit },
  { name: 'the algorithm of another key type', change: key(3, RS256), reason: unfit },
  { name: 'kty of another algorithm', change: key(1, 3), reason: /do not match/ },
  { name: 'the curve of another algorithm', change: key(-1, 2), reason: /do not match/ },
  { name: 'a point off the curve', change: key(-2, new Uint8Array(32).fill(1)), reason: unfit },
  { name: 'no y', change: without(-3), reason: /missing or of the wrong length/ },
  { name: 'y is a sign bit', change: key(-3, true), reason: /missing or of the wrong length/ },
  { name: 'x of 31 bytes', change: key(-2, new Uint8Array(31)), reason: /wrong length/ },
  { name: 'x of 33 bytes', change: key(-2, new Uint8Array(33)), reason: /wrong length/ },
  { name: 'the private key as well', change: key(-4, new Uint8Array(32)), reason: /do not match/ },
  {
    name: 'ten thousand unknown parameters',
    change: {
      cose: (right) => {
        for (let label = 1000; label < 11_000; label++) right.set(label, 0);
        return right;
      },
    },
    // Bounded by the size of the attestation object before the key is even looked at.
    reason: /attestationObject|do not match/,
  },
  {
    name: 'an unknown parameter',
    change: key(99, 1),
    reason: /do not match/,
  },
  {
    name: 'Ed25519: not a point',
    base: { algorithm: EdDSA },
    change: key(-2, bytes(2, new Uint8Array(31))),
    reason: /not a point/,
  },
  {
    name: 'Ed25519: a point of small order',
    base: { algorithm: EdDSA },
    change: key(-2, new Uint8Array(32)),
    reason: /not a point/,
  },
  {
    name: 'Ed25519: the coordinate of P-256 too',
    base: { algorithm: EdDSA },
    change: key(-3, new Uint8Array(32)),
    reason: /do not match/,
  },
  {
    name: 'RSA of 1024 bits',
    base: { algorithm: RS256 },
    change: key(-1, new Uint8Array(128).fill(0xff)),
    reason: /wrong length/,
  },
  {
    name: 'RSA of 1024 bits behind zeros',
    base: { algorithm: RS256 },
    change: key(-1, bytes(new Uint8Array(128), new Uint8Array(128).fill(0xff))),
    reason: /not an RSA key/,
  },
  {
    name: 'RSA with exponent 1',
    base: { algorithm: RS256 },
    change: key(-2, bytes(1)),
    reason: /not an RSA/,
  },
];

/** §7.1 steps 21-28: the statement, the credential id, extensions. */
const statement: HostileRegistration[] = [
  { name: 'an unknown format', change: { fmt: 'fido-u2f' }, reason: /format is not supported/ },
  {
    name: 'a format in other letters',
    base: { attestation: 'packed' },
    change: { fmt: 'Packed' },
    reason: /format is not supported/,
  },
  {
    name: 'attestation none with a statement',
    change: { attStmt: (right) => right.set('alg', ES256) },
    reason: /unexpected attestation statement/,
  },
  {
    name: 'a self attestation that names another algorithm',
    base: { attestation: 'packed' },
    change: { attStmt: (right) => right.set('alg', RS256) },
    reason: /names another algorithm/,
  },
  {
    name: 'a packed attestation with an ECDAA key',
    base: { attestation: 'packed' },
    change: { attStmt: (right) => right.set('ecdaaKeyId', bytes(1, 2, 3)) },
    reason: /ECDAA is not supported/,
  },
  {
    name: 'a self attestation that names none',
    base: { attestation: 'packed' },
    change: {
      attStmt: (right) => {
        right.delete('alg');
        return right;
      },
    },
    reason: /names another algorithm/,
  },
  {
    name: 'a self attestation with a wrong signature',
    base: { attestation: 'packed' },
    change: { attStmt: (right) => right.set('sig', bytes(0x30, 6, 2, 1, 1, 2, 1, 1)) },
    reason: /attestation signature is wrong|The registration was refused/,
  },
  {
    name: 'a self attestation over other data',
    base: { attestation: 'packed', algorithm: EdDSA },
    change: { attestationMap: (right) => right.set('authData', recounted(right.get('authData'))) },
    reason: /attestation signature is wrong/,
  },
  ...[0, 1, 15, 1024].map((length) => ({
    name: `a credential id of ${length} bytes`,
    change: { credentialId: new Uint8Array(length).fill(length) },
    reason: /^id: |credential id must have/,
  })),
  {
    name: 'an attested credential id of one byte behind a long one',
    change: { credentialId: bytes(9), response: outer({ id: otherId, rawId: otherId }) },
    reason: /credential id must have 16 to 1023 bytes/,
  },
  {
    name: 'the id outside is not the attested one',
    change: { response: outer({ id: otherId, rawId: otherId }) },
    reason: /not the credential that was created/,
  },
  {
    name: 'extension results are text',
    change: { response: outer({ clientExtensionResults: 'none' }) },
    reason: /clientExtensionResults/,
  },
  {
    name: 'an extension result of the wrong type',
    change: { response: outer({ clientExtensionResults: { credProps: { rk: 'yes' } } }) },
    reason: /clientExtensionResults/,
  },
];

/** The same authenticator data with another counter. */
function recounted(authData: Cbor | undefined): Uint8Array {
  const changed = bytes(authData instanceof Uint8Array ? authData : []);
  changed[36] = 1;
  return changed;
}

const all = { shape, 'client data': clientData, structure, key: keys, statement };
for (const [part, cases] of Object.entries(all)) {
  for (const hostile of cases) {
    test(`a registration is refused: ${part}: ${hostile.name}`, () => refuseRegistration(hostile));
  }
}
