/**
 * Passlock's endpoints for signals to the device. First generation: look up the credentials of vault ids.
 * Second generation: exchange a token of the app's backend for the instructions that it prepared.
 *
 * Each call is a separate function, so that an app bundles only the ones it uses.
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

/** Signals to send to the device, and the server's warnings. */
export interface Instructions<Instruction> {
  instructions: Instruction[];
  warnings: Warning[];
}

/**
 * The WebAuthn ids of a passkey, by its vault id. First generation, `GET /{t}/credential/{passkeyId}`.
 *
 * @throws PasskeyError `bad-config` for a malformed id, `not-found`
 */
export const fetchCredential = async (
  config: PasslockConfig,
  passkeyId: string,
  options: Abortable,
): Promise<CredentialMapping> => mapping(await lookUp(config, 'credential', [passkeyId], options));

/**
 * The WebAuthn ids of the accepted passkeys, by vault id. First generation, `GET /{t}/credentials/{ids}`.
 *
 * @throws PasskeyError `bad-config` for no or malformed ids, `not-found`, and `bad-response` for a response
 *   with fewer passkeys than requested: the device would remove those that are missing
 */
export async function fetchAccepted(
  config: PasslockConfig,
  passkeyIds: readonly string[],
  options: Abortable,
): Promise<CredentialsMapping> {
  const mapped = accepted(await lookUp(config, 'credentials', passkeyIds, options));
  if (mapped.allAcceptedCredentialIds.length < new Set(passkeyIds).size) throw incomplete();
  return mapped;
}

/** Second generation, `POST /v2/{t}/passkeys/update/exchange`. The token is single-use. */
export const exchangeUpdate = (config: PasslockConfig, updatePasskeysToken: string, options: Abortable) =>
  exchange(config, 'update', { updatePasskeysToken }, options, (one): UpdateInstruction =>
    strings(one, 'rpId', 'userId', 'username', 'displayName'),
  );

/** Second generation, `POST /v2/{t}/passkeys/delete/exchange`. The token is single-use. */
export const exchangeDeletion = (config: PasslockConfig, deletePasskeysToken: string, options: Abortable) =>
  exchange(config, 'delete', { deletePasskeysToken }, options, (one): DeletionInstruction => mapping(one));

/** Second generation, `POST /v2/{t}/passkeys/prune/exchange`. The token is single-use. */
export const exchangePruning = (config: PasslockConfig, prunePasskeysToken: string, options: Abortable) =>
  exchange(config, 'prune', { prunePasskeysToken }, options, accepted);

/** The credentials to remove: exchanged for the backend's token, or (first generation) from its response. */
export const deletionsIn = async (config: PasslockConfig, removal: Removal, options: Abortable) =>
  'credential' in removal
    ? withoutWarnings([mapping(removal.credential)])
    : exchangeDeletion(config, removal.deletePasskeysToken, options);

/** The new names: exchanged for the backend's token, or (first generation) from its response. */
export const updatesIn = async (
  config: PasslockConfig,
  renaming: Renaming,
  options: Abortable,
): Promise<Instructions<NamedCredential>> =>
  'credentials' in renaming
    ? withoutWarnings(
        list(renaming.credentials).map((one): NamedCredential => strings(one, 'rpId', 'userId', 'username')),
      )
    : exchangeUpdate(config, renaming.updatePasskeysToken, options);

/**
 * The accepted passkeys: exchanged for the backend's token, or (first generation) from its response.
 *
 * @param least the rpId of each passkey in the manager's list
 * @throws PasskeyError `bad-response` for fewer passkeys: the device would remove those that are missing
 */
export async function pruningIn(
  config: PasslockConfig,
  pruning: Pruning,
  least: readonly string[],
  options: Abortable,
): Promise<Instructions<PruningInstruction>> {
  const accounts =
    'credentials' in pruning
      ? withoutWarnings(byAccount(list(pruning.credentials).map(mapping)))
      : await exchangePruning(config, pruning.prunePasskeysToken, options);
  for (const { rpId } of accounts.instructions) {
    const ids = accounts.instructions.flatMap((one) =>
      one.rpId === rpId ? one.allAcceptedCredentialIds : [],
    );
    if (ids.length < least.filter((one) => one === rpId).length) throw incomplete();
  }
  return accounts;
}

const withoutWarnings = <Instruction>(instructions: Instruction[]) => ({ instructions, warnings: [] });

const mapping = (one: unknown): CredentialMapping => strings(one, 'credentialId', 'userId', 'rpId');

/** A device identifies an account by relying party and user handle. */
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

const incomplete = () => new PasskeyError('bad-response', 'The response lacks passkeys');

function lookUp(config: PasslockConfig, what: string, ids: readonly string[], { signal }: Abortable) {
  // Ids become part of the URL's path.
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
  const response = await requestJson(url, { body, signal, fetch: config.fetch });
  return {
    instructions: list(response['instructions']).map(check),
    warnings: list(response['warnings']).map((one) => strings(one, 'code', 'message') as unknown as Warning),
  };
}

/** Refuses an empty list: the device would remove every passkey of the account, which no server intends. */
function accepted(value: unknown): PruningInstruction {
  const { rpId, userId } = strings(value, 'rpId', 'userId');
  const ids = list((value as PruningInstruction).allAcceptedCredentialIds);
  if (!ids.length || !ids.every((id) => id && typeof id === 'string'))
    throw new PasskeyError('bad-response', 'The response lacks passkeys');
  return { rpId, userId, allAcceptedCredentialIds: ids as string[] };
}
