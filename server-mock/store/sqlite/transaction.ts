/** The operations of a transaction in SQL. `sqlite.ts` begins and commits it. */
import type { Row, Transaction } from '../store.js';
import { tableSpecs, type Tables, type TableName } from '../tables.js';
import { expiresAt, jsonField } from './schema.js';

type Value = string | number;

/** Runs one SQL statement and returns its rows. */
export type Query = (sql: string, ...values: Value[]) => unknown[];

interface StoredRow {
  seq: number;
  id: string;
  body: string;
}

const key = 'tenancy = ? AND name = ? AND id = ?';

export function createTransaction(query: Query): Transaction {
  const rows = <T extends TableName>(sql: string, ...values: Value[]): Row<Tables[T]>[] =>
    (query(sql, ...values) as StoredRow[]).map((row) => ({
      seq: row.seq,
      id: JSON.parse(row.id) as string,
      record: JSON.parse(row.body) as Tables[T],
    }));
  const keyOf = (table: TableName, tenancy: string, id: string): Value[] => {
    assertTable(table);
    return [JSON.stringify(tenancy), table, JSON.stringify(id)];
  };

  return {
    get(table, tenancy, id) {
      const found = rows<typeof table>(
        `SELECT seq, id, body FROM records WHERE ${key}`,
        ...keyOf(table, tenancy, id),
      );
      return found[0]?.record;
    },
    find(table, tenancy, field, value) {
      assertTable(table);
      const { unique = [], index = [] } = tableSpecs[table];
      if (!unique.includes(field) && !index.includes(field)) {
        throw new TypeError(`Table "${table}" cannot be searched by "${field}".`);
      }
      // The table's name as a literal, because SQLite matches partial indexes against literals only.
      const sql = `SELECT seq, id, body FROM records
        WHERE tenancy = ? AND name = '${table}' AND ${jsonField(field)} = ? ORDER BY seq`;
      return rows(sql, JSON.stringify(tenancy), JSON.stringify(value));
    },
    list(table, tenancy, { after = 0, limit = Infinity } = {}) {
      assertTable(table);
      const sql =
        'SELECT seq, id, body FROM records WHERE tenancy = ? AND name = ? AND seq > ? ORDER BY seq LIMIT ?';
      // SQLite reads -1 as "no limit".
      return rows(sql, JSON.stringify(tenancy), table, after, Number.isFinite(limit) ? limit : -1);
    },
    newest(table, tenancy, limit) {
      assertTable(table);
      const sql =
        'SELECT seq, id, body FROM records WHERE tenancy = ? AND name = ? ORDER BY seq DESC LIMIT ?';
      return rows(sql, JSON.stringify(tenancy), table, limit);
    },
    count(table, tenancy) {
      assertTable(table);
      const sql = 'SELECT count(*) AS count FROM records WHERE tenancy = ? AND name = ?';
      const [row] = query(sql, JSON.stringify(tenancy), table) as { count: number }[];
      return row?.count ?? 0;
    },
    insert(table, tenancy, id, record) {
      const sql = `INSERT INTO records (tenancy, name, id, body) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING RETURNING seq`;
      return query(sql, ...keyOf(table, tenancy, id), JSON.stringify(record)).length > 0;
    },
    replace(table, tenancy, id, record) {
      const sql = `UPDATE OR IGNORE records SET body = ? WHERE ${key} RETURNING seq`;
      return query(sql, JSON.stringify(record), ...keyOf(table, tenancy, id)).length > 0;
    },
    delete(table, tenancy, id) {
      const sql = `DELETE FROM records WHERE ${key} RETURNING seq`;
      return query(sql, ...keyOf(table, tenancy, id)).length > 0;
    },
    take(table, tenancy, id) {
      const sql = `DELETE FROM records WHERE ${key} RETURNING seq, id, body`;
      return rows<typeof table>(sql, ...keyOf(table, tenancy, id))[0]?.record;
    },
    sweep(now) {
      query(`DELETE FROM records WHERE ${expiresAt} <= ?`, now);
    },
    clear(tenancy) {
      query('DELETE FROM records WHERE tenancy = ?', JSON.stringify(tenancy));
    },
  };
}

function assertTable(name: string): void {
  if (!Object.hasOwn(tableSpecs, name)) throw new TypeError(`There is no table "${name}".`);
}
