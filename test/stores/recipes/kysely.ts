import type { ColumnType, Generated, GeneratedAlways, Kysely, Selectable, Updateable } from 'kysely';
import { foldEmail, foldUsername } from 'passkey-elements/backend';
import type {
  Account,
  AccountChanges,
  Accounts,
  ExpectedAccount,
  LinkedPasskey,
} from 'passkey-elements/backend';

export interface Tables {
  accounts: {
    id: string;
    username: string;
    username_key: string;
    display_name: string | null;
    email: string | null;
    email_key: string | null;
    former_email: ColumnType<Account['formerEmail'] | null, string | null, string | null>;
    epoch: Generated<number>;
  };
  passkeys: {
    id: string;
    account_id: string;
    label: string;
    provider: string | null;
    trusted_from: number | null;
    seq: GeneratedAlways<string>;
  };
}

/** The columns of the members that an object has; null for a member that is undefined. */
function columnsOf(account: ExpectedAccount & Pick<AccountChanges, 'formerEmail'>) {
  const { username, displayName, email, formerEmail, epoch } = account;
  return {
    ...(username !== undefined && { username, username_key: foldUsername(username) }),
    ...('displayName' in account && { display_name: displayName ?? null }),
    ...('email' in account && { email: email ?? null, email_key: email ? foldEmail(email) : null }),
    ...('formerEmail' in account && { former_email: formerEmail ? JSON.stringify(formerEmail) : null }),
    ...('epoch' in account && { epoch: epoch ?? 0 }),
  } satisfies Updateable<Tables['accounts']>;
}

const accountOf = (row: Selectable<Tables['accounts']> | undefined): Account | undefined =>
  row && {
    id: row.id,
    username: row.username,
    ...(row.display_name !== null && { displayName: row.display_name }),
    ...(row.email !== null && { email: row.email }),
    ...(row.former_email && { formerEmail: row.former_email }),
    ...(row.epoch !== 0 && { epoch: row.epoch }),
  };

const passkeyOf = (row: Selectable<Tables['passkeys']>): LinkedPasskey => ({
  id: row.id,
  label: row.label,
  ...(row.provider !== null && { provider: row.provider }),
  ...(row.trusted_from !== null && { trustedFrom: row.trusted_from }),
});

const rowOf = (account_id: string, { id, label, provider, trustedFrom }: LinkedPasskey) => ({
  id,
  account_id,
  label,
  provider: provider ?? null,
  trusted_from: trustedFrom ?? null,
});

/** @returns undefined when a unique key of the database refuses the change */
async function unlessTaken<T>(change: Promise<T>): Promise<T | undefined> {
  try {
    return await change;
  } catch (error) {
    if ((error as { code?: unknown }).code === '23505') return undefined;
    throw error;
  }
}

export function kyselyAccounts(db: Kysely<Tables>): Accounts {
  const findBy = async (column: 'id' | 'username_key' | 'email_key', value: string) =>
    accountOf(await db.selectFrom('accounts').selectAll().where(column, '=', value).executeTakeFirst());

  return {
    find: (id) => findBy('id', id),
    findByEmail: (email) => findBy('email_key', foldEmail(email)),
    isUsernameTaken: async (username) => !!(await findBy('username_key', foldUsername(username))),
    async findByPasskey(id) {
      const passkeys = db.selectFrom('passkeys').innerJoin('accounts', 'accounts.id', 'passkeys.account_id');
      return accountOf(await passkeys.selectAll('accounts').where('passkeys.id', '=', id).executeTakeFirst());
    },
    async create({ id, username, ...account }, passkey) {
      const row = { id, username, username_key: foldUsername(username), ...columnsOf(account) };
      const created = db.transaction().execute(async (tx) => {
        await tx.insertInto('accounts').values(row).execute();
        if (passkey) await tx.insertInto('passkeys').values(rowOf(id, passkey)).execute();
        return true;
      });
      return (await unlessTaken(created)) ?? false;
    },
    async update(id, changes, expected) {
      let update = db.updateTable('accounts').set(columnsOf(changes)).where('id', '=', id);
      for (const [name, value] of Object.entries(columnsOf(expected)))
        update = update.where(name as keyof Tables['accounts'], 'is not distinct from', value);
      const result = await unlessTaken(update.executeTakeFirst());
      if (!result) return 'taken';
      return result.numUpdatedRows > 0n ? 'updated' : 'stale';
    },
    async passkeys(id) {
      const passkeys = db.selectFrom('passkeys').selectAll().where('account_id', '=', id);
      return (await passkeys.orderBy('seq').execute()).map(passkeyOf);
    },
    link: (accountId, passkey, epoch) =>
      db.transaction().execute(async (tx) => {
        const account = tx.selectFrom('accounts').select('id').forShare();
        const current = account.where('id', '=', accountId).where('epoch', '=', epoch);
        if (!(await current.executeTakeFirst())) return false;
        const link = tx.insertInto('passkeys').values(rowOf(accountId, passkey));
        const { numInsertedOrUpdatedRows } = await link
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirstOrThrow();
        return numInsertedOrUpdatedRows === 1n;
      }),
    async relabel(accountId, id, label) {
      const update = db.updateTable('passkeys').set({ label });
      const own = update.where('id', '=', id).where('account_id', '=', accountId);
      return (await own.executeTakeFirst()).numUpdatedRows > 0n;
    },
    async unlink(accountId, id) {
      const own = db.deleteFrom('passkeys').where('id', '=', id).where('account_id', '=', accountId);
      return (await own.executeTakeFirst()).numDeletedRows > 0n;
    },
  };
}
