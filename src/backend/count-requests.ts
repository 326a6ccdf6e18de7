/** Which requests count against which rate limits. */
import { foldEmail } from '../wire/emails.js';
import type { Account } from './accounts.js';
import { hostOf } from './client-address.js';
import { hash } from './digest.js';
import type { Limits } from './limits.js';
import { tooManyRequests, type Rate } from './rate-limits.js';
import type { RequestContext } from './request-context.js';

const hour = 3_600_000;

type ClientLimit = Extract<keyof Limits, `${string}PerClient`>;
type AccountLimit = Extract<keyof Limits, `${string}PerAccount`>;

/** A code for an address. The long window comes with the short one, so that a refusal takes up neither. */
export async function countCode(context: RequestContext, email: string): Promise<void> {
  const { codeInterval, codesPerAddress } = context.app.limits;
  const address = await hash(foldEmail(email));
  // The client is counted first, so that one over its limit uses up no address's limit.
  await countForClient(context, 'codesPerClient');
  await count(context, [
    { key: `interval-${address}`, limit: 1, window: codeInterval },
    { key: `codesPerAddress-${address}`, limit: codesPerAddress, window: hour },
  ]);
}

/**
 * Wrong codes, of this client and of all clients together: many clients could guess at many addresses' codes.
 *
 * @param attempts 0 before a code is verified, 1 after a wrong one
 */
export async function countGuess(context: RequestContext, attempts: 0 | 1): Promise<void> {
  const all = { key: 'guesses', limit: context.app.limits.guessesPerHour, window: hour };
  await count(context, [...(await forClient(context, 'guessesPerClient')), all], attempts);
}

export async function countForClient(context: RequestContext, name: ClientLimit): Promise<void> {
  await count(context, await forClient(context, name));
}

export async function countForAccount(
  context: RequestContext,
  name: AccountLimit,
  { id }: Account,
): Promise<void> {
  const key = `${name}-${await hash(id)}`;
  await count(context, [{ key, limit: context.app.limits[name], window: hour }]);
}

/** Empty if the server in front does not pass on the client's address. */
async function forClient({ app, client }: RequestContext, name: ClientLimit): Promise<Rate[]> {
  if (client.ipAddress === undefined) return [];
  const key = `${name}-${await hash(hostOf(client.ipAddress))}`;
  return [{ key, limit: app.limits[name], window: hour }];
}

/** @throws HttpError 429 */
async function count({ app }: RequestContext, rates: readonly Rate[], attempts: 0 | 1 = 1): Promise<void> {
  if (rates.length === 0) return;
  const wait = await app.rateLimits.count(rates, app.now(), attempts);
  if (wait > 0) throw tooManyRequests(wait);
}
