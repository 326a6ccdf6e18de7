import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type JWTHeaderParameters,
  type JWTPayload,
} from 'jose';
import { Passlock } from '../../src/entries/server-unsafe.js';
import { setup } from '../backend/support/world.js';

const start = Date.UTC(2026, 10, 22);
const iat = start / 1000;
const claims = {
  iss: 'passlock.dev',
  aud: 'acme',
  sub: 'user',
  jti: 'code',
  iat,
  exp: iat + 300,
  'a:id': 'passkey',
  'a:typ': 'passkey',
  'pk:uv': true,
};

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/** By key id. Generating an RSA key takes longer than a test. */
const pairs: Record<string, Promise<KeyPair>> = {};

async function world() {
  const clock = { now: start };
  const keys: Record<string, KeyPair> = {};
  const published: object[] = [];
  let fetches = 0;
  const addKey = async (kid: string) => {
    const pair = await (pairs[kid] ??= generateKeyPair('RS256'));
    keys[kid] = pair;
    published.push({ ...(await exportJWK(pair.publicKey)), kid, alg: 'RS256', use: 'sig' });
  };
  await addKey('one');
  const client = new Passlock({
    tenancyId: 'acme',
    apiKey: 'key',
    now: () => clock.now,
    fetch: (input) => {
      assert.equal(input, 'https://api.passlock.dev/.well-known/jwks.json');
      fetches++;
      return Promise.resolve(Response.json({ keys: published }));
    },
  });
  const sign = (payload: JWTPayload = claims, header: Partial<JWTHeaderParameters> = {}) => {
    const { kid = 'one' } = header;
    const key = keys[kid] ?? keys['one'];
    assert.ok(key);
    return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(key.privateKey);
  };
  return { clock, client, sign, addKey, published, fetches: () => fetches };
}

const invalid = { name: 'PasskeyError', code: 'bad-request', _tag: '@error/Verification' };

describe('verifyIdToken', () => {
  it('returns the principal of a token that the mock signed', async () => {
    const { browser, passlock } = await setup();
    const passkey = await browser().signUp('ada');
    const { id_token, code, principal } = await browser().beginSignIn(passkey);
    const verified = await passlock.verifyIdToken({ token: id_token });
    assert.equal(verified._tag, 'Principal');
    assert.equal(verified.userId, principal.userId);
    assert.equal(verified.authenticatorId, principal.authenticatorId);
    assert.equal(verified.id, code);
    assert.equal(verified.expiresAt - verified.createdAt, 300_000);
    assert.deepEqual(verified.passkey, { verified: true, userVerified: true });
  });

  it('caches the keys for ten minutes', async () => {
    const { client, sign, clock, fetches } = await world();
    await client.verifyIdToken({ token: await sign() });
    await client.verifyIdToken({ token: await sign() });
    assert.equal(fetches(), 1);
    clock.now += 600_000;
    const later = { ...claims, iat: iat + 600, exp: iat + 900 };
    await client.verifyIdToken({ token: await sign(later) });
    assert.equal(fetches(), 2);
  });

  it('fetches the keys again for an unknown key id, at most every 30 seconds', async () => {
    const { client, sign, clock, addKey, fetches } = await world();
    await client.verifyIdToken({ token: await sign() });
    await addKey('two');
    clock.now += 31_000;
    await client.verifyIdToken({ token: await sign(claims, { kid: 'two' }) });
    assert.equal(fetches(), 2);
    for (let n = 0; n < 5; n++)
      await assert.rejects(client.verifyIdToken({ token: await sign(claims, { kid: 'unknown' }) }), invalid);
    assert.equal(fetches(), 2);
  });

  for (const name of Object.keys(claims))
    it(`rejects a token without ${name}`, async () => {
      const { client, sign } = await world();
      const payload = Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
      await assert.rejects(client.verifyIdToken({ token: await sign(payload) }), invalid);
    });

  const wrong: [string, object][] = [
    ['of another issuer', { iss: 'https://passlock.dev' }],
    ['for another tenancy', { aud: 'other' }],
    ['for several audiences', { aud: ['acme', 'other'] }],
    ['that has expired', { iat: iat - 600, exp: iat - 300 }],
    ['from the future', { iat: iat + 60, exp: iat + 360 }],
    ['with too long a lifetime', { iat: iat - 3600, exp: iat + 3600 }],
    ['that is not valid yet', { nbf: iat + 60 }],
    ['of another kind of authenticator', { 'a:typ': 'email' }],
    ['whose user is not a string', { sub: 7 }],
    ['whose user verification is not a boolean', { 'pk:uv': 'true' }],
  ];
  for (const [what, changes] of wrong)
    it(`rejects a token ${what}`, async () => {
      const { client, sign } = await world();
      await assert.rejects(client.verifyIdToken({ token: await sign({ ...claims, ...changes }) }), invalid);
    });

  it('rejects other algorithms, types and signatures', async () => {
    const { client, sign, published } = await world();
    const [jwk] = published as { n: string }[];
    const secret = new TextEncoder().encode(jwk?.n);
    const confused = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(secret);
    const token = await sign();
    const [head = '', body = '', signature = ''] = token.split('.');
    const stranger = await generateKeyPair('RS256');
    const other = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(stranger.privateKey);
    const hostile = [
      confused,
      new UnsecuredJWT(claims).encode(),
      await sign(claims, { typ: 'logout+jwt' }),
      other,
      `${head}.${body}.`,
      `${head}.${body}.${signature.slice(0, -4)}AAAA`,
      `${head}.${Buffer.from('{"sub":"admin"}').toString('base64url')}.${signature}`,
      '',
      'x',
      'x'.repeat(10_000),
    ];
    for (const text of hostile)
      await assert.rejects(client.verifyIdToken({ token: text }), invalid, text.slice(0, 60));
  });

  it('rejects with a network error when the keys cannot be fetched', async () => {
    const client = new Passlock({
      tenancyId: 'acme',
      apiKey: 'key',
      fetch: () => Promise.reject(new TypeError('offline')),
    });
    await assert.rejects(client.verifyIdToken({ token: 'a.b.c' }), { code: 'network' });
  });

  for (const keySet of [{}, { keys: 'none' }, { keys: [null] }])
    it(`rejects with bad-response for the key set ${JSON.stringify(keySet)}`, async () => {
      const client = new Passlock({
        tenancyId: 'acme',
        apiKey: 'key',
        fetch: () => Promise.resolve(Response.json(keySet)),
      });
      await assert.rejects(client.verifyIdToken({ token: 'a.b.c' }), { code: 'bad-response' });
    });
});
