/**
 * Kills hundreds of processes at random moments while they write to a vault. After each kill, the test opens the
 * vault and compares it with the acknowledged transactions.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
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

/** Bundles the writer, because a process starts faster from one JavaScript file than through the TypeScript loader. */
async function buildWriter(): Promise<void> {
  const ssr = fileURLToPath(new URL('durability/writer.ts', import.meta.url));
  const outDir = dirname(writer);
  const output = { entryFileNames: basename(writer) };
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { external: ['libsql'] },
    build: { ssr, outDir, emptyOutDir: false, target: 'node20', rolldownOptions: { output } },
  });
  const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));
  symlinkSync(packages, join(outDir, 'node_modules'), 'junction');
}

/** Processes at the same time, each with its own file. */
const lanes = 2;
const killsPerLane = 105;
const killsPerFile = 10;

/** The moment of a kill: `ms` milliseconds after the output has `lines` lines. */
interface Moment {
  lines: number;
  ms: number;
}

function momentOf(random: () => number): Moment {
  const kind = random();
  // During the start: the process opens, checks and recovers the file that the last one left.
  if (kind < 0.25) return { lines: 0, ms: 40 + random() * 160 };
  // After many commits.
  if (kind < 0.35) return { lines: 1 + Math.floor(random() * 600), ms: 0 };
  // The milliseconds reach into the next commit.
  return { lines: 1 + Math.floor(random() * 40), ms: random() * 10 };
}

/** Runs a writer, kills it at `moment`, and returns its complete lines of output. */
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
  // An incomplete last line acknowledges nothing.
  return output.split('\n').slice(0, -1);
}

/** Asserts that every acknowledged step is stored, and no step in part. */
function check(t: Transaction, tenancy: string, lines: string[]): void {
  const ids = (table: 'codes' | 'mails') => new Set(t.list(table, tenancy).map(({ id }) => id));
  const codes = ids('codes');
  const mails = ids('mails');
  const counters = new Map(t.list('passkeys', tenancy).map(({ id, record }) => [id, record.counter]));
  for (const line of lines) {
    const [what, id = ''] = line.split(' ');
    if (what === 'made') assert.ok(counters.has(id), `${line}, but is lost`);
    if (what === 'used') assert.equal(counters.get(id), 1, `${line}, but the counter is lost`);
    if (what === 'used') assert.ok(!codes.has(id), `${line}, but its code is valid again`);
  }
  const expected = [...counters.keys()].flatMap(mailsOf);
  assert.deepEqual([...mails].sort(), expected.sort(), 'half of a transaction');
  for (const [id, counter] of counters) assert.equal(codes.has(id), counter === 0, `half of using ${id}`);
  for (const id of codes) assert.ok(counters.has(id), `half of making ${id}`);
}

interface Totals {
  kills: number;
  acknowledged: number;
  /** Kills while the process had the vault open. */
  open: number;
}

async function runLane(t: TestContext, random: () => number, totals: Totals): Promise<void> {
  let file = '';
  let kept: string[] = [];
  for (let round = 0; round < killsPerLane; round++) {
    if (round % killsPerFile === 0) {
      file = newFile();
      kept = [];
    }
    const tenancy = `round-${round}`;
    const lines = await killWriter(t, file, tenancy, momentOf(random));
    totals.kills += 1;
    totals.acknowledged += Math.max(0, lines.length - 1);
    if (existsSync(`${file}.pid`)) totals.open += 1;

    await withStore(file, (store) =>
      store.transact((transaction) => {
        check(transaction, tenancy, lines);
        for (const id of kept) assert.ok(transaction.get('mails', 'kept', id), `${id} is lost rounds later`);
        transaction.clear(tenancy);
        transaction.insert('mails', 'kept', tenancy, aMail());
      }),
    );
    kept.push(tenancy);
    assert.deepEqual(readdirSync(dirname(file)), [basename(file)], 'closing leaves no other file');
  }
}

describe('the vault of a killed server', () => {
  before(buildWriter);

  const seed = Date.now() >>> 0;
  it(`keeps every acknowledged transaction, and none in part, over ${lanes * killsPerLane} kills (seed ${seed})`, async (t) => {
    const totals: Totals = { kills: 0, acknowledged: 0, open: 0 };
    const randoms = Array.from({ length: lanes }, (_, lane) => seeded(seed + lane));
    await Promise.all(randoms.map((random) => runLane(t, random, totals)));
    const { kills, acknowledged, open } = totals;
    t.diagnostic(`${kills} kills, ${acknowledged} acknowledged, ${open} with an open vault`);
    assert.ok(acknowledged > kills && open > kills / 2, 'too few writes to prove anything');
  });
});
