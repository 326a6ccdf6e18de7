/** The example backends in other languages, as servers of their own: the checker finds that they keep every rule. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installDebianPackages } from '../../scripts/apt-get.mjs';
import { findOnPath } from '../../scripts/find-program.mjs';
import { createMockServer, defaultTenancy } from '../../server-mock/app.js';
import { formatReport } from '../../server-mock/check/report.js';
import { rules } from '../../server-mock/check/rules.js';
import { checkBackend } from '../../server-mock/check/run.js';
import { listen, type Listening } from '../../server-mock/node/listen.js';

const findProgram = findOnPath as (names: string[]) => string | undefined;
const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

interface Example {
  language: string;
  program: string;
  /** Of Debian. */
  package: string;
  args(port: number): string[];
}

const examples: Example[] = [
  {
    language: 'Python',
    program: 'python3',
    package: 'python3',
    args: (port) => [fileOf('python/backend.py'), String(port)],
  },
  {
    language: 'PHP',
    program: 'php',
    package: 'php-cli',
    args: (port) => ['-S', `localhost:${port}`, fileOf('php/backend.php')],
  },
];

function programOf({ program, package: name }: Example): string {
  const found = findProgram([program]) ?? (installDebianPackages(name) ? findProgram([program]) : undefined);
  if (!found) throw new Error(`The tests need ${program}: install the package ${name}`);
  return found;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

// At the same time, because the checker waits for a minute.
describe('the backend', { concurrency: examples.length }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'backends-'));
  let mock: Listening;
  before(async () => {
    mock = await listen({ server: await createMockServer(), port: 0 });
  });
  after(async () => {
    await mock.close();
    rmSync(folder, { recursive: true });
  });

  /** Resolves when the server has printed its address, which it does once it listens. */
  async function start(example: Example, port: number) {
    const { id: TENANCY_ID, apiKey: API_KEY } = defaultTenancy;
    const DATA = join(folder, `${example.program}.json`);
    const env = { ...process.env, PASSLOCK: mock.url, TENANCY_ID, API_KEY, DATA };
    const child = spawn(programOf(example), example.args(port), { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    await new Promise<void>((resolve, reject) => {
      const read = (text: Buffer) => {
        output += text.toString();
        if (output.includes(`http://localhost:${port}`)) resolve();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`The server ended: ${output}`)));
    });
    return child;
  }

  for (const example of examples)
    it(`in ${example.language} keeps every rule`, async () => {
      const port = await freePort();
      const child = await start(example, port);
      try {
        const report = await checkBackend({ backend: `http://localhost:${port}/backend`, mock: mock.url });
        const kept = report.rules.filter(({ result }) => result === 'holds').map(({ id }) => id);
        assert.deepEqual(kept, Object.keys(rules), formatReport(report));
      } finally {
        child.kill();
        await once(child, 'close');
      }
    });
});
