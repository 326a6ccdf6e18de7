import { foldEmail, foldUsername } from 'passkey-elements/backend';
import type { Account, Accounts, LinkedPasskey } from 'passkey-elements/backend';

export type Query = (text: string, values: unknown[]) => Promise<Record<string, unknown>[]>;

export const schema = `
  CREATE TABLE accounts (
    id text PRIMARY KEY, username text NOT NULL, username_key text NOT NULL UNIQUE, display_name text,
    email text, email_key text UNIQUE, former_email jsonb, epoch integer NOT NULL DEFAULT 0
  );
  CREATE TABLE passkeys (
    id text PRIMARY KEY, account_id text NOT NULL REFERENCES accounts, label text NOT NULL, provider text,
    trusted_from double precision, seq bigint GENERATED ALWAYS AS IDENTITY
  );
  CREATE INDEX passkeys_account_id ON passkeys (account_id, seq)`;

/** The columns that hold the members of an account. */
function columnsOf(account: Partial<Account>): Record<string, unknown> {
  const { username, email, formerEmail } = account;
  return {
    ...('username' in account && { username, username_key: username && foldUsername(username) }),
    ...('displayName' in account && { display_name: account.displayName }),
    ...('email' in account && { email, email_key: email && foldEmail(email) }),
    ...('formerEmail' in account && { former_email: formerEmail && JSON.stringify(formerEmail) }),
    ...('epoch' in account && { epoch: account.epoch ?? 0 }),
  };
}

/** The members of an object that have a value. */
const present = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== 0));

const accountOf = (row: Record<string, unknown> | undefined) =>
  row &&
  (present({
    id: row['id'],
    username: row['username'],
    displayName: row['display_name'],
    email: row['email'],
    formerEmail: row['former_email'],
    epoch: row['epoch'],
  }) as unknown as Account);

const passkeyOf = ({ id, label, provider, trusted_from: trustedFrom }: Record<string, unknown>) =>
  present({ id, label, provider, trustedFrom }) as unknown as LinkedPasskey;

/** PostgreSQL's words for a violated unique constraint. Some libraries wrap the driver's error. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && (error.message.includes('duplicate key') || isTaken(error.cause));

/** Runs a statement that a unique constraint may refuse. @returns undefined when it does */
async function unlessTaken<T>(statement: Promise<T>): Promise<T | undefined> {
  try {
    return await statement;
  } catch (error) {
    if (isTaken(error)) return undefined;
    throw error;
  }
}

export function sqlAccounts(query: Query): Accounts {
  const findBy = async (column: string, value: string) =>
    accountOf((await query(`SELECT * FROM accounts WHERE ${column} = $1`, [value]))[0]);

  return {
    find: (id) => findBy('id', id),
    findByEmail: (email) => findBy('email_key', foldEmail(email)),
    isUsernameTaken: async (username) => !!(await findBy('username_key', foldUsername(username))),
    async findByPasskey(id) {
      const text = 'SELECT a.* FROM accounts a JOIN passkeys p ON p.account_id = a.id WHERE p.id = $1';
      return accountOf((await query(text, [id]))[0]);
    },
    async create(account, { id, label, provider, trustedFrom } = { id: '', label: '' }) {
      const columns = Object.entries({ id: account.id, ...columnsOf(account) });
      const names = columns.map(([name]) => name).join(', ');
      const places = columns.map((_, at) => `$${at + 5}`).join(', ');
      // One statement, so that an account without its passkey never exists.
      const text = `
        WITH account AS (INSERT INTO accounts (${names}) VALUES (${places}) RETURNING id)
        INSERT INTO passkeys (id, account_id, label, provider, trusted_from)
        SELECT $1::text, id, $2::text, $3::text, $4::double precision FROM account WHERE $1::text <> ''`;
      const values = [id, label, provider ?? null, trustedFrom ?? null];
      const done = unlessTaken(query(text, [...values, ...columns.map(([, value]) => value ?? null)]));
      return (await done) !== undefined;
    },
    async update(id, changes, expected) {
      const set = Object.entries(columnsOf(changes as Partial<Account>));
      const same = Object.entries(columnsOf(expected as Partial<Account>));
      const assignments = set.map(([name], at) => `${name} = $${at + 2}`).join(', ');
      const conditions = same.map(
        ([name], at) => ` AND ${name} IS NOT DISTINCT FROM $${at + 2 + set.length}`,
      );
      const text = `UPDATE accounts SET ${assignments} WHERE id = $1${conditions.join('')} RETURNING id`;
      const values = [...set, ...same].map(([, value]) => value ?? null);
      const rows = await unlessTaken(query(text, [id, ...values]));
      if (!rows) return 'taken';
      return rows.length > 0 ? 'updated' : 'stale';
    },
    async passkeys(id) {
      return (await query('SELECT * FROM passkeys WHERE account_id = $1 ORDER BY seq', [id])).map(passkeyOf);
    },
    async link(accountId, { id, label, provider, trustedFrom }, epoch) {
      const text = `
        INSERT INTO passkeys (id, account_id, label, provider, trusted_from)
        SELECT $1::text, a.id, $2::text, $3::text, $4::double precision
        FROM (SELECT id FROM accounts WHERE id = $5 AND epoch = $6 FOR SHARE) AS a
        ON CONFLICT (id) DO NOTHING RETURNING id`;
      const values = [id, label, provider ?? null, trustedFrom ?? null, accountId, epoch];
      return (await query(text, values)).length > 0;
    },
    async relabel(accountId, id, label) {
      const text = 'UPDATE passkeys SET label = $3 WHERE id = $1 AND account_id = $2 RETURNING id';
      return (await query(text, [id, accountId, label])).length > 0;
    },
    async unlink(accountId, id) {
      const text = 'DELETE FROM passkeys WHERE id = $1 AND account_id = $2 RETURNING id';
      return (await query(text, [id, accountId])).length > 0;
    },
  };
}
