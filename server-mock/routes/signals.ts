/**
 * Second generation: changes that a person's device should hear of. The backend makes the change and gets a
 * token that holds what to tell the browser, as it was then; the page exchanges the token for it.
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
import { newAuthorization, takeToken, type WithoutTimes } from './ceremonies.js';
import { route, type Call, type Route } from '../http/route.js';
import type { Row, Transaction } from '../store/store.js';
import type { PasskeyRecord, TokenRecord } from '../store/tables.js';
import {
  deleteExchangeRequest,
  prepareDeletionRequest,
  preparePruningRequest,
  prepareUpdateRequest,
  pruneExchangeRequest,
  updateExchangeRequest,
} from './vault-schemas.js';

export const signalRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/passkeys/update',
    generations: [2],
    zone: 'server',
    status: 202,
    body: prepareUpdateRequest,
    handle: async (call, body): Promise<PreparedPasskeyUpdate> => {
      const { userId, username, displayName = username } = body;
      const { token, expiresAt, warnings } = await prepare(call, (transaction, now) => {
        const rows = transaction.find('passkeys', call.tenancy.id, 'userId', userId);
        for (const row of rows) {
          // The display name is for the devices only.
          const record = { ...row.record, username, updatedAt: now };
          transaction.replace('passkeys', call.tenancy.id, row.id, record);
        }
        const instructions = handlesOf(rows).map(({ rpId, userHandle }) => ({
          ...{ rpId, userId: userHandle, username, displayName },
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
    handle: async (call, body): Promise<PreparedPasskeyDeletion> => {
      const { token, expiresAt, warnings } = await prepare(call, (transaction) => {
        const { rows, warnings } = condemned(transaction, call.tenancy.id, body);
        for (const row of rows) transaction.delete('passkeys', call.tenancy.id, row.id);
        const instructions = rows.map(({ record: { rpId, userHandle, credentialId } }) => ({
          ...{ rpId, userId: userHandle, credentialId },
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
    handle: async (call, { userId }): Promise<PreparedPasskeyPruning> => {
      const { token, expiresAt, warnings } = await prepare(call, (transaction) => {
        const rows = transaction.find('passkeys', call.tenancy.id, 'userId', userId);
        const instructions = handlesOf(rows).map(({ rpId, userHandle, credentialIds }) => ({
          ...{ rpId, userId: userHandle, allAcceptedCredentialIds: credentialIds },
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
    handle: async (call, { updatePasskeysToken }): Promise<PasskeyUpdateInstructions> => {
      const { instructions, warnings } = await takeToken(call, updatePasskeysToken, 'update');
      return { _tag: 'PasskeyUpdateInstructions', instructions, warnings };
    },
  }),

  route({
    method: 'POST',
    path: '/passkeys/delete/exchange',
    generations: [2],
    zone: 'browser',
    body: deleteExchangeRequest,
    handle: async (call, { deletePasskeysToken }): Promise<PasskeyDeletionInstructions> => {
      const { instructions, warnings } = await takeToken(call, deletePasskeysToken, 'delete');
      return { _tag: 'PasskeyDeletionInstructions', instructions, warnings };
    },
  }),

  route({
    method: 'POST',
    path: '/passkeys/prune/exchange',
    generations: [2],
    zone: 'browser',
    body: pruneExchangeRequest,
    handle: async (call, { prunePasskeysToken }): Promise<PasskeyPruningInstructions> => {
      const { instructions, warnings } = await takeToken(call, prunePasskeysToken, 'prune');
      return { _tag: 'PasskeyPruningInstructions', instructions, warnings };
    },
  }),
];

type Change = WithoutTimes<Extract<TokenRecord, { instructions: unknown }>>;

/** Makes a change and the token that stands for it, in one step. */
async function prepare(
  call: Call,
  make: (transaction: Transaction, now: number) => Change,
): Promise<{ token: string; expiresAt: number; warnings: Warning[] }> {
  const { token, id, createdAt, expiresAt } = await newAuthorization(call);
  const { warnings } = await call.services.store.transact((transaction) => {
    const change = make(transaction, createdAt);
    transaction.insert('tokens', call.tenancy.id, id, { ...change, createdAt, expiresAt });
    return change;
  });
  return { token, expiresAt, warnings };
}

function warnIfNone(rows: readonly unknown[]): Warning[] {
  return rows.length > 0 ? [] : [{ code: 'NO_PASSKEYS_FOUND', message: 'The user has no passkeys.' }];
}

function condemned(
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

interface Handle {
  rpId: string;
  userHandle: string;
  credentialIds: string[];
}

/** A person's passkeys as devices know them: by relying party and user handle. */
function handlesOf(rows: readonly Row<PasskeyRecord>[]): Handle[] {
  const handles: Handle[] = [];
  for (const { record } of rows) {
    const { rpId, userHandle, credentialId } = record;
    const known = handles.find((handle) => handle.rpId === rpId && handle.userHandle === userHandle);
    if (known) known.credentialIds.push(credentialId);
    else handles.push({ rpId, userHandle, credentialIds: [credentialId] });
  }
  return handles;
}
