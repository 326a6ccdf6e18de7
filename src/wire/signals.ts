/**
 * Passlock's public zone, second half: what a device is to be told about passkeys. First generation: what
 * belongs to a vault id. Second generation: what the app's backend prepared, in exchange for its token.
 *
 * Each call is a function of its own, so that an app loads those it uses.
 */
import { PasskeyError } from './errors.js';
import type { Pruning, Removal, Renaming } from './backend.js';
import type {
  CredentialMapping,
  CredentialsMapping,
  NamedCredential,
  PasskeyDeletionInstructions,
  PasskeyPruningInstructions,
  PasskeyUpdateInstructions,
  Warning,
} from './contract.js';
import { list, requestJson, strings, type Abortable } from './json-request.js';
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
 * @throws PasskeyError `bad-config` for a malformed id, `not-found`
 */
export const fetchCredential = async (
  config: PasslockConfig,
  passkeyId: string,
  io: Abortable,
): Promise<CredentialMapping> => mapping(await lookUp(config, 'credential', [passkeyId], io));

/**
 * The WebAuthn ids of the passkeys that stay. First generation, `GET /{t}/credentials/{ids}`.
 *
 * @throws PasskeyError `bad-config` for no or malformed ids, `not-found`, and `bad-response` for an answer with
 *   fewer passkeys than were asked for: a device drops what such a list leaves out
 */
export async function fetchAccepted(
  config: PasslockConfig,
  passkeyIds: readonly string[],
  io: Abortable,
): Promise<CredentialsMapping> {
  const answer = accepted(await lookUp(config, 'credentials', passkeyIds, io));
  if (answer.allAcceptedCredentialIds.length < new Set(passkeyIds).size) throw incomplete();
  return answer;
}

/** Second generation, `POST /v2/{t}/passkeys/update/exchange`. The token is good once. */
export const exchangeUpdate = (config: PasslockConfig, updatePasskeysToken: string, io: Abortable) =>
  exchange(config, 'update', { updatePasskeysToken }, io, (one): UpdateInstruction =>
    strings(one, 'rpId', 'userId', 'username', 'displayName'),
  );

/** Second generation, `POST /v2/{t}/passkeys/delete/exchange`. The token is good once. */
export const exchangeDeletion = (config: PasslockConfig, deletePasskeysToken: string, io: Abortable) =>
  exchange(config, 'delete', { deletePasskeysToken }, io, (one): DeletionInstruction => mapping(one));

/** Second generation, `POST /v2/{t}/passkeys/prune/exchange`. The token is good once. */
export const exchangePruning = (config: PasslockConfig, prunePasskeysToken: string, io: Abortable) =>
  exchange(config, 'prune', { prunePasskeysToken }, io, accepted);

/** Whom a backend's answer to a removal names: for its token, or (first generation) by itself. */
export const deletionsIn = async (config: PasslockConfig, answer: Removal, io: Abortable) =>
  'credential' in answer
    ? at([mapping(answer.credential)])
    : exchangeDeletion(config, answer.deletePasskeysToken, io);

/** Which new names a backend's answer brings: for its token, or (first generation) by itself. */
export const updatesIn = async (
  config: PasslockConfig,
  answer: Renaming,
  io: Abortable,
): Promise<Instructions<NamedCredential>> =>
  'credentials' in answer
    ? at(list(answer.credentials).map((one): NamedCredential => strings(one, 'rpId', 'userId', 'username')))
    : exchangeUpdate(config, answer.updatePasskeysToken, io);

/**
 * Which passkeys stay, as a backend's answer says: for its token, or (first generation) by itself.
 *
 * @param least rpIds of the passkeys that are known to be there, one for each
 * @throws PasskeyError `bad-response` for fewer passkeys than that: a device drops what such a list leaves out
 */
export async function pruningIn(
  config: PasslockConfig,
  answer: Pruning,
  least: readonly string[],
  io: Abortable,
): Promise<Instructions<PruningInstruction>> {
  const news =
    'credentials' in answer
      ? at(byAccount(list(answer.credentials).map(mapping)))
      : await exchangePruning(config, answer.prunePasskeysToken, io);
  for (const { rpId } of news.instructions) {
    const there = news.instructions.flatMap((one) => (one.rpId === rpId ? one.allAcceptedCredentialIds : []));
    if (there.length < least.filter((one) => one === rpId).length) throw incomplete();
  }
  return news;
}

const at = <Instruction>(instructions: Instruction[]) => ({ instructions, warnings: [] });

const mapping = (one: unknown): CredentialMapping => strings(one, 'credentialId', 'userId', 'rpId');

/** Devices keep accounts apart by relying party and user handle. */
function byAccount(credentials: readonly CredentialMapping[]): PruningInstruction[] {
  const accounts = new Map<string, PruningInstruction>();
  for (const { rpId, userId, credentialId } of credentials) {
    const key = `${rpId} ${userId}`;
    const account = accounts.get(key) ?? { rpId, userId, allAcceptedCredentialIds: [] };
    account.allAcceptedCredentialIds.push(credentialId);
    accounts.set(key, account);
  }
  return [...accounts.values()];
}

const incomplete = () => new PasskeyError('bad-response', 'The answer lacks passkeys');

function lookUp(config: PasslockConfig, what: string, ids: readonly string[], { signal }: Abortable) {
  // An id is a part of the path: nothing but an id may get there.
  if (!ids.length || !ids.every((id) => id && /^[\w-]{1,64}$/.test(id)))
    throw new PasskeyError('bad-config', 'passkeyId is missing or malformed');
  const url = `${baseUrl(config, 1)}/${what}/${encodeURIComponent(ids.join())}`;
  return requestJson(url, { signal, fetch: config.fetch });
}

async function exchange<Instruction>(
  config: PasslockConfig,
  what: string,
  body: object,
  { signal }: Abortable,
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
    throw new PasskeyError('bad-response', 'The answer lacks passkeys');
  return { rpId, userId, allAcceptedCredentialIds: ids as string[] };
}
