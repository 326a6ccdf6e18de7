/** The key of the one-time codes' hashes: outside the data file, and kept over a restart. */
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ChallengeCreated } from '../../../src/wire/contract.js';
import { createMockServer, type MockServer } from '../../../server-mock/app.js';
import { runServer } from '../../../server-mock/node/run.js';
import { keyFileOf, readKeyFile } from '../../../server-mock/store/key-file.js';
import { createSqliteStore } from '../../../server-mock/store/sqlite.js';
import { StoreError } from '../../../server-mock/store/store.js';
import { temporaryFiles } from '../store/files.js';
import { acme } from '../support/world.js';

const newFile = temporaryFiles();

async function ask({ fetch }: Pick<MockServer, 'fetch'>, path: string, body: object) {
  const response = await fetch(
    new Request(`http://mock.test/acme${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer acme-api-key', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  return (await response.json()) as Record<string, unknown>;
}

const wanted = { email: 'ada@example.com', purpose: 'login', skipRateLimit: true };
const create = async (server: MockServer) => {
  const { challenge } = (await ask(server, '/challenges', wanted)) as unknown as ChallengeCreated;
  const { challengeId, secret, code } = challenge;
  return { challengeId, secret, code };
};

for (const [name, before, after, outcome] of [
  ['the same key', new Uint8Array(32).fill(1), new Uint8Array(32).fill(1), 'ChallengeVerified'],
  ['another key', new Uint8Array(32).fill(1), new Uint8Array(32).fill(2), '@error/InvalidChallenge'],
  ['keys of its own', undefined, undefined, '@error/InvalidChallenge'],
] as const) {
  test(`a code that was sent before a restart with ${name}: ${outcome}`, async () => {
    const file = newFile();
    const open = (secretKey: Uint8Array | undefined) =>
      createMockServer({
        store: createSqliteStore({ file }),
        tenancies: [acme],
        ...(secretKey && { secretKey }),
      });
    const first = await open(before);
    const challenge = await create(first);
    await first.close();
    const second = await open(after);
    assert.equal((await ask(second, '/challenges/verify', challenge))['_tag'], outcome);
    await second.close();
  });
}

test('a key that is too short is refused', async () => {
  await assert.rejects(createMockServer({ secretKey: new Uint8Array(31) }), /at least 32 bytes/);
});

test('the command keeps the key beside the data file, and neither key nor code in it', async () => {
  const data = newFile();
  const start = () => runServer({ port: 0, host: 'localhost', data, tenancies: [acme] });
  const first = await start();
  const challenge = await create(first.server);
  await first.close();
  const key = keyFileOf(data);
  assert.equal(statSync(key).mode & 0o777, 0o600);
  const vault = readFileSync(data, 'latin1');
  assert.equal(vault.includes(readFileSync(key, 'utf8').trim()), false);
  assert.equal(vault.includes(challenge.secret), false);
  const second = await start();
  assert.equal((await ask(second.server, '/challenges/verify', challenge))['_tag'], 'ChallengeVerified');
  await second.close();
});

test('a key file is created once, and an invalid one is refused with advice', () => {
  const file = newFile('new/vault.sqlite.key');
  const key = readKeyFile(file);
  assert.equal(key.length, 32);
  assert.deepEqual(readKeyFile(file), key);
  for (const content of ['', 'short', readFileSync(file, 'utf8').slice(1), '\u0000'.repeat(43)]) {
    const broken = newFile('vault.sqlite.key');
    writeFileSync(broken, content);
    assert.throws(
      () => readKeyFile(broken),
      (error) => error instanceof StoreError && error.reason === 'damaged' && error.message.includes(broken),
    );
    assert.equal(readFileSync(broken, 'utf8'), content);
  }
  assert.throws(
    () => readKeyFile('/dev/null/key'),
    (error) => error instanceof StoreError && error.reason === 'io',
  );
});
