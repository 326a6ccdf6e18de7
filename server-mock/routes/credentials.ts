/** First generation, for pages: the WebAuthn credentials of vault ids. */
import type { CredentialMapping, CredentialsMapping } from '../../src/wire/contract.js';
import { badRequest, HttpError } from '../http/errors.js';
import { JsonError, parseJson } from '../http/json.js';
import { route, type RequestContext, type Route } from '../http/route.js';
import type { PasskeyRecord } from '../store/tables.js';

export const credentialRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/credential/:id',
    generations: [1],
    zone: 'browser',
    handle: async (context): Promise<CredentialMapping> => {
      const [record] = await lookUp(context, [context.params['id'] ?? '']);
      const { credentialId, userHandle, rpId } = record;
      return { credentialId, userId: userHandle, rpId };
    },
  }),

  route({
    method: 'GET',
    path: '/credentials/:ids',
    generations: [1],
    zone: 'browser',
    handle: async (context): Promise<CredentialsMapping> => {
      const records = await lookUp(context, idsFrom(context));
      const [{ rpId, userHandle }] = records;
      // A signal to the browser concerns one account.
      if (records.some((record) => record.rpId !== rpId || record.userHandle !== userHandle)) {
        throw badRequest('The passkeys belong to different users or rpIds.');
      }
      const allAcceptedCredentialIds = records.map(({ credentialId }) => credentialId);
      return { rpId, userId: userHandle, allAcceptedCredentialIds };
    },
  }),
];

/** Returns the passkeys that exist, at least one. */
async function lookUp(
  { services, tenancy }: RequestContext,
  ids: readonly string[],
): Promise<[PasskeyRecord, ...PasskeyRecord[]]> {
  const [first, ...others] = await services.store.transact((transaction) =>
    [...new Set(ids)].flatMap((id) => transaction.get('passkeys', tenancy.id, id) ?? []),
  );
  if (!first) throw new HttpError('@error/NotFound', 'There is no such passkey.');
  return [first, ...others];
}

/**
 * Ids joined by commas. Version 2.4.3 of Passlock's browser library has a defect: it sends its internal wrapper,
 * `{"_id":"Either","_tag":"Right","right":"id1,id2"}`.
 */
function idsFrom({ params, services: { limits } }: RequestContext): string[] {
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
