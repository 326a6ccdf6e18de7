/** Real database servers on loopback, each in a temporary folder of its own. */
import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { installDebianPackages } from '../../../scripts/apt-get.mjs';
import { findOnPath } from '../../../scripts/find-program.mjs';

/** Its log is read. */
type Launched = ChildProcessByStdio<null, Readable, Readable>;
const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];

const findProgram = findOnPath as (names: string[]) => string | undefined;

export interface DatabaseServer {
  url: string;
  /** Ends the server at once, as a crash does. */
  crash(): Promise<void>;
  /** Starts it again on its data. */
  start(): Promise<void>;
  /** Ends it and deletes its data. */
  remove(): Promise<void>;
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const { stdout } = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' });
  const id = Number(stdout.trim() || 65_534);
  return { uid: id, gid: id };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves when the server says that it is ready: its port is open before that, when it refuses every query. */
async function isReady({ stdout, stderr }: Launched): Promise<void> {
  const log = (stream: Readable) =>
    new Promise<void>((resolve, reject) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => {
        text = (text + part).slice(-10_000);
        if (/ready to accept connections/i.test(text)) resolve();
      });
      stream.on('end', () => reject(new Error(`The server has ended: ${text}`)));
    });
  // PostgreSQL writes to the one, Redis to the other.
  await Promise.any([log(stdout), log(stderr)]);
}

async function run(
  url: (port: number) => string,
  folder: string,
  launch: (port: number) => Launched,
): Promise<DatabaseServer> {
  const port = await freePort();
  let child: Launched | undefined;
  const start = async () => {
    child = launch(port);
    await isReady(child);
  };
  const crash = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    // PostgreSQL's own word for it: SIGKILL would leave its workers behind.
    child.kill('SIGQUIT');
    await once(child, 'exit');
  };
  await start();
  return {
    url: url(port),
    start,
    crash,
    async remove() {
      await crash();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findPostgres(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const initdb = findProgram(['initdb']) ?? (versions[0] && join(root, versions[0], 'bin', 'initdb'));
  return initdb && join(initdb, '..');
}

export async function startPostgres(): Promise<DatabaseServer> {
  const programs = findPostgres() ?? (installDebianPackages('postgresql') ? findPostgres() : undefined);
  if (!programs) throw new Error('The tests need PostgreSQL: install the package postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const user = unprivileged();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder, stdio };
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync', '-E', 'UTF8', '--locale=C'];
  const { status } = spawnSync(join(programs, 'initdb'), initdb, options);
  if (status !== 0) throw new Error('initdb failed');
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100'];
  return run(
    (port) => `postgres://postgres@127.0.0.1:${port}/postgres`,
    folder,
    (port) =>
      spawn(
        join(programs, 'postgres'),
        ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])],
        options,
      ),
  );
}

export async function startRedis(): Promise<DatabaseServer> {
  const names = ['redis-server', 'valkey-server'];
  const program =
    findProgram(names) ?? (installDebianPackages('redis-server') ? findProgram(names) : undefined);
  if (!program) throw new Error('The tests need Redis: install the package redis-server');
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const args = ['--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes'];
  return run(
    (port) => `redis://127.0.0.1:${port}`,
    folder,
    (port) => spawn(program, [...args, '--appendfsync', 'always', '--port', String(port)], { stdio }),
  );
}
