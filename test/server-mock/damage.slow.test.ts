import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createSqliteStore } from '../../server-mock/store/sqlite.js';
import { StoreError } from '../../server-mock/store/store.js';
import { contents, fill, seeded } from './durability/vault.js';
import { temporaryFiles, withStore } from './store/files.js';
import { aMail } from './store/records.js';

const newFile = temporaryFiles();

interface Files {
  data: Buffer;
  /** The rollback journal of a server that was killed inside a transaction. */
  journal?: Buffer;
}

function readFiles(file: string): Files {
  const journal = `${file}-journal`;
  const data = readFileSync(file);
  return existsSync(journal) ? { data, journal: readFileSync(journal) } : { data };
}

function writeFiles({ data, journal }: Files): string {
  const file = newFile();
  writeFileSync(file, data);
  if (journal) writeFileSync(`${file}-journal`, journal);
  return file;
}

function flipBit(bytes: Buffer, random: () => number): { offset: number; flipped: Buffer } {
  const offset = Math.floor(random() * bytes.length);
  const flipped = Buffer.from(bytes);
  flipped[offset] = (bytes[offset] ?? 0) ^ (1 << Math.floor(random() * 8));
  return { offset, flipped };
}

describe('a damaged vault', () => {
  /** The files of a server that was closed, and of one that was killed inside a transaction. */
  let closed: Files;
  let killed: Files;
  let expected = '';
  before(async () => {
    const file = newFile();
    await withStore(file, async (store) => {
      await fill(store);
      expected = await contents(store);
      const undone = store.transact((t) => {
        // More than SQLite keeps in memory, so that it writes a part into the data file before the commit.
        for (let i = 0; i < 300; i++)
          t.insert('mails', 'one', `late ${i}`, aMail({ html: 'x'.repeat(9000) }));
        t.clear('two');
        killed = readFiles(file);
        throw new Error('on purpose');
      });
      await assert.rejects(undone, /on purpose/);
    });
    closed = readFiles(file);
  });

  /** Asserts that the vault is refused and unchanged, or opens with all of its contents. Returns whether it is refused. */
  async function isRefused(files: Files, what: string): Promise<boolean> {
    const file = writeFiles(files);
    let store;
    try {
      store = createSqliteStore({ file });
    } catch (error) {
      assert.ok(error instanceof StoreError, `${what}: ${String(error)}`);
      assert.ok(['damaged', 'newer'].includes(error.reason), `${what}: ${error.message}`);
      assert.ok(error.message.includes(file), what);
      assert.deepEqual(readFiles(file), files, `${what}: the files were changed`);
      return true;
    }
    try {
      assert.equal(await contents(store), expected, `${what}: opened with other contents`);
    } finally {
      await store.close();
    }
    return false;
  }

  it('opens with all records when it is undamaged', async () => {
    assert.equal(await isRefused(closed, 'closed'), false);
    assert.ok(killed.journal && !killed.data.equals(closed.data), 'the data file is half written');
    assert.equal(await isRefused(killed, 'killed'), false);
  });

  it('is refused, or complete, with any bit of its header flipped', async () => {
    for (let offset = 0; offset < 100; offset++) {
      const data = Buffer.from(closed.data);
      data[offset] = (data[offset] ?? 0) ^ (1 << ((offset * 5) % 8));
      await isRefused({ data }, `offset ${String(offset)}`);
    }
  });

  const seed = Date.now() >>> 0;

  it(`is refused, or complete, with a bit flipped anywhere (seed ${String(seed)})`, async () => {
    const random = seeded(seed);
    let refused = 0;
    for (let i = 0; i < 200; i++) {
      const { offset, flipped } = flipBit(closed.data, random);
      if (await isRefused({ data: flipped }, `offset ${String(offset)}`)) refused += 1;
    }
    assert.ok(refused > 100, `only ${String(refused)} of 200 were noticed`);
  });

  it(`is refused when it was truncated anywhere (seed ${String(seed)})`, async () => {
    const random = seeded(seed);
    const { length } = closed.data;
    const cuts = Array.from({ length: 40 }, () => Math.floor(random() * length));
    const pages = Array.from({ length: 10 }, () => Math.floor((random() * length) / 4096) * 4096);
    for (const cut of [0, 1, 99, 100, length - 1, ...cuts, ...pages]) {
      assert.ok(await isRefused({ data: closed.data.subarray(0, cut) }, `cut at ${String(cut)}`));
    }
  });

  it(`is refused, or complete, with a bit flipped anywhere in its journal (seed ${seed})`, async () => {
    const random = seeded(seed);
    const { data, journal } = killed;
    assert.ok(journal);
    for (let i = 0; i < 60; i++) {
      // Half of them in the header of the journal.
      const { offset, flipped } = flipBit(i % 2 === 0 ? journal : journal.subarray(0, 28), random);
      const damaged = Buffer.concat([flipped, journal.subarray(flipped.length)]);
      await isRefused({ data, journal: damaged }, `journal offset ${offset}`);
    }
  });

  it('is refused after a record was altered while the server ran', async () => {
    const file = newFile();
    const store = createSqliteStore({ file });
    await fill(store, 3);
    expected = await contents(store);
    const data = readFileSync(file);
    await store.close();
    let refused = 0;
    for (let at = data.indexOf('user 1'); at >= 0; at = data.indexOf('user 1', at + 1)) {
      const altered = Buffer.from(data);
      altered[at] = 0x55;
      if (await isRefused({ data: altered }, `offset ${at}`)) refused += 1;
    }
    assert.ok(refused >= 2, 'in the table and in its index');
  });
});

describe('a full disk', () => {
  it('fails writes that do not fit, and keeps exactly the acknowledged ones', async () => {
    const file = newFile();
    const program = fileURLToPath(new URL('durability/full-disk.ts', import.meta.url));
    const command = 'ulimit -f 1000 && exec "$@"';
    const node = [process.execPath, '--import', import.meta.resolve('tsx'), program, file];
    const child = spawn('sh', ['-c', command, 'sh', ...node], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    await once(child, 'close');

    const result = JSON.parse(output) as Record<'acknowledged' | 'kept' | 'reasons', string[]> & {
      message: string;
    };
    const { acknowledged, kept, reasons, message } = result;
    assert.ok(acknowledged.length > 10 && reasons.length >= 3, output);
    assert.ok(reasons.every((reason) => reason === 'full'));
    assert.match(message, /no space left.*Free some space/);
    assert.deepEqual(kept, acknowledged);
    await withStore(file, (store) =>
      store.transact((t) => {
        const ids = t.list('mails', 'tenancy').map(({ id }) => id);
        assert.deepEqual(ids, acknowledged);
      }),
    );
  });
});
