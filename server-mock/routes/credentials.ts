/** First generation, for pages: which WebAuthn credentials are behind ids of the vault. */
import type { CredentialMapping, CredentialsMapping } from '../../src/wire/contract.js';
import { badRequest, WireError } from '../http/errors.js';
import { JsonError, parseJson } from '../http/json.js';
import { route, type Call, type Route } from '../http/route.js';
import type { PasskeyRecord } from '../store/tables.js';

export const credentialRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/credential/:id',
    generations: [1],
    zone: 'browser',
    handle: async (call): Promise<CredentialMapping> => {
      const [record] = await lookUp(call, [call.params['id'] ?? '']);
      const { credentialId, userHandle, rpId } = record;
      return { credentialId, userId: userHandle, rpId };
    },
  }),

  route({
    method: 'GET',
    path: '/credentials/:ids',
    generations: [1],
    zone: 'browser',
    handle: async (call): Promise<CredentialsMapping> => {
      const records = await lookUp(call, idsFrom(call));
      const [{ rpId, userHandle }] = records;
      // A browser is told of one account's passkeys at a time.
      if (records.some((record) => record.rpId !== rpId || record.userHandle !== userHandle)) {
        throw badRequest('The passkeys belong to different users or rpIds.');
      }
      const allAcceptedCredentialIds = records.map(({ credentialId }) => credentialId);
      return { rpId, userId: userHandle, allAcceptedCredentialIds };
    },
  }),
];

/** Those that exist, of which there must be one. */
async function lookUp(
  { services, tenancy }: Call,
  ids: readonly string[],
): Promise<[PasskeyRecord, ...PasskeyRecord[]]> {
  const [first, ...others] = await services.store.transact((transaction) =>
    [...new Set(ids)].flatMap((id) => transaction.get('passkeys', tenancy.id, id) ?? []),
  );
  if (!first) throw new WireError('@error/NotFound', 'There is no such passkey.');
  return [first, ...others];
}

/**
 * Ids joined by commas. Version 2.4.3 of Passlock's browser library sends, by a defect, the wrapper that it
 * keeps them in: `{"_id":"Either","_tag":"Right","right":"id1,id2"}`.
 */
function idsFrom({ params, services: { limits } }: Call): string[] {
  let text = (params['ids'] ?? '').trim();
  if (text.startsWith('{')) {
    try {
      const wrapper = parseJson(text, limits.maxDepth) as { right?: unknown };
      text = typeof wrapper.right === 'string' ? wrapper.right : '';
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      throw badRequest('Expected ids of passkeys, joined by commas.', { cause: error });
    }
  }
  return text.split(',').map((id) => id.trim());
}
