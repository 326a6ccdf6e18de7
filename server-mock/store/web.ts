/**
 * The store of a page: the browser keeps it, over reloads and for every tab of the origin. The whole vault is
 * one text, for a vault in a page is small. A transaction reads it, works in memory, and writes it, with the
 * place locked in between.
 */
import * as v from 'valibot';
import { createMemoryTables, type Dump } from './memory-tables.js';
import { StoreError, type Store, type TableName } from './store.js';
import { tableSpecs } from './tables.js';

/** Where the text is kept. */
export interface Place {
  /**
   * Gives `work` the text that is kept, and keeps the one it answers with, if any, before anybody else can do
   * either. What `work` throws it rejects with, and then, as when it fails itself, keeps what was there.
   *
   * @throws StoreError
   */
  update<T>(work: (kept: string | undefined) => Update<T>): Promise<T>;
}

export interface Update<T> {
  value: T;
  /** Undefined leaves what is kept alone. */
  text: string | undefined;
}

export interface WebStoreOptions {
  place: Place;
  /** Told that what was kept could not be read, and was given up. */
  report(error: StoreError): void;
}

export function createWebStore({ place, report }: WebStoreOptions): Store {
  const tables = createMemoryTables();
  /** What the tables hold, as text. */
  let held: string | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  /** Another tab may have written since. */
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

/** Says what the text is, and changes with what is in it. */
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
