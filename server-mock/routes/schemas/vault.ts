/** Request bodies of the passkey endpoints and of the second generation's signals. */
import * as v from 'valibot';
import type {
  PrepareDeletionRequest,
  PreparePruningRequest,
  PrepareUpdateRequest,
  UpdatePasskeyRequest,
} from '../../../src/wire/contract.js';
import { object, type Schema } from '../../http/schema.js';
import { displayName, passkeyIds, token, userId, username } from './fields.js';

export const updatePasskeyRequest: Schema<UpdatePasskeyRequest> = object({
  userId: v.exactOptional(userId),
  username: v.exactOptional(username),
});

export const prepareUpdateRequest: Schema<PrepareUpdateRequest> = object({
  userId,
  username,
  displayName: v.exactOptional(displayName),
});

export const prepareDeletionRequest: Schema<PrepareDeletionRequest> = v.pipe(
  object({
    passkeyIds: v.exactOptional(v.pipe(passkeyIds, v.minLength(1))),
    userId: v.exactOptional(userId),
  }),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
    if (value.passkeyIds && value.userId === undefined) return { passkeyIds: value.passkeyIds };
    if (value.userId !== undefined && !value.passkeyIds) return { userId: value.userId };
    addIssue({ message: 'expected either passkeyIds or userId' });
    return NEVER;
  }),
);

export const preparePruningRequest: Schema<PreparePruningRequest> = object({ userId });

export const updateExchangeRequest: Schema<{ updatePasskeysToken: string }> = object({
  updatePasskeysToken: token,
});

export const deleteExchangeRequest: Schema<{ deletePasskeysToken: string }> = object({
  deletePasskeysToken: token,
});

export const pruneExchangeRequest: Schema<{ prunePasskeysToken: string }> = object({
  prunePasskeysToken: token,
});
