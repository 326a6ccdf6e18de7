/**
 * What is in the data file: one table of records, each with a checksum over everything it holds.
 * Lookup indexes are not in the file. They are derived from the records when it is opened, so a
 * change of `tableSpecs` needs no migration and no damage can hide in them.
 *
 * Tenancies and ids are kept as JSON text: the driver cuts text at a NUL character, and UTF-8 has no
 * form for a lone surrogate.
 */
import { hash } from 'node:crypto';
import type { Database } from 'node-sqlite3-wasm';
import { damaged, newer } from './errors.js';

/** "PKEL": tells the file from any other program's SQLite file. */
export const applicationId = 0x504b454c;

/**
 * The tables of each version, oldest first; the version is the file's `user_version`.
 * 1: records without checksums. 2: with checksums.
 */
const versions = [
  `CREATE TABLE records (seq INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, tenancy TEXT NOT NULL,
    id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (tenancy, name, id))`,
  `CREATE TABLE records (seq INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, tenancy TEXT NOT NULL,
    id TEXT NOT NULL, body TEXT NOT NULL, checksum TEXT NOT NULL, UNIQUE (tenancy, name, id))`,
] as const;
const currentVersion = versions.length;

/** `migrations[n]` brings version n + 1 to version n + 2. */
const migrations: readonly ((db: Database) => void)[] = [addChecksums];

export interface StoredRow {
  seq: number;
  name: string;
  tenancy: string;
  id: string;
  body: string;
  checksum: string;
}

export function checksumOf(row: Omit<StoredRow, 'checksum'>): string {
  // None of the parts can contain a raw line break, so no two rows have the same text.
  return hash('sha256', [row.seq, row.name, row.tenancy, row.id, row.body].join('\n'), 'base64url');
}

/** Writes the current schema into an empty database. */
export function createSchema(db: Database): void {
  db.exec(`BEGIN; ${String(versions.at(-1))}; PRAGMA application_id = ${String(applicationId)};
    PRAGMA user_version = ${String(currentVersion)}; COMMIT`);
}

/** Throws unless every part of the file is as this program (or an older version of it) wrote it. */
export function verify(db: Database, file: string): void {
  const version = number(db, 'PRAGMA user_version');
  if (version > currentVersion) throw newer(file, version, currentVersion);

  const tables = db.all(`SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'sqlite_sequence'`);
  if (tables.length !== 1 || tables[0]?.['sql'] !== versions[version - 1]) {
    throw damaged(file, 'its tables are not the ones this server makes');
  }
  const [finding] = db.all('PRAGMA integrity_check') as { integrity_check: string }[];
  if (finding?.integrity_check !== 'ok') throw damaged(file, finding?.integrity_check ?? 'it is unreadable');
  if (lastSeq(db) < number(db, 'SELECT coalesce(max(seq), 0) FROM records')) {
    throw damaged(file, 'its sequence counter went backwards');
  }
  if (version > 1) verifyChecksums(db, file);
}

function verifyChecksums(db: Database, file: string): void {
  const statement = db.prepare('SELECT * FROM records');
  try {
    for (const row of statement.iterate()) intact(row as unknown as StoredRow, file);
  } finally {
    statement.finalize();
  }
}

/** The row itself, when its checksum is right. */
export function intact(row: StoredRow, file: string): StoredRow {
  if (checksumOf(row) !== row.checksum) throw damaged(file, `record ${String(row.seq)} was altered`);
  return row;
}

/** The highest `seq` ever given out, by a record that may be gone since. */
export function lastSeq(db: Database): number {
  return number(db, `SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'records'`);
}

/** Brings a file of an older version to the current one, wholly or not at all. */
export function migrate(db: Database): void {
  const version = number(db, 'PRAGMA user_version');
  if (version === currentVersion) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const step of migrations.slice(version - 1)) step(db);
    db.exec(`PRAGMA user_version = ${String(currentVersion)}; COMMIT`);
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function addChecksums(db: Database): void {
  // Dropping the old table would forget the counter with it, and a deleted record's seq would come back.
  const seq = lastSeq(db);
  const rows = db.all('SELECT * FROM records') as unknown as Omit<StoredRow, 'checksum'>[];
  db.exec(`DROP TABLE records; ${versions[1]}`);
  for (const row of rows) {
    const values = [row.seq, row.name, row.tenancy, row.id, row.body, checksumOf(row)];
    db.run('INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)', values);
  }
  db.run(`DELETE FROM sqlite_sequence WHERE name = 'records'`);
  db.run(`INSERT INTO sqlite_sequence (name, seq) VALUES ('records', ?)`, [seq]);
}

function number(db: Database, sql: string): number {
  return Number(Object.values(db.get(sql) ?? {})[0]);
}
