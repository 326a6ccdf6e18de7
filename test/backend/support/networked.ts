/** A store behind a network: every call takes some turns of the event loop, as a database's calls do. */
import { setImmediate } from 'node:timers/promises';
import type { KeyValue } from '../../../src/entries/backend.js';

/** @param turns of the event loop that the next call takes before it reaches the store */
export function networked(kv: KeyValue, turns: () => number): KeyValue {
  const delayed =
    <Input extends unknown[], Output>(call: (...input: Input) => Promise<Output>) =>
    async (...input: Input): Promise<Output> => {
      for (let left = turns(); left > 0; left--) await setImmediate();
      const output = await call(...input);
      for (let left = turns(); left > 0; left--) await setImmediate();
      return output;
    };
  return {
    get: delayed(kv.get),
    set: delayed(kv.set),
    add: delayed(kv.add),
    delete: delayed(kv.delete),
    change: delayed(kv.change),
    list: delayed(kv.list),
  };
}

/** A different but repeatable number of turns for each call of each round. */
export function jitter(round: number): () => number {
  let state = round * 7919 + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 7;
  };
}
