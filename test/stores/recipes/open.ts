/** Opens each recipe's accounts in a database, for the tests. */
import { PrismaPg } from '@prisma/adapter-pg';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Kysely, PostgresDialect } from 'kysely';
import type { Accounts } from 'passkey-elements/backend';
import { Pool } from 'pg';
import { drizzleAccounts } from './drizzle.ts';
import { PrismaClient } from './generated/client.ts';
import { kyselyAccounts, type Tables } from './kysely.ts';
import { prismaAccounts } from './prisma.ts';

interface Opened {
  accounts: Accounts;
  close(): Promise<void>;
}

export function open(library: string, connectionString: string): Opened {
  const pool = new Pool({ connectionString });
  if (library === 'drizzle') return { accounts: drizzleAccounts(drizzle(pool)), close: () => pool.end() };
  if (library === 'kysely') {
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    return { accounts: kyselyAccounts(db), close: () => db.destroy() };
  }
  // A busy machine may take longer than Prisma's five seconds.
  const transactionOptions = { maxWait: 60_000, timeout: 60_000 };
  const adapter = new PrismaPg({ connectionString });
  const prisma = new PrismaClient({ adapter, transactionOptions });
  return { accounts: prismaAccounts(prisma), close: () => prisma.$disconnect() };
}
