/**
 * A store in the browser, shared by all tabs of the origin. The whole vault is one JSON text, because it is
 * small. A transaction locks the text, reads it, works in memory, and writes it.
 */
import * as v from 'valibot';
import { createMemoryTables, type Dump } from './memory-tables.js';
import { StoreError, type Store } from './store.js';
import { tableSpecs, type TableName } from './tables.js';

/** Storage for one text. */
export interface Place {
  /**
   * Passes the stored text to `work` and stores the text that `work` returns, atomically. Rejects with the error
   * of `work`. After any failure the stored text is unchanged.
   *
   * @throws StoreError
   */
  update<T>(work: (kept: string | undefined) => Update<T>): Promise<T>;
}

export interface Update<T> {
  value: T;
  /** Undefined leaves the stored text unchanged. */
  text: string | undefined;
}

export interface WebStoreOptions {
  place: Place;
  /** Receives the error when the stored text cannot be read and is discarded. */
  report(error: StoreError): void;
}

export function createWebStore({ place, report }: WebStoreOptions): Store {
  const tables = createMemoryTables();
  /** The text from which the tables were loaded. */
  let held: string | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  /** Loads the text when another tab has changed it. */
  const catchUp = (kept: string | undefined): void => {
    if (kept === held) return;
    held = kept;
    tables.load(kept === undefined ? nothing : (parse(kept) ?? giveUp()));
  };
  const giveUp = (): Dump => {
    report(new StoreError('damaged', 'What this browser kept could not be read. The vault begins anew.'));
    return nothing;
  };

  return {
    transact(work) {
      if (closed) return Promise.reject(new TypeError('The store is closed.'));
      const done = place.update((kept) => {
        catchUp(kept);
        const before = tables.writes;
        const value = tables.run(work);
        if (tables.writes === before) return { value, text: undefined };
        held = JSON.stringify({ format, ...tables.dump() });
        return { value, text: held };
      });
      last = Promise.allSettled([last, done]);
      return done;
    },
    async close() {
      closed = true;
      await last;
    },
  };
}

/** Marks the text; changes when its format changes. */
const format = 'mock-passlock-vault-1';
const nothing: Dump = { lastSeq: 0, entries: [] };

const dumpSchema = v.object({
  format: v.literal(format),
  lastSeq: v.number(),
  entries: v.array(
    v.object({
      table: v.picklist(Object.keys(tableSpecs) as TableName[]),
      seq: v.number(),
      tenancy: v.string(),
      id: v.string(),
      json: v.string(),
    }),
  ),
});

function parse(text: string): Dump | undefined {
  try {
    const { lastSeq, entries } = v.parse(dumpSchema, JSON.parse(text));
    for (const { json } of entries) JSON.parse(json);
    return { lastSeq, entries };
  } catch {
    return undefined;
  }
}
