/** The small parsers by themselves, against values from elsewhere. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBase64url, encodeBase64url } from '../../../src/wire/base64url.js';
import { isEd25519Point } from '../../../server-mock/webauthn/ed25519-point.js';
import { randomText, sameText } from '../../../server-mock/ids.js';
import { parseJson } from '../../../server-mock/http/json.js';
import { isStrictEcdsaSignature } from '../../../server-mock/webauthn/signature.js';
import { derFrom } from '../support/authenticator.js';

test('base64url agrees with Node, and has one spelling per value', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = crypto.getRandomValues(new Uint8Array(length));
    const text = Buffer.from(bytes).toString('base64url');
    assert.equal(encodeBase64url(bytes), text);
    assert.deepEqual(decodeBase64url(text), bytes);
  }
  for (const text of ['A', 'AA=', 'AA==', 'A+A/', 'AB', 'AAB', ' AA', 'AA\n', 'ÄÄ']) {
    assert.equal(decodeBase64url(text), undefined, text);
  }
});

test('JSON is parsed as JSON.parse does', () => {
  for (const text of [
    '{}',
    '[]',
    '0',
    '"a\\"b"',
    'null',
    ' { "a" : [ { "a" : 1 } , { "a" : "{\\"a\\":1,\\"a\\":2}" } ] , "b" : { "a" : "," } } ',
    '{"":1,"a":{"":2}}',
    '["a","a",":","{"]',
  ]) {
    assert.deepEqual(parseJson(text, 8), JSON.parse(text), text);
  }
  for (const text of [
    '',
    '{',
    '}',
    '{"a"}',
    '{"a":1,}',
    '[1,]',
    "{'a':1}",
    '"',
    '{"a\\":1}',
    '\u0000',
    'NaN',
  ]) {
    assert.throws(() => parseJson(text, 8), { name: 'JsonError', message: 'This is not JSON.' }, text);
  }
});

test('JSON: keys given twice, __proto__ and depth are refused', () => {
  for (const text of [
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":1}',
    '[{"b":{"a":1},"b":1}]',
    '{"a":[],"b":"x","a":{}}',
  ]) {
    assert.throws(() => parseJson(text, 8), /contains a key twice/, text);
  }
  assert.throws(() => parseJson('{"a":{"__proto__":1}}', 8), /__proto__/);
  assert.throws(() => parseJson('{"\\u005f_proto__":1}', 8), /__proto__/);
  assert.deepEqual(parseJson('[[[]]]', 3), [[[]]]);
  assert.throws(() => parseJson('[[[[]]]]', 3), /nested more than 3 deep/);
  assert.deepEqual(parseJson('"__proto__"', 3), '__proto__');
});

test('strict DER: signatures of every length that occurs pass', () => {
  for (let n = 0; n < 2000; n++) {
    const raw = crypto.getRandomValues(new Uint8Array(64));
    if (n % 3 === 0) raw.fill(0, 0, n % 30);
    if (n % 5 === 0) raw.fill(0, 32, 32 + (n % 30));
    assert.ok(isStrictEcdsaSignature(derFrom(raw), 32));
  }
  const raw = new Uint8Array(64).fill(0xff);
  assert.equal(derFrom(raw).length, 72);
  assert.ok(isStrictEcdsaSignature(derFrom(raw), 32));
});

test('strict DER: everything else is refused', () => {
  for (const hex of [
    '',
    '30',
    '3000',
    '30060201010201',
    '3006020101020101' + '00',
    '300702010102010100',
    '308106020101020101',
    '3080020101020101' + '0000',
    '3106020101020101',
    '3006030101020101',
    '300602010102810101',
    '3006020181020101',
    '3006020100020101',
    '300702020001020101',
    '3005020002010101',
    '3003020101',
    '3009020101020101020101',
    `3026022101${'00'.repeat(32)}020101`,
  ]) {
    assert.equal(isStrictEcdsaSignature(Buffer.from(hex, 'hex'), 32), false, hex);
  }
  assert.ok(isStrictEcdsaSignature(Buffer.from('3006020101020101', 'hex'), 32));
});

test('Ed25519: keys of WebCrypto are points', async () => {
  for (let n = 0; n < 20; n++) {
    const { publicKey } = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, [
      'sign',
      'verify',
    ])) as CryptoKeyPair;
    assert.ok(isEd25519Point(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))));
  }
});

test('Ed25519: points of small order and invalid encodings are not keys', () => {
  for (const hex of [
    // The eight points of small order and their other spellings, as listed by libsodium.
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    // y = 2 has no x.
    '0200000000000000000000000000000000000000000000000000000000000000',
  ]) {
    assert.equal(isEd25519Point(Buffer.from(hex, 'hex')), false, hex);
  }
});

test('random text is uniform over its alphabet and takes no biased bytes', () => {
  const drawn: number[] = [];
  const everyByte = (length: number) =>
    Uint8Array.from({ length }, () => {
      drawn.push(drawn.length % 256);
      return (drawn.length - 1) % 256;
    });
  const text = randomText(everyByte, '0123456789', 250);
  for (const digit of '0123456789') assert.equal(text.split(digit).length - 1, 25);
});

test('strings are compared in full', () => {
  assert.ok(sameText('', '') && sameText('abc', 'abc'));
  for (const [a, b] of [
    ['abc', 'abd'],
    ['abc', 'ab'],
    ['', 'a'],
    ['abc', 'abc\0'],
  ] as const) {
    assert.equal(sameText(a, b), false);
  }
});
