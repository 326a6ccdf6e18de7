/** The operations of a transaction in SQL. Beginning and ending it is `sqlite.ts`'s business. */
import type { Database } from 'node-sqlite3-wasm';
import type { Row, TableName, Transaction } from '../store.js';
import { tableSpecs, type Tables } from '../tables.js';
import { checksumOf, intact, lastSeq, type StoredRow } from './schema.js';
import type { Statements } from './statements.js';

/** Indexes in memory, derived from the records: `field` '' is every record, for lists. */
const indexTables = `
  CREATE TEMP TABLE fields (tenancy, name, field, value, seq,
    PRIMARY KEY (tenancy, name, field, value, seq)) WITHOUT ROWID;
  CREATE TEMP TABLE expiries (at, seq, PRIMARY KEY (at, seq)) WITHOUT ROWID`;

const columns = 'r.seq, r.name, r.tenancy, r.id, r.body, r.checksum';
const byField = `SELECT ${columns} FROM temp.fields f CROSS JOIN records r ON r.seq = f.seq
  WHERE f.tenancy = ? AND f.name = ? AND f.field = ? AND f.value = ? AND f.seq > ? ORDER BY f.seq LIMIT ?`;

export function createTransaction(db: Database, sql: Statements, file: string): Transaction {
  let seq = lastSeq(db);

  const rows = (text: string, values: (string | number)[]): StoredRow[] =>
    (sql.all(text, values) as StoredRow[]).map((row) => intact(row, file));
  const rowOf = (name: TableName, tenancy: string, id: string): StoredRow | undefined =>
    rows(`SELECT ${columns} FROM records r WHERE tenancy = ? AND name = ? AND id = ?`, [
      JSON.stringify(tenancy),
      name,
      JSON.stringify(id),
    ])[0];

  const index = (row: StoredRow): void => {
    const values = indexed(row);
    for (const [field, value] of values.fields) {
      sql.run('INSERT INTO temp.fields VALUES (?, ?, ?, ?, ?)', [
        row.tenancy,
        row.name,
        field,
        value,
        row.seq,
      ]);
    }
    if (values.expiresAt !== undefined) {
      sql.run('INSERT INTO temp.expiries VALUES (?, ?)', [values.expiresAt, row.seq]);
    }
  };
  const unindex = (row: StoredRow): void => {
    const values = indexed(row);
    for (const [field, value] of values.fields) {
      sql.run(
        'DELETE FROM temp.fields WHERE tenancy = ? AND name = ? AND field = ? AND value = ? AND seq = ?',
        [row.tenancy, row.name, field, value, row.seq],
      );
    }
    if (values.expiresAt !== undefined) {
      sql.run('DELETE FROM temp.expiries WHERE at = ? AND seq = ?', [values.expiresAt, row.seq]);
    }
  };
  /** True when another record of the tenancy has one of the unique values already. */
  const clashes = (row: StoredRow): boolean =>
    indexed(row).fields.some(([field, value]) => {
      if (!specOf(row.name).unique?.includes(field)) return false;
      const taken = rows(byField, [row.tenancy, row.name, field, value, 0, 1]);
      return taken.some((other) => other.seq !== row.seq);
    });
  const remove = (row: StoredRow): void => {
    unindex(row);
    sql.run('DELETE FROM records WHERE seq = ?', [row.seq]);
  };

  db.exec(indexTables);
  for (const row of rows(`SELECT ${columns} FROM records r`, [])) index(row);

  return {
    get(table, tenancy, id) {
      specOf(table);
      return recordOf(rowOf(table, tenancy, id));
    },
    find(table, tenancy, field, value) {
      if (!fieldsOf(table).includes(field)) {
        throw new TypeError(`Table "${table}" cannot be searched by "${field}".`);
      }
      const values = [JSON.stringify(tenancy), table, field, JSON.stringify(value), 0, -1];
      return rows(byField, values).map(toRow<typeof table>);
    },
    list(table, tenancy, { after = 0, limit = Infinity } = {}) {
      specOf(table);
      const most = Number.isFinite(limit) ? limit : -1;
      return rows(byField, [JSON.stringify(tenancy), table, '', '', after, most]).map(toRow<typeof table>);
    },
    insert(table, tenancy, id, record) {
      specOf(table);
      if (rowOf(table, tenancy, id)) return false;
      const row = seal(seq + 1, table, JSON.stringify(tenancy), JSON.stringify(id), record);
      if (clashes(row)) return false;
      const { name, body, checksum } = row;
      sql.run('INSERT INTO records (seq, name, tenancy, id, body, checksum) VALUES (?, ?, ?, ?, ?, ?)', [
        ++seq,
        name,
        row.tenancy,
        row.id,
        body,
        checksum,
      ]);
      index(row);
      return true;
    },
    replace(table, tenancy, id, record) {
      specOf(table);
      const before = rowOf(table, tenancy, id);
      if (!before) return false;
      const row = seal(before.seq, table, before.tenancy, before.id, record);
      if (clashes(row)) return false;
      unindex(before);
      sql.run('UPDATE records SET body = ?, checksum = ? WHERE seq = ?', [row.body, row.checksum, row.seq]);
      index(row);
      return true;
    },
    delete(table, tenancy, id) {
      specOf(table);
      const row = rowOf(table, tenancy, id);
      if (row) remove(row);
      return row !== undefined;
    },
    take(table, tenancy, id) {
      specOf(table);
      const row = rowOf(table, tenancy, id);
      if (row) remove(row);
      return recordOf(row);
    },
    sweep(now) {
      const expired = `SELECT ${columns} FROM temp.expiries e CROSS JOIN records r ON r.seq = e.seq WHERE e.at <= ?`;
      for (const row of rows(expired, [now])) remove(row);
    },
    clear(tenancy) {
      const all = `SELECT ${columns} FROM records r WHERE tenancy = ?`;
      for (const row of rows(all, [JSON.stringify(tenancy)])) remove(row);
    },
  };
}

function specOf(name: string): (typeof tableSpecs)[TableName] {
  if (!Object.hasOwn(tableSpecs, name)) throw new TypeError(`There is no table "${name}".`);
  return tableSpecs[name as TableName];
}

function fieldsOf(name: string): string[] {
  const { unique = [], index = [] } = specOf(name);
  return [...unique, ...index];
}

/** What the record is found by. */
function indexed(row: StoredRow): { fields: [string, string][]; expiresAt: number | undefined } {
  const record = JSON.parse(row.body) as Record<string, unknown>;
  // A table that later versions of the program no longer have: kept, found by nothing.
  const names = Object.hasOwn(tableSpecs, row.name) ? fieldsOf(row.name) : [];
  const fields: [string, string][] = [['', '']];
  for (const field of names) {
    const value = record[field];
    if (typeof value === 'string') fields.push([field, JSON.stringify(value)]);
  }
  const { expiresAt } = record;
  return { fields, expiresAt: typeof expiresAt === 'number' ? expiresAt : undefined };
}

function seal(seq: number, name: string, tenancy: string, id: string, record: object): StoredRow {
  const row = { seq, name, tenancy, id, body: JSON.stringify(record) };
  return { ...row, checksum: checksumOf(row) };
}

function recordOf<T extends TableName>(row: StoredRow | undefined): Tables[T] | undefined {
  return row && (JSON.parse(row.body) as Tables[T]);
}

function toRow<T extends TableName>(row: StoredRow): Row<Tables[T]> {
  return { seq: row.seq, id: JSON.parse(row.id) as string, record: JSON.parse(row.body) as Tables[T] };
}
