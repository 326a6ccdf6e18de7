/**
 * Opens a data file: locks it, and checks everything in it. The checks run on a copy, because SQLite writes
 * to a file on opening (it rolls back the unfinished transaction of a killed server), and a damaged file must
 * stay exactly as it is.
 */
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { damaged, damageFrom, locked, readonly, storeErrorFrom } from './errors.js';
import { applicationId, createSchema, currentVersion, migrate, verify } from './schema.js';

export interface OpenFile {
  /** The real path of the data file. */
  readonly path: string;
  /** Has the data file attached as `vault`. */
  readonly db: Database.Database;
  close(): void;
}

/**
 * Files that this process has open. POSIX drops the locks of a process on a file when the process closes any
 * descriptor of it, so such a file must not even be read.
 */
const held = new Set<string>();

/** SQLite's files beside the data file. Older versions of the schema used the last two. */
const logs = ['-journal', '-wal', '-shm'];

/** Opens or creates a data file. Throws a `StoreError`, and leaves the file as it was. */
export function openFile(file: string): OpenFile {
  let path = file;
  try {
    path = realPath(file);
    if (existsSync(path)) check(path);
    else create(path);
    const db = attach(path);
    try {
      lock(db);
      removeDrafts(path);
      migrate(db);
      writeFileSync(pidFileOf(path), String(process.pid));
    } catch (error) {
      db.exec('DETACH vault');
      throw error;
    }
    held.add(path);
    return { path, db, close: () => close(db, path) };
  } catch (error) {
    throw storeErrorFrom(error, path);
  }
}

/** Deletes a data file. Throws a `StoreError` when it is in use, or no vault. */
export function deleteDataFile(file: string): void {
  if (!existsSync(file)) return;
  const path = realpathSync(file);
  try {
    assertUnused(path);
    if (statSync(path).size > 0) assertVault(path);
    remove(path);
  } catch (error) {
    throw storeErrorFrom(error, path);
  }
}

/** Resolves links, so that each file has one path. Creates the folder. */
function realPath(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  mkdirSync(dirname(file), { recursive: true });
  return join(realpathSync(dirname(file)), basename(file));
}

/**
 * Attaches the file to a database in memory, because the driver keeps a main database open until its
 * statements are garbage-collected. DETACH closes the file at once.
 */
function attach(file: string): Database.Database {
  const db = new Database(':memory:');
  db.prepare('ATTACH ? AS vault').run(file);
  return db;
}

/**
 * - EXCLUSIVE keeps SQLite's lock on the file until it is closed or the process ends.
 * - DELETE, a rollback journal: every acknowledged transaction is in the data file, where `verify` detects
 *   damage. SQLite reads a damaged write-ahead log (WAL) up to the damage only, and reports no error.
 * - FULL flushes each commit to the disk, so that it survives a power cut.
 */
function lock(db: Database.Database): void {
  db.exec(`PRAGMA vault.locking_mode = EXCLUSIVE; PRAGMA vault.journal_mode = DELETE;
    PRAGMA vault.synchronous = FULL; BEGIN EXCLUSIVE; COMMIT`);
}

function close(db: Database.Database, path: string): void {
  rmSync(pidFileOf(path), { force: true });
  try {
    // SQLite deletes its journal at the first commit after EXCLUSIVE.
    db.exec(`PRAGMA vault.locking_mode = NORMAL; PRAGMA vault.user_version = ${currentVersion}`);
  } catch {
    // The disk is full. An empty journal stays.
  }
  db.exec('DETACH vault');
  held.delete(path);
}

/** Throws unless the file is an intact vault that no other server uses. */
function check(path: string): void {
  // The system lets root write to it anyway.
  if ((statSync(path).mode & 0o200) === 0) throw readonly(path);
  accessSync(path, constants.R_OK | constants.W_OK);
  assertUnused(path);
  assertVault(path);
  withDraft(path, (draft) => {
    for (const part of ['', '-journal', '-wal']) {
      if (existsSync(path + part)) copyFileSync(path + part, draft + part, constants.COPYFILE_FICLONE);
    }
    try {
      inside(draft, (db) => verify(db, path));
    } catch (error) {
      throw damageFrom(error, path);
    }
  });
}

/** Creates the file under another name first, so that a kill cannot leave half of it. */
function create(path: string): void {
  const log = logs.map((suffix) => path + suffix).find(existsSync);
  if (log !== undefined) throw damaged(path, `the file is missing, but its log ${log} is there`);
  withDraft(path, (draft) => {
    writeFileSync(draft, '', { mode: 0o600 });
    inside(draft, createSchema);
    // Renaming would replace a file that another server has created meanwhile.
    linkSync(draft, path);
  });
}

function inside(file: string, work: (db: Database.Database) => void): void {
  const db = attach(file);
  try {
    work(db);
  } finally {
    db.exec('DETACH vault');
  }
}

/** Each process has its own draft, because it has no lock yet. */
function withDraft(path: string, work: (draft: string) => void): void {
  const draft = `${path}.draft-${process.pid}`;
  try {
    work(draft);
  } finally {
    remove(draft);
  }
}

/** Removes the drafts of killed processes. */
function removeDrafts(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (name.startsWith(`${basename(path)}.draft-`)) rmSync(join(dirname(path), name), { force: true });
  }
}

/** Opens the file read-only, so that SQLite rolls nothing back. */
function assertUnused(path: string): void {
  if (held.has(path)) throw locked(path, `this process (${process.pid}) already`);
  try {
    attach(`${pathToFileURL(path).href}?mode=ro`).exec('DETACH vault');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') throw locked(path, holderOf(path));
  }
}

function assertVault(path: string): void {
  const content = readFileSync(path);
  if (content.length === 0) throw damaged(path, 'it is empty');
  const header = content.toString('latin1', 0, 72);
  if (!header.startsWith('SQLite format 3\0') || !header.endsWith(applicationId)) {
    throw damaged(path, 'it is not a vault of this server');
  }
}

/** Only for the error message: the lock is SQLite's. */
function pidFileOf(path: string): string {
  return `${path}.pid`;
}

function holderOf(path: string): string {
  try {
    return `another server (process ${readFileSync(pidFileOf(path), 'utf8')})`;
  } catch {
    return 'another program';
  }
}

function remove(path: string): void {
  for (const part of ['', ...logs]) rmSync(path + part, { force: true });
}
