import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createSqliteStore } from '../../server-mock/store/sqlite.js';
import { StoreError } from '../../server-mock/store/store.js';
import { contents, fill, seeded } from './durability/vault.js';
import { temporaryFiles, withStore } from './store/files.js';

const newFile = temporaryFiles();

interface Files {
  data: Buffer;
  /** The write-ahead log, which only a killed server leaves behind. */
  log?: Buffer;
}

function readFiles(file: string): Files {
  const log = `${file}-wal`;
  return { data: readFileSync(file), ...(existsSync(log) && { log: readFileSync(log) }) };
}

function writeFiles({ data, log }: Files): string {
  const file = newFile();
  writeFileSync(file, data);
  if (log) writeFileSync(`${file}-wal`, log);
  return file;
}

function flipBit(bytes: Buffer, random: () => number): { offset: number; flipped: Buffer } {
  const offset = Math.floor(random() * bytes.length);
  const flipped = Buffer.from(bytes);
  flipped[offset] = (bytes[offset] ?? 0) ^ (1 << Math.floor(random() * 8));
  return { offset, flipped };
}

describe('a damaged vault', () => {
  /** Of a server that was closed, and of one that was killed. */
  let closed: Files;
  let killed: Files;
  let expected = '';
  before(async () => {
    const file = newFile();
    const copy = newFile();
    await withStore(file, async (store) => {
      await fill(store);
      expected = await contents(store);
      copyFileSync(file, copy);
      copyFileSync(`${file}-wal`, `${copy}-wal`);
    });
    closed = readFiles(file);
    killed = readFiles(copy);
  });

  /** Either it is refused and untouched, or everything in it is as it was. Returns whether it was refused. */
  async function isRefused(files: Files, what: string): Promise<boolean> {
    const file = writeFiles(files);
    let store;
    try {
      store = createSqliteStore({ file });
    } catch (error) {
      assert.ok(error instanceof StoreError, `${what}: ${String(error)}`);
      assert.ok(['damaged', 'newer'].includes(error.reason), `${what}: ${error.message}`);
      assert.ok(error.message.includes(file), what);
      const after = readFiles(file);
      assert.ok(after.data.equals(files.data), `${what}: the file was changed`);
      if (files.log) assert.ok(after.log?.equals(files.log), `${what}: the log was changed`);
      return true;
    }
    try {
      assert.equal(await contents(store), expected, `${what}: opened with other contents`);
    } finally {
      await store.close();
    }
    return false;
  }

  it('opens with everything in it when it is not damaged', async () => {
    assert.equal(await isRefused(closed, 'closed'), false);
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

  it(`is refused when it was cut short anywhere (seed ${String(seed)})`, async () => {
    const random = seeded(seed);
    const { length } = closed.data;
    const cuts = Array.from({ length: 40 }, () => Math.floor(random() * length));
    const pages = Array.from({ length: 10 }, () => Math.floor((random() * length) / 4096) * 4096);
    for (const cut of [0, 1, 99, 100, length - 1, ...cuts, ...pages]) {
      assert.ok(await isRefused({ data: closed.data.subarray(0, cut) }, `cut at ${String(cut)}`));
    }
  });

  it(`is refused with a bit flipped anywhere in the log of a killed server (seed ${String(seed)})`, async () => {
    const random = seeded(seed);
    const { data, log } = killed;
    assert.ok(log);
    for (let i = 0; i < 60; i++) {
      const { offset, flipped } = flipBit(log, random);
      assert.ok(await isRefused({ data, log: flipped }, `log offset ${String(offset)}`));
    }
  });

  it('is found out when a record is altered while the server runs', async () => {
    const file = newFile();
    const store = createSqliteStore({ file });
    await fill(store, 3);
    const log = readFileSync(`${file}-wal`);
    // Every copy of the name in the log; the store has its own pages in memory, so it reads what it wrote.
    for (let at = log.indexOf('user 1'); at >= 0; at = log.indexOf('user 1', at + 1)) log[at] = 0x55;
    writeFileSync(`${file}-wal`, log);
    await store.close().catch(() => undefined);
    assert.throws(() => createSqliteStore({ file }), { name: 'StoreError', reason: 'damaged' });
  });
});

describe('a full disk', () => {
  it('fails what does not fit, and keeps what was acknowledged, no more and no less', async () => {
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
