/**
 * A key-value store in Redis or Valkey. The app brings the driver: the clients of `redis` and `ioredis` have one of the
 * methods below, so this package depends on neither.
 */
import type { KeyValue, Value, Values } from './key-value.js';
import { reach } from './unavailable.js';

/** A client of `ioredis`, or of `redis`. */
export type RedisClient =
  | {
      /** Sends a command of `ioredis`. */
      call(command: string, ...args: (string | number)[]): Promise<unknown>;
    }
  | {
      /** Sends a command of `redis`. */
      sendCommand(args: string[]): Promise<unknown>;
    };

/** Settings of the store. */
export interface RedisOptions {
  /**
   * Begins every key. Default: `{passkey}:`. The braces keep all keys in one slot of a cluster, as changes of several
   * keys require.
   */
  prefix?: string;
  /** Milliseconds after which a call fails. Default: 5000. */
  timeout?: number;
  /** The clock, in milliseconds since the epoch. */
  now?: () => number;
}

// A value is a hash: v, its JSON; e, its expiry or ''; s, the number of its creation. A folder is a sorted set of its
// keys by expiry, so that entries of expired values can be removed. Redis deletes a value a minute after its expiry.
// Scripts run one at a time. ARGV: prefix, now, and what the operation needs.
const common = `
local prefix, now = ARGV[1], tonumber(ARGV[2])
local function read(key)
  local found = redis.call('HMGET', prefix .. key, 'v', 'e')
  if found[1] and (found[2] == '' or tonumber(found[2]) > now) then return found[1] end
  return false
end
local function folder(key) return prefix .. 'folder:' .. (string.match(key, '^(.*)/') or '') end
`;
const scripts = {
  get: `${common} return read(ARGV[3])`,
  list: `${common}
    local found = {}
    for _, key in ipairs(redis.call('ZRANGE', prefix .. 'folder:' .. ARGV[3], 0, -1)) do
      local value = read(key)
      if value then
        table.insert(found, { value, tonumber(redis.call('HGET', prefix .. key, 's')) })
      end
    end
    table.sort(found, function(one, other) return one[2] < other[2] end)
    local values = {}
    for _, entry in ipairs(found) do table.insert(values, entry[1]) end
    return values`,
  change: `${common}
    local expected, changes, expiry = cjson.decode(ARGV[3]), cjson.decode(ARGV[4]), ARGV[5]
    for _, entry in ipairs(expected) do
      if read(entry[1]) ~= entry[2] then return 0 end
    end
    for _, entry in ipairs(changes) do
      local key, value = entry[1], entry[2]
      if value then
        local before = read(key)
        local seq = before and redis.call('HGET', prefix .. key, 's') or redis.call('INCR', prefix .. 'seq')
        redis.call('HSET', prefix .. key, 'v', value, 'e', expiry, 's', seq)
        if expiry == '' then
          redis.call('PERSIST', prefix .. key)
        else
          redis.call('PEXPIRE', prefix .. key, math.max(1, math.ceil(tonumber(expiry) - now + 60000)))
        end
        redis.call('ZREMRANGEBYSCORE', folder(key), '-inf', now)
        redis.call('ZADD', folder(key), expiry == '' and '+inf' or expiry, key)
      else
        redis.call('DEL', prefix .. key)
        redis.call('ZREM', folder(key), key)
      end
    end
    return 1`,
};

/**
 * A key-value store in Redis 6 or newer, or in Valkey.
 *
 * @example
 * import { createClient } from 'redis';
 * const kv = redisKeyValue(await createClient({ url, disableOfflineQueue: true }).connect());
 */
export function redisKeyValue(
  client: RedisClient,
  { prefix = '{passkey}:', timeout = 5000, now = Date.now }: RedisOptions = {},
): KeyValue {
  const run = (script: keyof typeof scripts, ...args: string[]): Promise<unknown> => {
    // The one key names the slot of a cluster.
    const all = [scripts[script], '1', `${prefix}seq`, prefix, String(now()), ...args];
    const call = () =>
      'call' in client ? client.call('EVAL', ...all) : client.sendCommand(['EVAL', ...all]);
    return reach(call, timeout, isOutage);
  };
  const change: KeyValue['change'] = async (expected, changes, expiresAt) =>
    (await run('change', entriesOf(expected), entriesOf(changes), timeText(expiresAt))) === 1;

  return {
    async get(key) {
      const json = await run('get', key);
      return typeof json === 'string' ? parse(json) : undefined;
    },
    async set(key, value, expiresAt) {
      await change({}, { [key]: value }, expiresAt);
    },
    add: (key, value, expiresAt) => change({ [key]: undefined }, { [key]: value }, expiresAt),
    async delete(key) {
      await change({}, { [key]: undefined });
    },
    change,
    list: async (path) => ((await run('list', path)) as string[]).map(parse),
  };
}

const timeText = (time = Infinity) => (Number.isFinite(time) ? String(time) : '');

const parse = (json: string): Value => JSON.parse(json) as Value;

/** Pairs of key and JSON text; false for a key without a value. Lua compares the texts, so they stay texts. */
const entriesOf = (values: Values): string =>
  JSON.stringify(
    Object.entries(values).map(([key, value]) => [key, value === undefined ? false : JSON.stringify(value)]),
  );

const outages = new Set(
  'LOADING READONLY MASTERDOWN CLUSTERDOWN TRYAGAIN OOM BUSY MISCONF NOREPLICAS ECONNREFUSED ECONNRESET'.split(
    ' ',
  ),
);

/**
 * Whether the server is away, loading or full. A reply that is an error begins with its kind in capitals; everything
 * else comes from the connection.
 */
function isOutage(error: unknown): boolean {
  const [, kind] = /^([A-Z]{3,}) /.exec(error instanceof Error ? error.message : '') ?? [];
  return kind === undefined || outages.has(kind);
}
