/** `npm start`'s program as a process of its own. Whoever starts it stops it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const start = fileURLToPath(new URL('../../server-mock/playground/start.ts', import.meta.url));

export interface RunningPlayground {
  readonly url: string;
  /** Asks it to end; the exit code, or the signal that it took. */
  stop(): Promise<number | NodeJS.Signals>;
}

/** @param folder where its data file is; a second start finds what the first one kept */
export async function startPlayground(folder: string, port = 0): Promise<RunningPlayground> {
  const data = join(folder, 'vault.sqlite');
  const flags = ['--data', data, '--port', String(port), '--json', '--quiet'];
  const args = ['--import', import.meta.resolve('tsx'), start, ...flags];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then((reason) => Promise.reject(new Error(`It ended before it listened: ${reason}`))),
  ])) as [string];
  const { url } = JSON.parse(line) as { url: string };
  return {
    url,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
