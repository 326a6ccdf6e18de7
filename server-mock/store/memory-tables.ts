/**
 * The tables of a store, in memory.
 *
 * Records are stored as JSON text, so that changing an object does not change a stored record. Each write adds
 * a function to an undo log; when `work` throws, the log runs backwards.
 */
import { exclusive } from './exclusive.js';
import type { Row, Transaction } from './store.js';
import { tableSpecs, type Tables, type TableName } from './tables.js';

/** A record and its key. */
export interface Entry {
  seq: number;
  tenancy: string;
  id: string;
  json: string;
  /** Values of the declared fields, so that a lookup parses no JSON. */
  fields: Record<string, string>;
}

/** One table: entries by key, in insertion order, and a set of keys per field value. */
class Table {
  readonly entries = new Map<string, Entry>();
  readonly #byField = new Map<string, Set<string>>();
  readonly #fields: readonly string[];
  readonly #unique: readonly string[];

  constructor(name: TableName) {
    this.#unique = tableSpecs[name].unique ?? [];
    this.#fields = [...this.#unique, ...(tableSpecs[name].index ?? [])];
  }

  fieldsOf(record: object): Record<string, string> {
    const values = record as Record<string, unknown>;
    return Object.fromEntries(
      this.#fields.flatMap((field) =>
        typeof values[field] === 'string' ? [[field, values[field]] as const] : [],
      ),
    );
  }

  has(field: string): boolean {
    return this.#fields.includes(field);
  }

  keysWith(tenancy: string, field: string, value: string): string[] {
    return [...(this.#byField.get(keyOf(tenancy, field, value)) ?? [])];
  }

  /** True when another record of the tenancy has one of the unique values already. */
  clashes(tenancy: string, key: string, fields: Record<string, string>): boolean {
    return this.#unique.some((field) => {
      const value = fields[field];
      return value !== undefined && this.keysWith(tenancy, field, value).some((other) => other !== key);
    });
  }

  put(entry: Entry): void {
    const key = keyOf(entry.tenancy, entry.id);
    this.remove(key);
    this.entries.set(key, entry);
    for (const [field, value] of Object.entries(entry.fields)) {
      const at = keyOf(entry.tenancy, field, value);
      const keys = this.#byField.get(at) ?? new Set();
      this.#byField.set(at, keys.add(key));
    }
  }

  remove(key: string): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
    for (const [field, value] of Object.entries(entry.fields)) {
      const at = keyOf(entry.tenancy, field, value);
      const keys = this.#byField.get(at);
      keys?.delete(key);
      if (keys?.size === 0) this.#byField.delete(at);
    }
  }
}

/** JSON, so that no two lists of parts have the same key. */
function keyOf(...parts: string[]): string {
  return JSON.stringify(parts);
}

function bySeq(a: Entry, b: Entry): number {
  return a.seq - b.seq;
}

export interface MemoryTables {
  /** Runs `work` alone: all of its writes, or (when it throws) none of them. */
  run<T>(work: (transaction: Transaction) => T): T;
  /** The number of writes so far. */
  readonly writes: number;
  dump(): Dump;
  /** Replaces all contents. */
  load(dump: Dump): void;
}

export interface Dump {
  lastSeq: number;
  entries: (Omit<Entry, 'fields'> & { table: TableName })[];
}

export function createMemoryTables(): MemoryTables {
  const names = Object.keys(tableSpecs) as TableName[];
  let tables = emptyTables();
  let lastSeq = 0;
  let writes = 0;
  const undo: (() => void)[] = [];

  function emptyTables() {
    return new Map(names.map((name) => [name, new Table(name)]));
  }
  const tableNamed = (name: TableName): Table => {
    const table = tables.get(name);
    if (!table) throw new TypeError(`There is no table "${name}".`);
    return table;
  };
  const read = <T extends TableName>(entry: Entry): Tables[T] => JSON.parse(entry.json) as Tables[T];
  const row = <T extends TableName>(entry: Entry): Row<Tables[T]> => ({
    seq: entry.seq,
    id: entry.id,
    record: read<T>(entry),
  });

  const put = (table: Table, entry: Entry): void => {
    const key = keyOf(entry.tenancy, entry.id);
    const before = table.entries.get(key);
    undo.push(() => {
      if (before) table.put(before);
      else table.remove(key);
    });
    table.put(entry);
  };
  const remove = (table: Table, key: string): Entry | undefined => {
    const before = table.entries.get(key);
    if (!before) return undefined;
    undo.push(() => {
      table.put(before);
    });
    table.remove(key);
    return before;
  };

  /** In the order of insertion. */
  const entriesOf = (name: TableName, tenancy: string) =>
    [...tableNamed(name).entries.values()].filter((entry) => entry.tenancy === tenancy).sort(bySeq);

  const transaction: Transaction = {
    get(table, tenancy, id) {
      const entry = tableNamed(table).entries.get(keyOf(tenancy, id));
      return entry && read(entry);
    },
    find(name, tenancy, field, value) {
      const table = tableNamed(name);
      if (!table.has(field)) throw new TypeError(`Table "${name}" cannot be searched by "${field}".`);
      const found = table.keysWith(tenancy, field, value).flatMap((key) => table.entries.get(key) ?? []);
      return found.sort(bySeq).map((entry) => row(entry));
    },
    list(name, tenancy, { after = 0, limit = Infinity } = {}) {
      return entriesOf(name, tenancy)
        .filter(({ seq }) => seq > after)
        .slice(0, limit)
        .map((entry) => row(entry));
    },
    newest(name, tenancy, limit) {
      return entriesOf(name, tenancy)
        .reverse()
        .slice(0, limit)
        .map((entry) => row(entry));
    },
    count(name, tenancy) {
      return entriesOf(name, tenancy).length;
    },
    insert(name, tenancy, id, record) {
      const table = tableNamed(name);
      const key = keyOf(tenancy, id);
      const fields = table.fieldsOf(record);
      if (table.entries.has(key) || table.clashes(tenancy, key, fields)) return false;
      put(table, { seq: ++lastSeq, tenancy, id, json: JSON.stringify(record), fields });
      return true;
    },
    replace(name, tenancy, id, record) {
      const table = tableNamed(name);
      const key = keyOf(tenancy, id);
      const before = table.entries.get(key);
      const fields = table.fieldsOf(record);
      if (!before || table.clashes(tenancy, key, fields)) return false;
      put(table, { ...before, json: JSON.stringify(record), fields });
      return true;
    },
    delete(name, tenancy, id) {
      return remove(tableNamed(name), keyOf(tenancy, id)) !== undefined;
    },
    take(name, tenancy, id) {
      const entry = remove(tableNamed(name), keyOf(tenancy, id));
      return entry && read(entry);
    },
    sweep(now) {
      for (const table of tables.values()) {
        for (const [key, entry] of [...table.entries]) {
          const { expiresAt } = JSON.parse(entry.json) as { expiresAt?: unknown };
          if (typeof expiresAt === 'number' && expiresAt <= now) remove(table, key);
        }
      }
    },
    clear(tenancy) {
      for (const table of tables.values()) {
        for (const [key, entry] of [...table.entries]) {
          if (entry.tenancy === tenancy) remove(table, key);
        }
      }
    },
  };

  const run = exclusive(transaction);
  return {
    run(work) {
      // A nested transaction fails, and must not undo the writes of the outer one.
      const before = undo.length;
      try {
        const value = run(work);
        writes += undo.length;
        undo.length = 0;
        return value;
      } catch (error) {
        while (undo.length > before) undo.pop()?.();
        throw error;
      }
    },
    get writes() {
      return writes;
    },
    dump: () => ({
      lastSeq,
      entries: names.flatMap((name) =>
        [...tableNamed(name).entries.values()].map(({ fields: _, ...entry }) => ({ table: name, ...entry })),
      ),
    }),
    load(dump) {
      tables = emptyTables();
      ({ lastSeq } = dump);
      for (const { table, ...entry } of dump.entries)
        tableNamed(table).put({
          ...entry,
          fields: tableNamed(table).fieldsOf(JSON.parse(entry.json) as object),
        });
    },
  };
}
