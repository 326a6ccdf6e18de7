/** Each supported driver: a store over a real connection, and its end. */
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import postgres from 'postgres';
import { createClient } from 'redis';
import Database from 'libsql';
import {
  postgresKeyValue,
  redisKeyValue,
  sqliteKeyValue,
  type KeyValue,
} from '../../../src/entries/backend.js';

export interface Connection {
  open(options?: { now?: () => number; prefix?: string; timeout?: number }): KeyValue;
  /** Sends one command or statement. */
  command(text: string): Promise<unknown>;
  close(): Promise<unknown>;
}

/** Drivers report lost connections by an event too, which would end the process. The calls fail as well. */
const ignore = () => undefined;

export const drivers: Record<string, (url: string) => Connection | Promise<Connection>> = {
  pg(url) {
    const pool = new Pool({ connectionString: url, max: 8 }).on('error', ignore);
    return {
      open: (options) => postgresKeyValue(pool, options),
      command: (text) => pool.query(text),
      close: () => pool.end(),
    };
  },
  postgres(url) {
    const sql = postgres(url, { max: 8, onnotice: ignore });
    return {
      open: (options) => postgresKeyValue(sql, options),
      command: (text) => sql.unsafe(text),
      close: () => sql.end({ timeout: 1 }),
    };
  },
  async redis(url) {
    const client = createClient({ url, disableOfflineQueue: true }).on('error', ignore);
    await client.connect();
    return {
      open: (options) => redisKeyValue(client, options),
      command: (text) => client.sendCommand(text.split(' ')),
      close: () => Promise.resolve(client.destroy()),
    };
  },
  ioredis(url) {
    const client = new Redis(url).on('error', ignore);
    return {
      open: (options) => redisKeyValue(client, options),
      command: (text) => client.call(...(text.split(' ') as [string])),
      close: () => Promise.resolve(client.disconnect()),
    };
  },
  sqlite(url) {
    const database = new Database(url);
    return {
      open: (options) => sqliteKeyValue(database, options),
      command: (text) => Promise.resolve(database.exec(text)),
      close: () => Promise.resolve(database.close()),
    };
  },
};
