/**
 * The contents of the data file: one table of records, and the indexes that `tableSpecs` declares.
 *
 * Tenancies and ids are stored as JSON text: the driver cuts text at a NUL character, and UTF-8 cannot encode
 * a lone surrogate.
 */
import type { Database } from 'libsql';
import { tableSpecs } from '../tables.js';
import { damaged, newer } from './errors.js';

/** SQLite's `application_id` of a vault. */
export const applicationId = 'PKEL';

/** SQLite's `user_version`. 1: records. 2: records with checksums. 3: records with indexes. */
export const currentVersion = 3;

const table = `CREATE TABLE records (seq INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, tenancy TEXT NOT NULL,
    id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (tenancy, name, id))`;
const version2Table = table.replace('UNIQUE', 'checksum TEXT NOT NULL, UNIQUE');

/** SQL for a field of a record, as JSON text: without NUL characters and lone surrogates. */
export function jsonField(field: string): string {
  return `body -> '$.${field}'`;
}

/** SQL for the time when a record expires; NULL when it does not. */
export const expiresAt = `body ->> '$.expiresAt'`;

const indexes = [
  // Holds a copy of every value. `PRAGMA integrity_check` compares the copies, and so detects a flipped bit.
  'CREATE INDEX copies ON records (tenancy, name, seq, id, body)',
  `CREATE INDEX expiries ON records (${expiresAt})`,
  ...Object.entries(tableSpecs).flatMap(([name, { unique = [], index = [] }]) => [
    ...unique.map((field) => `CREATE UNIQUE INDEX ${indexOf(name, field)}`),
    ...index.map((field) => `CREATE INDEX ${indexOf(name, field)}`),
  ]),
].sort();

function indexOf(name: string, field: string): string {
  return `${name}_${field} ON records (tenancy, ${jsonField(field)}) WHERE name = '${name}'`;
}

/** Throws unless the attached vault is intact and its version is supported. */
export function verify(db: Database, file: string): void {
  const version = versionOf(db);
  if (version > currentVersion) throw newer(file, version, currentVersion);
  const [found] = select(db, `SELECT sql FROM vault.sqlite_schema WHERE name = 'records'`);
  if (version < 1 || found !== (version === 2 ? version2Table : table)) {
    throw damaged(file, 'its tables are not the ones that this server creates');
  }
  const [finding] = select(db, 'PRAGMA vault.integrity_check');
  if (finding !== 'ok') throw damaged(file, String(finding));
}

/** Writes the current schema into the attached, empty database. */
export function createSchema(db: Database): void {
  const id = Buffer.from(applicationId).readUInt32BE();
  db.exec(`${table.replace('records', 'vault.records')}; PRAGMA vault.application_id = ${id}`);
  migrate(db);
}

/** Brings the attached vault to the current version and to the indexes of `tableSpecs`, in one transaction. */
export function migrate(db: Database): void {
  const own = `FROM vault.sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY sql`;
  const version = versionOf(db);
  if (version === currentVersion && select(db, `SELECT sql ${own}`).join() === indexes.join()) return;
  const steps = [
    ...select(db, `SELECT name ${own}`).map((name) => `DROP INDEX vault.${String(name)}`),
    ...(version === 2 ? ['ALTER TABLE vault.records DROP COLUMN checksum'] : []),
    ...indexes.map((sql) => sql.replace('INDEX ', 'INDEX vault.')),
    `PRAGMA vault.user_version = ${currentVersion}`,
  ];
  db.exec(`BEGIN; ${steps.join(';')}; COMMIT`);
}

function versionOf(db: Database): number {
  return Number(select(db, 'PRAGMA vault.user_version')[0]);
}

/** The first column of every row. */
function select(db: Database, sql: string): unknown[] {
  return db
    .prepare(sql)
    .all()
    .map((row) => Object.values(row as object)[0] as unknown);
}
