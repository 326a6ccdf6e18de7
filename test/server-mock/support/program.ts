/** Programs of this project as processes of their own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const outDir = mkdtempSync(join(tmpdir(), 'programs-'));
symlinkSync(
  fileURLToPath(new URL('../../../node_modules', import.meta.url)),
  join(outDir, 'node_modules'),
  'junction',
);
after(() => {
  rmSync(outDir, { recursive: true });
});

/** Compiles a program into one JavaScript file, because compiling it at each start would triple the time of a start. */
export async function compileProgram(source: URL): Promise<string> {
  const ssr = fileURLToPath(source);
  const entryFileNames = `${basename(ssr, '.ts')}.mjs`;
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames } },
    },
  });
  return join(outDir, entryFileNames);
}

export interface Program {
  readonly pid: number;
  /** What it has written so far. */
  readonly stdout: string;
  readonly stderr: string;
  /** Resolves when standard output (or standard error) contains `text`; rejects when it ends without. */
  writes(text: string | RegExp, where?: 'stdout' | 'stderr'): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** The exit code, or the signal, once it has ended and everything it wrote was read. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Runs a JavaScript file in the folder `cwd`. */
export function run(file: string, args: string[], cwd: string): Program {
  const child = spawn(process.execPath, [file, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  let isOver = false;
  const notify = (): void => {
    for (const watcher of watchers) watcher();
  };
  for (const where of ['stdout', 'stderr'] as const) {
    child[where].setEncoding('utf8').on('data', (text: string) => {
      output[where] += text;
      notify();
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => {
    isOver = true;
    notify();
    return (code ?? signal) as number | NodeJS.Signals;
  });
  after(async () => {
    if (!isOver) child.kill('SIGKILL');
    await ended;
  });
  return {
    pid: child.pid ?? 0,
    get stdout() {
      return output.stdout;
    },
    get stderr() {
      return output.stderr;
    },
    writes: (text, where = 'stdout') =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = typeof text === 'string' ? output[where].includes(text) : text.test(output[where]);
          if (found) resolve();
          else if (isOver) reject(new Error(`It ended without writing ${String(text)}: ${output.stderr}`));
          else return;
          watchers.delete(check);
        };
        watchers.add(check);
        check();
      }),
    kill: (signal) => {
      child.kill(signal);
    },
    ended,
  };
}
