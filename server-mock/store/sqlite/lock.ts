/**
 * One server per data file. The file's owner is named in `<file>.pid`; a killed process leaves it
 * behind, so its word counts only while that very process is running.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { locked } from './errors.js';

/** Files held by this process: its own pid in a lock file proves nothing (containers reuse pid 1). */
const held = new Set<string>();

/** Claims the file for this process and returns what gives it back. Throws `StoreError('locked')`. */
export function claimFile(file: string): () => void {
  if (held.has(file)) throw locked(file, `this process (${String(process.pid)}) already`);
  const lock = `${file}.pid`;
  while (!tryWrite(lock)) {
    const found = tryRead(lock);
    if (found === undefined) continue;
    const owner = runningOwner(found);
    if (owner !== undefined) throw locked(file, `another server (process ${String(owner)})`);
    discard(lock, found);
  }
  held.add(file);
  return () => {
    if (held.delete(file)) rmSync(lock, { force: true });
  };
}

function tryWrite(lock: string): boolean {
  const content = `${String(process.pid)} ${startOf(process.pid)}\n`;
  const draft = `${lock}.${String(process.pid)}`;
  writeFileSync(draft, content);
  try {
    // A link appears with its content. A file would be empty for a moment, as if its writer was killed.
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // This file system has no links.
    return tryCreate(lock, content);
  } finally {
    rmSync(draft, { force: true });
  }
}

function tryCreate(lock: string, content: string): boolean {
  try {
    writeFileSync(lock, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function tryRead(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes the stale lock, and only that: another starting server may have replaced it by now. */
function discard(lock: string, stale: string): void {
  const aside = `${lock}.${String(process.pid)}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (tryRead(aside) === stale) rmSync(aside, { force: true });
  else renameSync(aside, lock);
}

function runningOwner(content: string): number | undefined {
  const [first = '', start = ''] = content.trim().split(' ');
  const pid = Number(first);
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Not ours to signal, so it exists.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  const startNow = startOf(pid);
  const reused = start !== '' && startNow !== '' && start !== startNow;
  return reused ? undefined : pid;
}

/** When the process started, where the system tells: after a restart its pid may be another program's. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // Field 22; the second, the program's name, may itself contain spaces and parentheses.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
