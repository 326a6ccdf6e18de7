/** Several processes on one SQLite file. */
import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { sqliteKeyValue } from '../../src/entries/backend.js';

describe('SQLite', () => {
  const inFolder = async (work: (file: string) => Promise<void>) => {
    const folder = mkdtempSync(join(tmpdir(), 'backend-sqlite-'));
    try {
      await work(join(folder, 'accounts.sqlite'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('keeps its data in the file', () =>
    inFolder(async (file) => {
      for (const before of [undefined, 'v']) {
        const database = new Database(file);
        const kv = sqliteKeyValue(database);
        assert.equal(await kv.get('k'), before);
        await kv.set('k', 'v');
        database.close();
      }
    }));

  it('commits before it resolves and holds no lock afterwards', () =>
    inFolder(async (file) => {
      const [one, two] = [new Database(file), new Database(file)];
      const [kv, other] = [sqliteKeyValue(one), sqliteKeyValue(two)];
      assert.equal(await kv.add('f/added', 'v'), true);
      assert.equal(await other.get('f/added'), 'v');
      assert.equal(await kv.add('f/added', 'w'), false);
      await other.set('f/set', 'v');
      assert.deepEqual(await kv.list('f'), ['v', 'v']);
      assert.equal(await other.change({ 'f/set': 'v' }, { 'f/set': 'w' }), true);
      assert.equal(await kv.change({ 'f/set': 'v' }, { 'f/set': 'x' }), false);
      assert.equal(await other.get('f/set'), 'w');
      one.close();
      two.close();
    }));

  it('rolls back a change that fails and stays usable', async () => {
    const database = new Database(':memory:');
    const kv = sqliteKeyValue(database);
    database.exec(`CREATE TRIGGER refuse BEFORE INSERT ON passkey_backend WHEN NEW.key = 'bad'
      BEGIN SELECT RAISE(ABORT, 'refused'); END`);
    await assert.rejects(kv.change({}, { good: 'v', bad: 'v' }), /refused/);
    assert.equal(await kv.get('good'), undefined);
    assert.equal(await kv.add('later', 'v'), true);
    assert.equal(await kv.get('later'), 'v');
  });

  it('gives an address to one of two competing processes', () =>
    inFolder(async (file) => {
      const program = fileURLToPath(new URL('support/rival.ts', import.meta.url));
      const rounds = 200;
      const rivals: ChildProcess[] = [];
      for (const name of ['ada', 'grace']) {
        const rival = fork(program, [file, name, String(rounds)], { execArgv: ['--import', 'tsx'] });
        await once(rival, 'message');
        rivals.push(rival);
      }
      const responses = rivals.map((rival) => once(rival, 'message') as Promise<[boolean[]]>);
      for (const rival of rivals) rival.send('go');
      const [ada, grace] = (await Promise.all(responses)).map(([won]) => won);
      assert.equal(ada?.length, rounds);
      assert.deepEqual(
        grace,
        ada.map((won) => !won),
      );
    }));
});
