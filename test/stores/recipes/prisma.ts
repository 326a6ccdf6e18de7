import { foldEmail, foldUsername } from 'passkey-elements/backend';
import type {
  Account,
  AccountChanges,
  Accounts,
  ExpectedAccount,
  LinkedPasskey,
} from 'passkey-elements/backend';
import { Prisma, type Account as Row, type Passkey, type PrismaClient } from './generated/client.ts';

/** The columns of the members that an object has; null for a member that is undefined. */
function columnsOf(account: ExpectedAccount) {
  const { username, displayName, email, epoch } = account;
  return {
    ...(username !== undefined && { username, usernameKey: foldUsername(username) }),
    ...('displayName' in account && { displayName: displayName ?? null }),
    ...('email' in account && { email: email ?? null, emailKey: email ? foldEmail(email) : null }),
    ...('epoch' in account && { epoch: epoch ?? 0 }),
  };
}

/** Prisma has a null of its own for JSON. */
const changesOf = (changes: AccountChanges) => ({
  ...columnsOf(changes),
  ...('formerEmail' in changes && { formerEmail: changes.formerEmail ?? Prisma.DbNull }),
});

const accountOf = (row: Row | null | undefined): Account | undefined =>
  row
    ? {
        id: row.id,
        username: row.username,
        ...(row.displayName !== null && { displayName: row.displayName }),
        ...(row.email !== null && { email: row.email }),
        ...(row.formerEmail !== null && { formerEmail: row.formerEmail as Required<Account>['formerEmail'] }),
        ...(row.epoch !== 0 && { epoch: row.epoch }),
      }
    : undefined;

const passkeyOf = (row: Passkey): LinkedPasskey => ({
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
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return undefined;
    throw error;
  }
}

export function prismaAccounts(prisma: PrismaClient): Accounts {
  return {
    find: async (id) => accountOf(await prisma.account.findUnique({ where: { id } })),
    findByEmail: async (email) =>
      accountOf(await prisma.account.findUnique({ where: { emailKey: foldEmail(email) } })),
    async findByPasskey(id) {
      const passkey = await prisma.passkey.findUnique({ where: { id }, include: { account: true } });
      return accountOf(passkey?.account);
    },
    isUsernameTaken: async (username) =>
      (await prisma.account.count({ where: { usernameKey: foldUsername(username) } })) > 0,
    async create({ id, username, ...account }, passkey) {
      const row = { id, username, usernameKey: foldUsername(username), ...changesOf(account) };
      // Prisma creates both in one transaction.
      const data = { ...row, ...(passkey && { passkeys: { create: passkey } }) };
      return (await unlessTaken(prisma.account.create({ data }))) !== undefined;
    },
    async update(id, changes, expected) {
      // `updateMany` compares and writes in one statement.
      const where = { id, ...columnsOf(expected) };
      const result = await unlessTaken(prisma.account.updateMany({ where, data: changesOf(changes) }));
      if (!result) return 'taken';
      return result.count === 1 ? 'updated' : 'stale';
    },
    async passkeys(accountId) {
      const rows = await prisma.passkey.findMany({ where: { accountId }, orderBy: { seq: 'asc' } });
      return rows.map(passkeyOf);
    },
    link: (accountId, passkey, epoch) =>
      prisma.$transaction(async (tx) => {
        // Writing the epoch again locks the account's row until the passkey is there.
        const { count } = await tx.account.updateMany({ where: { id: accountId, epoch }, data: { epoch } });
        if (count === 0) return false;
        const links = await tx.passkey.createMany({ data: { ...passkey, accountId }, skipDuplicates: true });
        return links.count === 1;
      }),
    relabel: async (accountId, id, label) =>
      (await prisma.passkey.updateMany({ where: { id, accountId }, data: { label } })).count === 1,
    unlink: async (accountId, id) =>
      (await prisma.passkey.deleteMany({ where: { id, accountId } })).count === 1,
  };
}
