/**
 * Second generation: changes that a person's device should hear of. The backend makes the change and gets a
 * token; the page exchanges the token for what to tell the browser.
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
} from '../src/api/contract.js';
import { newAuthorization, takeToken } from './ceremonies.js';
import { route, type Call, type Route } from './route.js';
import type { Row, Transaction } from './store/store.js';
import type { PasskeyRecord } from './store/tables.js';
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
    handle: async (call, { userId, username, displayName }): Promise<PreparedPasskeyUpdate> => {
      const { services, tenancy } = call;
      const { token, id, ...times } = await newAuthorization(call);
      const renamed = { username, ...(displayName !== undefined && { displayName }) };
      const warnings = await services.store.transact((transaction) => {
        const rows = transaction.find('passkeys', tenancy.id, 'userId', userId);
        for (const row of rows) {
          const record = { ...row.record, ...renamed, updatedAt: times.createdAt };
          transaction.replace('passkeys', tenancy.id, row.id, record);
        }
        const found = warnIfNone(rows);
        const change = { purpose: 'update' as const, userId, ...renamed, warnings: found };
        transaction.insert('tokens', tenancy.id, id, { ...change, ...times });
        return found;
      });
      const { expiresAt } = times;
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
      const { services, tenancy } = call;
      const { token, id, ...times } = await newAuthorization(call);
      const warnings = await services.store.transact((transaction) => {
        const { rows, warnings: found } = condemned(transaction, tenancy.id, body);
        // Taken down now: when the page asks, the records are gone.
        const instructions = rows.map(({ record: { rpId, userHandle, credentialId } }) => ({
          ...{ rpId, userId: userHandle, credentialId },
        }));
        for (const row of rows) transaction.delete('passkeys', tenancy.id, row.id);
        const change = { purpose: 'delete' as const, instructions, warnings: found };
        transaction.insert('tokens', tenancy.id, id, { ...change, ...times });
        return found;
      });
      const { expiresAt } = times;
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
      const { services, tenancy } = call;
      const { token, id, ...times } = await newAuthorization(call);
      const warnings = await services.store.transact((transaction) => {
        const found = warnIfNone(transaction.find('passkeys', tenancy.id, 'userId', userId));
        const change = { purpose: 'prune' as const, userId, warnings: found };
        transaction.insert('tokens', tenancy.id, id, { ...change, ...times });
        return found;
      });
      const { expiresAt } = times;
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
      const { userId, username, displayName, warnings } = await takeToken(
        call,
        updatePasskeysToken,
        'update',
      );
      const handles = await handlesOf(call, userId);
      return {
        _tag: 'PasskeyUpdateInstructions',
        instructions: handles.map(({ rpId, userHandle }) => ({
          ...{ rpId, userId: userHandle, username, displayName: displayName ?? username },
        })),
        warnings,
      };
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
      const { userId, warnings } = await takeToken(call, prunePasskeysToken, 'prune');
      const handles = await handlesOf(call, userId);
      return {
        _tag: 'PasskeyPruningInstructions',
        instructions: handles.map(({ rpId, userHandle, credentialIds }) => ({
          ...{ rpId, userId: userHandle, allAcceptedCredentialIds: credentialIds },
        })),
        warnings,
      };
    },
  }),
];

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

/** The person's passkeys as devices know them: by relying party and user handle. */
async function handlesOf({ services, tenancy }: Call, userId: string): Promise<Handle[]> {
  const rows = await services.store.transact((transaction) =>
    transaction.find('passkeys', tenancy.id, 'userId', userId),
  );
  const handles: Handle[] = [];
  for (const { record } of rows) {
    const { rpId, userHandle, credentialId } = record;
    const known = handles.find((handle) => handle.rpId === rpId && handle.userHandle === userHandle);
    if (known) known.credentialIds.push(credentialId);
    else handles.push({ rpId, userHandle, credentialIds: [credentialId] });
  }
  return handles;
}
