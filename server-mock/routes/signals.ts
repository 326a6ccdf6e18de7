/**
 * Second generation: changes that the browser signals to the person's device. The backend makes the change and gets
 * a token; the page exchanges it for instructions, which describe the vault at the time of the change.
 */
import type {
  PasskeyDeletionInstructions,
  PasskeyPruningInstructions,
  PasskeyUpdateInstructions,
  PreparedPasskeyDeletion,
  PreparedPasskeyPruning,
  PreparedPasskeyUpdate,
  PrepareDeletionRequest,
  Warning,
} from '../../src/wire/contract.js';
import { route, type RequestContext, type Route } from '../http/route.js';
import type { Row, Transaction } from '../store/store.js';
import type { PasskeyRecord, TokenRecord } from '../store/tables.js';
import { newAuthorizationToken, takeToken } from '../vault/authorization-tokens.js';
import type { WithoutTimes } from '../vault/ceremonies.js';
import {
  deleteExchangeRequest,
  prepareDeletionRequest,
  preparePruningRequest,
  prepareUpdateRequest,
  pruneExchangeRequest,
  updateExchangeRequest,
} from './schemas/vault.js';

export const signalRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/passkeys/update',
    generations: [2],
    zone: 'server',
    status: 202,
    body: prepareUpdateRequest,
    handle: async (context, body): Promise<PreparedPasskeyUpdate> => {
      const { userId, username, displayName = username } = body;
      const { token, expiresAt, warnings } = await prepare(context, (transaction, now) => {
        const rows = transaction.find('passkeys', context.tenancy.id, 'userId', userId);
        for (const row of rows) {
          // The vault does not store the display name: it is for the devices.
          const record = { ...row.record, username, updatedAt: now };
          transaction.replace('passkeys', context.tenancy.id, row.id, record);
        }
        const instructions = accountsOf(rows).map(({ rpId, userHandle }) => ({
          rpId,
          userId: userHandle,
          username,
          displayName,
        }));
        return { purpose: 'update', instructions, warnings: warnIfNone(rows) };
      });
      return { _tag: 'PreparedPasskeyUpdate', updatePasskeysToken: token, expiresAt, warnings };
    },
  }),

  route({
    method: 'POST',
    path: '/passkeys/delete',
    generations: [2],
    zone: 'server',
    status: 202,
    body: prepareDeletionRequest,
    handle: async (context, body): Promise<PreparedPasskeyDeletion> => {
      const { token, expiresAt, warnings } = await prepare(context, (transaction) => {
        const { rows, warnings } = passkeysToDelete(transaction, context.tenancy.id, body);
        for (const row of rows) transaction.delete('passkeys', context.tenancy.id, row.id);
        const instructions = rows.map(({ record: { rpId, userHandle, credentialId } }) => ({
          rpId,
          userId: userHandle,
          credentialId,
        }));
        return { purpose: 'delete', instructions, warnings };
      });
      return { _tag: 'PreparedPasskeyDeletion', deletePasskeysToken: token, expiresAt, warnings };
    },
  }),

  route({
    method: 'POST',
    path: '/passkeys/prune',
    generations: [2],
    zone: 'server',
    status: 202,
    body: preparePruningRequest,
    handle: async (context, { userId }): Promise<PreparedPasskeyPruning> => {
      const { token, expiresAt, warnings } = await prepare(context, (transaction) => {
        const rows = transaction.find('passkeys', context.tenancy.id, 'userId', userId);
        const instructions = accountsOf(rows).map(({ rpId, userHandle, credentialIds }) => ({
          rpId,
          userId: userHandle,
          allAcceptedCredentialIds: credentialIds,
        }));
        return { purpose: 'prune', instructions, warnings: warnIfNone(rows) };
      });
      return { _tag: 'PreparedPasskeyPruning', prunePasskeysToken: token, expiresAt, warnings };
    },
  }),

  route({
    method: 'POST',
    path: '/passkeys/update/exchange',
    generations: [2],
    zone: 'browser',
    body: updateExchangeRequest,
    handle: async (context, { updatePasskeysToken }): Promise<PasskeyUpdateInstructions> => {
      const { instructions, warnings } = await takeToken(context, updatePasskeysToken, 'update');
      return { _tag: 'PasskeyUpdateInstructions', instructions, warnings };
    },
  }),

  route({
    method: 'POST',
    path: '/passkeys/delete/exchange',
    generations: [2],
    zone: 'browser',
    body: deleteExchangeRequest,
    handle: async (context, { deletePasskeysToken }): Promise<PasskeyDeletionInstructions> => {
      const { instructions, warnings } = await takeToken(context, deletePasskeysToken, 'delete');
      return { _tag: 'PasskeyDeletionInstructions', instructions, warnings };
    },
  }),

  route({
    method: 'POST',
    path: '/passkeys/prune/exchange',
    generations: [2],
    zone: 'browser',
    body: pruneExchangeRequest,
    handle: async (context, { prunePasskeysToken }): Promise<PasskeyPruningInstructions> => {
      const { instructions, warnings } = await takeToken(context, prunePasskeysToken, 'prune');
      return { _tag: 'PasskeyPruningInstructions', instructions, warnings };
    },
  }),
];

type Change = WithoutTimes<Extract<TokenRecord, { instructions: unknown }>>;

/** Makes a change and stores its token in one transaction. */
async function prepare(
  context: RequestContext,
  makeChange: (transaction: Transaction, now: number) => Change,
): Promise<{ token: string; expiresAt: number; warnings: Warning[] }> {
  const { token, id, createdAt, expiresAt } = await newAuthorizationToken(context);
  const { warnings } = await context.services.store.transact((transaction) => {
    const change = makeChange(transaction, createdAt);
    transaction.insert('tokens', context.tenancy.id, id, { ...change, createdAt, expiresAt });
    return change;
  });
  return { token, expiresAt, warnings };
}

function warnIfNone(rows: readonly unknown[]): Warning[] {
  return rows.length > 0 ? [] : [{ code: 'NO_PASSKEYS_FOUND', message: 'The user has no passkeys.' }];
}

function passkeysToDelete(
  transaction: Transaction,
  tenancy: string,
  request: PrepareDeletionRequest,
): { rows: Omit<Row<PasskeyRecord>, 'seq'>[]; warnings: Warning[] } {
  if ('userId' in request) {
    const rows = transaction.find('passkeys', tenancy, 'userId', request.userId);
    return { rows, warnings: warnIfNone(rows) };
  }
  const warnings: Warning[] = [];
  const rows = [...new Set(request.passkeyIds)].flatMap((id) => {
    const record = transaction.get('passkeys', tenancy, id);
    if (record) return [{ id, record }];
    warnings.push({ code: 'PASSKEY_NOT_FOUND', message: 'There is no such passkey.', passkeyId: id });
    return [];
  });
  return { rows, warnings };
}

interface DeviceAccount {
  rpId: string;
  userHandle: string;
  credentialIds: string[];
}

/** Groups passkeys as devices do: by relying party and user handle. */
function accountsOf(rows: readonly Row<PasskeyRecord>[]): DeviceAccount[] {
  const accounts: DeviceAccount[] = [];
  for (const { record } of rows) {
    const { rpId, userHandle, credentialId } = record;
    const known = accounts.find((account) => account.rpId === rpId && account.userHandle === userHandle);
    if (known) known.credentialIds.push(credentialId);
    else accounts.push({ rpId, userHandle, credentialIds: [credentialId] });
  }
  return accounts;
}
