/** The data that the console shows. It contains no code, token or secret, nor the hash of one. */
import type { Faults } from '../http/faults.js';
import type { Clock } from '../clock.js';
import type { RequestLog } from '../http/request-log.js';
import type { Services } from '../services.js';
import type { Transaction } from '../store/store.js';
import type {
  CeremonyRecord,
  ChallengeRecord,
  PasskeyRecord,
  TenancyRecord,
  TokenRecord,
} from '../store/tables.js';

export interface ConsoleSource {
  services: Services;
  clock: Clock;
  faults: Faults;
  requests: Pick<RequestLog, 'list'>;
}

/** The largest number of rows per table. */
const maxRows = 100;

type RowOf<R, K extends keyof R> = { id: string } & Pick<R, K>;

export interface TenancyState extends Omit<TenancyRecord, 'apiKeyHashes'> {
  id: string;
  passkeys: RowOf<
    PasskeyRecord,
    'username' | 'userId' | 'rpId' | 'enabled' | 'counter' | 'createdAt' | 'lastUsed'
  >[];
  challenges: RowOf<
    ChallengeRecord,
    'email' | 'purpose' | 'userId' | 'attempts' | 'createdAt' | 'validUntil'
  >[];
  /** Without their ids, which are hashes of session tokens. */
  ceremonies: (Pick<CeremonyRecord, 'purpose' | 'rpId' | 'origin' | 'userId' | 'createdAt' | 'expiresAt'> & {
    username?: string;
  })[];
  tokens: Pick<TokenRecord, 'purpose' | 'createdAt' | 'expiresAt'>[];
  /** Counts all records, including those beyond `maxRows`. */
  counts: { passkeys: number; challenges: number; ceremonies: number; tokens: number };
}

export interface ConsoleState {
  now: number;
  clockOffset: number;
  faults: ReturnType<Faults['list']>;
  tenancies: { id: string; kind: TenancyRecord['kind']; rpId?: string }[];
  /** The requested tenancy, or the first. */
  tenancy?: TenancyState;
  requests: ReturnType<RequestLog['list']>;
}

export async function consoleState(source: ConsoleSource, tenancyId?: string): Promise<ConsoleState> {
  const { services, clock, faults, requests } = source;
  const tenancies = services.tenancies.list();
  const tenancy = tenancyId === undefined ? tenancies[0] : services.tenancies.get(tenancyId);
  const { apiKeyHashes: _, ...known } = tenancy ?? { apiKeyHashes: [] };
  const records =
    tenancy &&
    (await services.store.transact((transaction) => recordsOf(transaction, tenancy.id, clock.now())));
  return {
    now: clock.now(),
    clockOffset: clock.offset,
    faults: faults.list(),
    tenancies: tenancies.map(({ id, kind, rpId }) => ({ id, kind, ...(rpId !== undefined && { rpId }) })),
    ...(records && {
      tenancy: { ...(known as Omit<TenancyRecord, 'apiKeyHashes'> & { id: string }), ...records },
    }),
    requests: requests.list(),
  };
}

type TenancyRecords = Pick<TenancyState, 'passkeys' | 'challenges' | 'ceremonies' | 'tokens' | 'counts'>;

function recordsOf(transaction: Transaction, tenancy: string, now: number): TenancyRecords {
  const challenges = transaction.list('challenges', tenancy).filter(({ record }) => record.validUntil > now);
  const ceremonies = transaction.list('ceremonies', tenancy).filter(({ record }) => record.expiresAt > now);
  const tokens = transaction.list('tokens', tenancy).filter(({ record }) => record.expiresAt > now);
  return {
    // The others expire; these grow without limit.
    passkeys: transaction.newest('passkeys', tenancy, maxRows).map(({ id, record }) => {
      const { username, userId, rpId, enabled, counter, createdAt, lastUsed } = record;
      const used = lastUsed === undefined ? {} : { lastUsed };
      return { id, username, userId, rpId, enabled, counter, createdAt, ...used };
    }),
    challenges: challenges
      .reverse()
      .slice(0, maxRows)
      .map(({ id, record: { email, purpose, userId, attempts, createdAt, validUntil } }) => {
        const user = userId === undefined ? {} : { userId };
        return { id, email, purpose, ...user, attempts, createdAt, validUntil };
      }),
    ceremonies: ceremonies
      .reverse()
      .slice(0, maxRows)
      .map(({ record }) => {
        const { purpose, rpId, origin, userId, createdAt, expiresAt } = record;
        return {
          purpose,
          rpId,
          createdAt,
          expiresAt,
          ...(origin !== undefined && { origin }),
          ...(userId !== undefined && { userId }),
          ...(record.purpose === 'registration' && { username: record.username }),
        };
      }),
    tokens: tokens
      .reverse()
      .slice(0, maxRows)
      .map(({ record: { purpose, createdAt, expiresAt } }) => ({ purpose, createdAt, expiresAt })),
    counts: {
      passkeys: transaction.count('passkeys', tenancy),
      challenges: challenges.length,
      ceremonies: ceremonies.length,
      tokens: tokens.length,
    },
  };
}
