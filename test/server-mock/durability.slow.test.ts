/**
 * A server killed at any moment: hundreds of processes that write to a vault as fast as they can end by
 * SIGKILL, and after each the vault is opened and compared with what was acknowledged.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Transaction } from '../../server-mock/store/store.js';
import { mailsOf, seeded } from './durability/vault.js';
import { temporaryFiles, withStore } from './store/files.js';
import { aMail } from './store/records.js';

const newFile = temporaryFiles();
const writer = join(dirname(newFile()), 'writer.mjs');

/** Hundreds of processes start faster from one plain file than through the TypeScript loader. */
async function buildWriter(): Promise<void> {
  const ssr = fileURLToPath(new URL('durability/writer.ts', import.meta.url));
  const outDir = dirname(writer);
  const output = { entryFileNames: basename(writer) };
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { external: ['node-sqlite3-wasm'] },
    build: { ssr, outDir, emptyOutDir: false, target: 'node20', rolldownOptions: { output } },
  });
  const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));
  symlinkSync(packages, join(outDir, 'node_modules'), 'junction');
}

/** As many as this at the same time, each on a file of its own. */
const lanes = 2;
const killsPerLane = 105;
const killsPerFile = 10;

/** When to kill: so many milliseconds after so many lines of output; none for after the start. */
interface Moment {
  lines: number;
  ms: number;
}

function momentOf(random: () => number): Moment {
  const kind = random();
  // While it starts: opens, checks and recovers the file that the one before left behind.
  if (kind < 0.25) return { lines: 0, ms: 40 + random() * 160 };
  // Long enough for the log to be emptied into the file several times.
  if (kind < 0.35) return { lines: 1 + Math.floor(random() * 600), ms: 0 };
  // The milliseconds reach into the writing of what comes next.
  return { lines: 1 + Math.floor(random() * 40), ms: random() * 10 };
}

/** Runs a writer, kills it at the moment, and returns the lines it wrote. */
async function killWriter(t: TestContext, file: string, tenancy: string, moment: Moment): Promise<string[]> {
  const child = spawn(process.execPath, [writer, file, tenancy], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  t.after(kill);
  let output = '';
  let lines = 0;
  let timer: NodeJS.Timeout | undefined;
  const killInTime = (): void => {
    if (lines >= moment.lines) timer ??= setTimeout(kill, moment.ms);
  };
  killInTime();
  child.stdout.setEncoding('latin1').on('data', (text: string) => {
    output += text;
    lines += text.split('\n').length - 1;
    killInTime();
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearTimeout(timer);
  assert.deepEqual({ code, signal }, { code: null, signal: 'SIGKILL' }, output.slice(-500));
  // The last line may be cut short, and then nobody was told.
  return output.split('\n').slice(0, -1);
}

/** Every acknowledged step is there, and no step is half there. */
function check(t: Transaction, tenancy: string, lines: string[]): void {
  const ids = (table: 'codes' | 'mails') => new Set(t.list(table, tenancy).map(({ id }) => id));
  const codes = ids('codes');
  const mails = ids('mails');
  const counters = new Map(t.list('passkeys', tenancy).map(({ id, record }) => [id, record.counter]));
  for (const line of lines) {
    const [what, id = ''] = line.split(' ');
    if (what === 'made') assert.ok(counters.has(id), `${line}, and is lost`);
    if (what === 'used') assert.equal(counters.get(id), 1, `${line}, and is forgotten`);
    if (what === 'used') assert.ok(!codes.has(id), `${line}, and its code is valid again`);
  }
  const expected = [...counters.keys()].flatMap(mailsOf);
  assert.deepEqual([...mails].sort(), expected.sort(), 'half of a transaction');
  for (const [id, counter] of counters) assert.equal(codes.has(id), counter === 0, `half of using ${id}`);
  for (const id of codes) assert.ok(counters.has(id), `half of making ${id}`);
}

interface Totals {
  kills: number;
  acknowledged: number;
  /** Kills that left the lock of the vault behind. */
  locks: number;
}

async function runLane(t: TestContext, random: () => number, totals: Totals): Promise<void> {
  let file = '';
  let kept: string[] = [];
  for (let round = 0; round < killsPerLane; round++) {
    if (round % killsPerFile === 0) {
      file = newFile();
      kept = [];
    }
    const tenancy = `round-${String(round)}`;
    const lines = await killWriter(t, file, tenancy, momentOf(random));
    totals.kills += 1;
    totals.acknowledged += Math.max(0, lines.length - 1);
    if (existsSync(`${file}.pid`)) totals.locks += 1;

    await withStore(file, (store) =>
      store.transact((transaction) => {
        check(transaction, tenancy, lines);
        for (const id of kept) assert.ok(transaction.get('mails', 'kept', id), `${id}, rounds later`);
        transaction.clear(tenancy);
        transaction.insert('mails', 'kept', tenancy, aMail());
      }),
    );
    kept.push(tenancy);
    assert.ok(!existsSync(`${file}.pid`) && !existsSync(`${file}.lock`), 'the lock is cleared');
  }
}

describe('the vault of a killed server', () => {
  before(buildWriter);

  const seed = Date.now() >>> 0;
  it(`keeps what was acknowledged, whole, over ${String(lanes * killsPerLane)} kills (seed ${String(seed)})`, async (t) => {
    const totals: Totals = { kills: 0, acknowledged: 0, locks: 0 };
    const randoms = Array.from({ length: lanes }, (_, lane) => seeded(seed + lane));
    await Promise.all(randoms.map((random) => runLane(t, random, totals)));
    const { kills, acknowledged, locks } = totals;
    t.diagnostic(
      `${String(kills)} kills, ${String(acknowledged)} acknowledged, ${String(locks)} stale locks`,
    );
    assert.ok(acknowledged > kills && locks > kills / 2, 'they were hardly written to: nothing is proven');
  });
});
