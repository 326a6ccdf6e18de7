/**
 * Passlock's public zone, second half: what a device is to be told about passkeys. First generation: what
 * belongs to a vault id. Second generation: what the app's backend prepared, in exchange for its token.
 *
 * Each call is a function of its own, so that an app loads those it uses.
 */
import { KitError } from '../errors.js';
import type {
  CredentialMapping,
  CredentialsMapping,
  PasskeyDeletionInstructions,
  PasskeyPruningInstructions,
  PasskeyUpdateInstructions,
  Warning,
} from './contract.js';
import { list, requestJson, strings, type Io } from './http.js';
import { baseUrl, type PasslockConfig } from './passlock.js';

export type UpdateInstruction = PasskeyUpdateInstructions['instructions'][number];
export type DeletionInstruction = PasskeyDeletionInstructions['instructions'][number];
export type PruningInstruction = PasskeyPruningInstructions['instructions'][number];

/** What a device is to be told, and what the server has to say about it. */
export interface Instructions<Instruction> {
  instructions: Instruction[];
  warnings: Warning[];
}

/**
 * The WebAuthn ids behind a passkey's vault id. First generation, `GET /{t}/credential/{passkeyId}`.
 *
 * @throws KitError `bad-config` for a malformed id, `not-found`
 */
export const fetchCredential = async (
  config: PasslockConfig,
  passkeyId: string,
  io: Io,
): Promise<CredentialMapping> =>
  strings(await lookUp(config, 'credential', [passkeyId], io), 'credentialId', 'userId', 'rpId');

/**
 * The WebAuthn ids of the passkeys that stay. First generation, `GET /{t}/credentials/{ids}`.
 *
 * @throws KitError `bad-config` for no or malformed ids, `not-found`, and `bad-response` for an answer with
 *   fewer passkeys than were asked for: a device drops what such a list leaves out
 */
export async function fetchAccepted(
  config: PasslockConfig,
  passkeyIds: readonly string[],
  io: Io,
): Promise<CredentialsMapping> {
  const answer = accepted(await lookUp(config, 'credentials', passkeyIds, io));
  if (answer.allAcceptedCredentialIds.length < new Set(passkeyIds).size)
    throw new KitError('bad-response', 'The answer leaves passkeys out');
  return answer;
}

/** Second generation, `POST /v2/{t}/passkeys/update/exchange`. The token is good once. */
export const exchangeUpdate = (config: PasslockConfig, updatePasskeysToken: string, io: Io) =>
  exchange(config, 'update', { updatePasskeysToken }, io, (one): UpdateInstruction =>
    strings(one, 'rpId', 'userId', 'username', 'displayName'),
  );

/** Second generation, `POST /v2/{t}/passkeys/delete/exchange`. The token is good once. */
export const exchangeDeletion = (config: PasslockConfig, deletePasskeysToken: string, io: Io) =>
  exchange(config, 'delete', { deletePasskeysToken }, io, (one): DeletionInstruction =>
    strings(one, 'rpId', 'userId', 'credentialId'),
  );

/** Second generation, `POST /v2/{t}/passkeys/prune/exchange`. The token is good once. */
export const exchangePruning = (config: PasslockConfig, prunePasskeysToken: string, io: Io) =>
  exchange(config, 'prune', { prunePasskeysToken }, io, accepted);

function lookUp(config: PasslockConfig, what: string, ids: readonly string[], { signal }: Io) {
  // An id is a part of the path: nothing but an id may get there.
  if (!ids.length || !ids.every((id) => /^[\w-]{1,64}$/.test(id)))
    throw new KitError('bad-config', 'Passkey ids are missing or malformed');
  const url = `${baseUrl(config, 1)}/${what}/${encodeURIComponent(ids.join())}`;
  return requestJson(url, { method: 'GET', signal, fetch: config.fetch });
}

async function exchange<Instruction>(
  config: PasslockConfig,
  what: string,
  body: object,
  { signal }: Io,
  check: (one: unknown) => Instruction,
): Promise<Instructions<Instruction>> {
  const url = `${baseUrl(config, 2)}/passkeys/${what}/exchange`;
  const answer = await requestJson(url, { body, signal, fetch: config.fetch });
  return {
    instructions: list(answer['instructions']).map(check),
    warnings: list(answer['warnings']).map((one) => strings(one, 'code', 'message') as unknown as Warning),
  };
}

/** An empty list would tell the device to drop every passkey of the account; no server means that. */
function accepted(answer: unknown): PruningInstruction {
  const { rpId, userId } = strings(answer, 'rpId', 'userId');
  const ids = list((answer as PruningInstruction).allAcceptedCredentialIds);
  if (!ids.length || !ids.every((id) => id && typeof id === 'string'))
    throw new KitError('bad-response', 'The answer lacks accepted passkeys');
  return { rpId, userId, allAcceptedCredentialIds: ids as string[] };
}
