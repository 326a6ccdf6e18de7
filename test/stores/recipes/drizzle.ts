import { and, eq, isNull } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { bigint, doublePrecision, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { foldEmail, foldUsername } from 'passkey-elements/backend';
import type {
  Account,
  AccountChanges,
  Accounts,
  ExpectedAccount,
  LinkedPasskey,
} from 'passkey-elements/backend';

export const accounts = pgTable('accounts', {
  id: text().primaryKey(),
  username: text().notNull(),
  usernameKey: text('username_key').notNull().unique(),
  displayName: text('display_name'),
  email: text(),
  emailKey: text('email_key').unique(),
  formerEmail: jsonb('former_email').$type<NonNullable<Account['formerEmail']>>(),
  epoch: integer().notNull().default(0),
});

export const passkeys = pgTable(
  'passkeys',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    label: text().notNull(),
    provider: text(),
    trustedFrom: doublePrecision('trusted_from'),
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  },
  ({ accountId, seq }) => [index('passkeys_account_id').on(accountId, seq)],
);

/** The columns of the members that an object has; null for a member that is undefined. */
function columnsOf(account: ExpectedAccount & Pick<AccountChanges, 'formerEmail'>) {
  const { username, displayName, email, formerEmail, epoch } = account;
  return {
    ...(username !== undefined && { username, usernameKey: foldUsername(username) }),
    ...('displayName' in account && { displayName: displayName ?? null }),
    ...('email' in account && { email: email ?? null, emailKey: email ? foldEmail(email) : null }),
    ...('formerEmail' in account && { formerEmail: formerEmail ?? null }),
    ...('epoch' in account && { epoch: epoch ?? 0 }),
  } satisfies Partial<typeof accounts.$inferInsert>;
}

const accountOf = (row: typeof accounts.$inferSelect | undefined): Account | undefined =>
  row && {
    id: row.id,
    username: row.username,
    ...(row.displayName !== null && { displayName: row.displayName }),
    ...(row.email !== null && { email: row.email }),
    ...(row.formerEmail && { formerEmail: row.formerEmail }),
    ...(row.epoch !== 0 && { epoch: row.epoch }),
  };

const passkeyOf = (row: typeof passkeys.$inferSelect): LinkedPasskey => ({
  id: row.id,
  label: row.label,
  ...(row.provider !== null && { provider: row.provider }),
  ...(row.trustedFrom !== null && { trustedFrom: row.trustedFrom }),
});

/** @returns undefined when a unique key of the database refuses the change */
async function unlessTaken<T>(change: Promise<T>): Promise<T | undefined> {
  try {
    return await change;
  } catch (error) {
    // Drizzle wraps the driver's error.
    if ((error as { cause?: { code?: unknown } }).cause?.code === '23505') return undefined;
    throw error;
  }
}

export function drizzleAccounts(db: NodePgDatabase): Accounts {
  const findBy = async (column: 'id' | 'usernameKey' | 'emailKey', value: string) =>
    accountOf((await db.select().from(accounts).where(eq(accounts[column], value)))[0]);
  const own = (accountId: string, id: string) => and(eq(passkeys.id, id), eq(passkeys.accountId, accountId));

  return {
    find: (id) => findBy('id', id),
    findByEmail: (email) => findBy('emailKey', foldEmail(email)),
    isUsernameTaken: async (username) => !!(await findBy('usernameKey', foldUsername(username))),
    async findByPasskey(id) {
      const owner = db.select().from(passkeys).innerJoin(accounts, eq(accounts.id, passkeys.accountId));
      return accountOf((await owner.where(eq(passkeys.id, id)))[0]?.accounts);
    },
    async create({ id, username, ...account }, passkey) {
      const row = { id, username, usernameKey: foldUsername(username), ...columnsOf(account) };
      const created = db.transaction(async (tx) => {
        await tx.insert(accounts).values(row);
        if (passkey) await tx.insert(passkeys).values({ ...passkey, accountId: id });
        return true;
      });
      return (await unlessTaken(created)) ?? false;
    },
    async update(id, changes, expected) {
      const same = Object.entries(columnsOf(expected)).map(([name, value]) => {
        const column = accounts[name as keyof typeof accounts.$inferSelect];
        return value === null ? isNull(column) : eq(column, value);
      });
      const update = db.update(accounts).set(columnsOf(changes));
      const result = await unlessTaken(update.where(and(eq(accounts.id, id), ...same)).execute());
      if (!result) return 'taken';
      return result.rowCount === 1 ? 'updated' : 'stale';
    },
    async passkeys(id) {
      const all = db.select().from(passkeys).where(eq(passkeys.accountId, id));
      return (await all.orderBy(passkeys.seq)).map(passkeyOf);
    },
    link: (accountId, passkey, epoch) =>
      db.transaction(async (tx) => {
        const current = and(eq(accounts.id, accountId), eq(accounts.epoch, epoch));
        const [account] = await tx.select().from(accounts).where(current).for('share');
        if (!account) return false;
        const link = tx.insert(passkeys).values({ ...passkey, accountId });
        return (await link.onConflictDoNothing()).rowCount === 1;
      }),
    relabel: async (accountId, id, label) =>
      (await db.update(passkeys).set({ label }).where(own(accountId, id))).rowCount === 1,
    unlink: async (accountId, id) => (await db.delete(passkeys).where(own(accountId, id))).rowCount === 1,
  };
}
