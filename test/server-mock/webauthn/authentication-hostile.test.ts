/** Sign-ins that must be refused, in the order of WebAuthn L3 §7.2. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthenticationResponseJSON } from '../../../src/wire/contract.js';
import { base64url, create, EdDSA, flag, get } from '../support/authenticator.js';
import { bytes, cbor } from '../support/cbor.js';
import { refuseAuthentication, type HostileAuthentication } from '../support/negative.js';
import { acme, acmeOrigin, setup } from '../support/world.js';

type Edit = (response: AuthenticationResponseJSON) => unknown;
const inner =
  (members: Record<string, unknown>): Edit =>
  (response) => ({ ...response, response: { ...response.response, ...members } });
const outer =
  (members: Record<string, unknown>): Edit =>
  (response) => ({ ...response, ...members });
const otherId = base64url(new Uint8Array(32).fill(7));
const embedded = { embedders: ['https://portal.example'] };
const { UP, UV, BE, BS, AT, ED } = flag;
const allowing = (passkeyId: string) => ({ allowCredentials: [passkeyId] });

/** §7.2 step 3: strings, bounded, canonical base64url. */
const shape: HostileAuthentication[] = [
  { name: 'the response is missing', change: { response: () => undefined }, reason: /Object/ },
  {
    name: 'the inner response is missing',
    change: { response: outer({ response: null }) },
    reason: /^response/,
  },
  { name: 'id is a number', change: { response: outer({ id: 1 }) }, reason: /^id: / },
  { name: 'rawId is another id', change: { response: outer({ rawId: otherId }) }, reason: /not the same/ },
  {
    name: 'the type is not public-key',
    change: { response: outer({ type: 'password' }) },
    reason: /^type: /,
  },
  { name: 'no signature', change: { response: inner({ signature: undefined }) }, reason: /signature/ },
  { name: 'an empty signature', change: { response: inner({ signature: '' }) }, reason: /signature/ },
  {
    name: 'no authenticator data',
    change: { response: inner({ authenticatorData: undefined }) },
    reason: /authenticatorData/,
  },
  { name: 'userHandle is a number', change: { response: inner({ userHandle: 1 }) }, reason: /userHandle/ },
  {
    name: 'a signature with padding',
    change: { response: (right) => inner({ signature: `${right.response.signature}==` })(right) },
    reason: /signature: expected base64url/,
  },
  {
    name: 'an extension result of the wrong type',
    change: { response: outer({ clientExtensionResults: [] }) },
    reason: /clientExtensionResults/,
  },
];

/** §7.2 steps 5-6: which passkey, whose. */
const owner: HostileAuthentication[] = [
  {
    name: 'a passkey that was not asked for',
    options: allowing,
    change: { response: outer({ id: otherId, rawId: otherId }) },
    reason: /not one of the allowed passkeys/,
  },
  {
    name: "another user's handle",
    change: { userHandle: otherId },
    reason: /not the owner of the passkey/,
  },
  {
    name: "another user's handle, the passkey having been asked for",
    options: allowing,
    base: { userHandle: null },
    change: { userHandle: otherId },
    reason: /not the owner of the passkey/,
  },
  {
    name: 'no handle where nobody was asked for',
    change: { userHandle: null },
    reason: /userHandle: missing/,
  },
  { name: 'an empty handle', change: { userHandle: '' }, reason: /userHandle/ },
];

/** §7.2 steps 8-14: client data. */
const clientData: HostileAuthentication[] = [
  {
    name: 'client data is not UTF-8',
    change: { clientDataBytes: (right) => bytes(right, 0xff) },
    reason: /clientDataJSON: The encoded data/,
  },
  { name: 'client data is not JSON', change: { clientDataText: () => '{' }, reason: /not JSON/ },
  { name: 'client data is null', change: { clientDataText: () => 'null' }, reason: /clientDataJSON: / },
  {
    name: 'a key is given twice',
    change: { clientDataText: (right) => `{"origin":"https://evil.example",${right.slice(1)}` },
    reason: /contains a key twice/,
  },
  {
    name: 'the type is that of a registration',
    change: { clientData: { type: 'webauthn.create' } },
    reason: /type is not webauthn.get/,
  },
  {
    name: 'there is no challenge',
    change: { clientData: { challenge: undefined } },
    reason: /clientDataJSON: challenge: /,
  },
  {
    name: 'the challenge is another',
    change: { clientData: { challenge: otherId } },
    reason: /challenge is not the one issued/,
  },
  ...['https://evil.example', 'https://login.acme.example', 'http://acme.example', 'null'].map((origin) => ({
    name: `the origin is "${origin}"`,
    change: { origin },
    reason: /origin is not allowed/,
  })),
  {
    name: 'the page was framed, by whom is not said',
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
];

const attested = bytes(new Uint8Array(16), 0, 16, new Uint8Array(16), cbor(new Map([[1, 2]])));

/** §7.2 steps 15-19 and §6.1: authenticator data. */
const authenticatorData: HostileAuthentication[] = [
  { name: 'another rpId', change: { rpId: 'evil.example' }, reason: /made for another rpId/ },
  { name: 'nobody was present', change: { flags: UV }, reason: /User not present/ },
  {
    name: 'neither present nor verified, where verification is discouraged',
    options: () => ({ userVerification: 'discouraged' }),
    change: { flags: 0 },
    reason: /User not present/,
  },
  {
    name: 'the user was not verified where that is required',
    options: () => ({ userVerification: 'required' }),
    change: { flags: UP },
    reason: /user could not be verified/,
  },
  { name: 'backed up but not eligible for backup', change: { flags: UP | UV | BS }, reason: /backed up/ },
  {
    name: 'it has become eligible for backup',
    change: { flags: UP | UV | BE },
    reason: /backup eligibility/,
  },
  {
    name: 'it is no longer eligible for backup',
    registered: { flags: UP | UV | BE | AT },
    base: { flags: UP | UV | BE | BS },
    change: { flags: UP | UV },
    reason: /backup eligibility/,
  },
  {
    name: 'a new credential is attested',
    change: { flags: UP | UV | AT, authData: (right) => bytes(right, attested) },
    reason: /must not attest a credential/,
  },
  { name: 'bytes behind it', change: { authData: (right) => bytes(right, 0) }, reason: /Leftover bytes/ },
  {
    name: 'the extension flag without extensions',
    change: { flags: UP | UV | ED },
    reason: /^authenticatorData: /,
  },
];

const rAt = 4;
const integers = (der: Uint8Array): { r: Uint8Array; s: Uint8Array } => {
  const end = rAt + (der[rAt - 1] ?? 0);
  return { r: der.slice(rAt, end), s: der.slice(end + 2) };
};
const sequence = (...parts: (Uint8Array | number)[]): Uint8Array<ArrayBuffer> => {
  const content = bytes(...parts);
  return bytes(0x30, content.length, content);
};
const zeroPadded = (number: Uint8Array): Uint8Array => bytes(2, number.length + 1, 0, number);

/** §7.2 steps 20-22: the signature, strict DER (X.690 §10), and the counter. */
const signature: HostileAuthentication[] = [
  {
    name: 'a bit of the signature is turned',
    change: {
      signature: (right) => {
        right[right.length - 1] = (right.at(-1) ?? 0) ^ 1;
        return right;
      },
    },
    reason: /signature: wrong/,
  },
  {
    name: 'other authenticator data than was signed',
    change: {
      response: (right) => {
        const data = bytes(Buffer.from(right.response.authenticatorData, 'base64url'));
        data[36] = 9;
        return inner({ authenticatorData: base64url(data) })(right);
      },
    },
    reason: /signature: wrong/,
  },
  {
    name: 'Ed25519: a bit is turned',
    registered: { algorithm: EdDSA },
    change: {
      signature: (right) => {
        right[0] = (right[0] ?? 0) ^ 1;
        return right;
      },
    },
    reason: /signature: wrong|The sign-in was refused/,
  },
  {
    name: 'DER: bytes behind the sequence',
    change: { signature: (right) => bytes(right, 0) },
    reason: /not strict DER/,
  },
  {
    name: 'DER: bytes behind s, inside the sequence',
    change: { signature: (right) => sequence(right.slice(2), 0x05, 0x00) },
    reason: /not strict DER/,
  },
  {
    name: 'DER: the length in long form',
    change: { signature: (right) => bytes(0x30, 0x81, right.slice(1)) },
    reason: /not strict DER/,
  },
  {
    name: 'DER: an indefinite length',
    change: { signature: (right) => bytes(0x30, 0x80, right.slice(2), 0, 0) },
    reason: /not strict DER/,
  },
  {
    name: 'DER: a zero before r that it does not need',
    change: {
      signature: (right) => {
        const { r, s } = integers(right);
        return sequence(bytes(2, r.length + 2, 0, 0, r), 2, s.length, s);
      },
    },
    reason: /not strict DER/,
  },
  {
    name: 'DER: a zero before s that it does not need',
    change: {
      signature: (right) => {
        const { r, s } = integers(right);
        return sequence(2, r.length, r, zeroPadded(bytes(0, s)));
      },
    },
    reason: /not strict DER/,
  },
  {
    name: 'DER: the tag of r in long form',
    change: { signature: (right) => sequence(0x1f, 0x02, right.slice(3)) },
    reason: /not strict DER/,
  },
  {
    name: 'DER: r is zero',
    change: {
      signature: (right) => {
        const { s } = integers(right);
        return sequence(2, 1, 0, 2, s.length, s);
      },
    },
    reason: /not strict DER/,
  },
  {
    name: 'DER: r is negative',
    change: {
      signature: (right) => {
        const { s } = integers(right);
        return sequence(2, 1, 0xff, 2, s.length, s);
      },
    },
    reason: /not strict DER/,
  },
  {
    name: 'r and s side by side, as WebCrypto has them',
    change: { signature: () => new Uint8Array(64).fill(1) },
    reason: /not strict DER/,
  },
  {
    name: 'the counter stands still',
    registered: { counter: 5 },
    base: { counter: 6 },
    change: { counter: 6 },
    reason: /counter value 6/,
  },
  {
    name: 'the counter goes back',
    registered: { counter: 5 },
    base: { counter: 6 },
    change: { counter: 4 },
    reason: /counter value 4/,
  },
  {
    name: 'the counter goes back to zero',
    registered: { counter: 5 },
    base: { counter: 6 },
    change: { counter: 0 },
    reason: /counter value 0/,
  },
];

const all = { shape, owner, 'client data': clientData, 'authenticator data': authenticatorData, signature };
for (const [part, cases] of Object.entries(all)) {
  for (const hostile of cases) {
    test(`a sign-in is refused: ${part}: ${hostile.name}`, () => refuseAuthentication(hostile));
  }
}

test("another person's passkey does not sign in with one's own key", async () => {
  const { register, login, authenticationOptions, page } = await setup();
  const ada = await register();
  const eve = await register({}, { username: 'eve' });
  await login(eve.credential);
  const { sessionToken, optionsJSON } = await authenticationOptions();
  const forged = { ...eve.credential, id: ada.credential.id, userHandle: ada.credential.userHandle };
  const response = await get(optionsJSON, acmeOrigin, forged);
  const answer = await page('/acme/passkey/authentication/verification', { sessionToken, response });
  assert.equal(answer.status, 400);
  assert.deepEqual(answer.body, { _tag: '@error/BadRequest', message: 'signature: wrong.' });
});

test("a sign-in for one user refuses another user's passkey", async () => {
  const world = await setup();
  const { optionsJSON, sessionToken } = await world.authorizedRegistration({ userId: 'ada' });
  const ada = await create(optionsJSON, acmeOrigin);
  await world.page('/v2/acme/passkey/registration/verification', { sessionToken, response: ada.response });
  const { credential: eve } = await world.register();

  const scoped = await world.authorizedAuthentication({ userId: 'ada' });
  const answer = await world.page('/v2/acme/passkey/authentication/verification', {
    sessionToken: scoped.sessionToken,
    response: await get(scoped.optionsJSON, acmeOrigin, eve),
  });
  assert.equal(answer.status, 400);
  assert.match(String(answer.body['message']), /not one of the allowed passkeys/);
});

test('a passkey that changed hands after the options signs nobody in', async () => {
  const world = await setup();
  const { credential, success } = await world.register();
  await world.backend(`/acme/principal/${success.code}`, { userId: 'ada' });
  const scoped = await world.authorizedAuthentication({ userId: 'ada' });
  const later = await world.login(credential);
  await world.backend(`/acme/principal/${later.code}`, { userId: 'eve' });
  const answer = await world.page('/v2/acme/passkey/authentication/verification', {
    sessionToken: scoped.sessionToken,
    response: await get(scoped.optionsJSON, acmeOrigin, credential),
  });
  assert.equal(answer.status, 400);
  assert.match(String(answer.body['message']), /belongs to another user/);
});

test('a passkey that is not in the vault is reported once, by tag, id and rpId only', async () => {
  const { server, register, authenticationOptions, page } = await setup();
  const { credential, success } = await register();
  await server.store.transact((transaction) =>
    transaction.delete('passkeys', 'acme', success.principal.authenticatorId),
  );
  const { sessionToken, optionsJSON } = await authenticationOptions();
  const response = await get(optionsJSON, acmeOrigin, credential);
  const verify = () => page('/acme/passkey/authentication/verification', { sessionToken, response });
  const answer = await verify();
  assert.equal(answer.status, 400);
  assert.deepEqual(answer.body, {
    _tag: '@error/PasskeyNotFound',
    message: 'The passkey is not in the vault.',
    credentialId: response.id,
    rpId: 'acme.example',
  });
  assert.equal((await verify()).body['_tag'], '@error/BadRequest');
});

test('an unknown passkey is not reported when the ceremony is invalid', async () => {
  const { server, register, authenticationOptions, page } = await setup();
  const { credential } = await register();
  await server.resetTenancy('acme');
  const { sessionToken, optionsJSON } = await authenticationOptions();
  const response = await get(optionsJSON, 'https://evil.example', credential);
  const answer = await page('/acme/passkey/authentication/verification', { sessionToken, response });
  assert.equal(answer.body['_tag'], '@error/BadRequest');
});

test('a passkey is known to its own tenancy and rpId only', async () => {
  const other = { ...acme, id: 'other', apiKey: 'other-api-key' };
  const related = { ...acme, relatedRpIds: ['old.example'] };
  const { register, page } = await setup({ tenancies: [related, other] });
  const { credential } = await register();
  for (const [path, body, rpId] of [
    ['/other', {}, 'acme.example'],
    ['/acme', { rpId: 'old.example' }, 'old.example'],
  ] as const) {
    const options = (await page(`${path}/passkey/authentication/options`, body)).body as never;
    const { sessionToken, optionsJSON } = options as Awaited<
      ReturnType<Awaited<ReturnType<typeof setup>>['authenticationOptions']>
    >;
    const response = await get(optionsJSON, acmeOrigin, credential);
    const answer = await page(`${path}/passkey/authentication/verification`, { sessionToken, response });
    assert.equal(answer.body['_tag'], '@error/PasskeyNotFound');
    assert.equal(answer.body['rpId'], rpId);
  }
});
