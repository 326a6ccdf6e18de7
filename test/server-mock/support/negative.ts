/**
 * One hostile ceremony: first the same ceremony without the change must pass, then the changed one must be
 * refused for its own reason, and then the right answer must find the ceremony spent.
 */
import assert from 'node:assert/strict';
import type { AuthenticationOptionsRequest, RegistrationOptionsRequest } from '../../../src/wire/contract.js';
import type { TenancyOptions } from '../../../server-mock/app.js';
import { create, get, type CreateOverrides, type GetOverrides } from './authenticator.js';
import { acme, acmeOrigin, setup, type Answer, type World } from './world.js';

interface HostileCase {
  name: string;
  /** What the message must say, so that no case passes for another's reason. */
  reason: RegExp;
  tag?: string;
  tenancy?: Partial<TenancyOptions>;
}

export interface HostileRegistration extends HostileCase {
  /** The change that is refused. */
  change: CreateOverrides;
  /** Held by the right and the changed ceremony alike. */
  base?: CreateOverrides;
  options?: Partial<RegistrationOptionsRequest>;
}

export interface HostileAuthentication extends HostileCase {
  change: GetOverrides;
  base?: GetOverrides;
  registered?: CreateOverrides;
  options?: (passkeyId: string) => AuthenticationOptionsRequest;
}

const worlds = new Map<string, Promise<World>>();

/** Cases of one configuration share a server: making its signing key is the slow part. */
function worldFor(tenancy: Partial<TenancyOptions> = {}): Promise<World> {
  const key = JSON.stringify(tenancy);
  const world = worlds.get(key) ?? setup({ tenancies: [{ ...acme, ...tenancy }] });
  worlds.set(key, world);
  return world;
}

function refused(answer: Answer, { tag = '@error/BadRequest', reason }: HostileCase): void {
  assert.equal(answer.body['_tag'], tag, JSON.stringify(answer.body));
  assert.equal(answer.status, 400);
  assert.match(String(answer.body['message']), reason);
}

function spent(answer: Answer): void {
  refused(answer, { name: 'spent', reason: /^Invalid or expired session token\.$/ });
}

export async function refuseRegistration(hostile: HostileRegistration): Promise<void> {
  const world = await worldFor(hostile.tenancy);
  await world.register(hostile.base, hostile.options);

  const { sessionToken, optionsJSON } = await world.registrationOptions(hostile.options);
  const verify = (response: unknown) =>
    world.page('/acme/passkey/registration/verification', { sessionToken, response });
  const changed = await create(optionsJSON, acmeOrigin, { ...hostile.base, ...hostile.change });
  refused(await verify(changed.response), hostile);
  const right = await create(optionsJSON, acmeOrigin, hostile.base);
  spent(await verify(right.response));
}

export async function refuseAuthentication(hostile: HostileAuthentication): Promise<void> {
  const world = await worldFor(hostile.tenancy);
  const { credential, success } = await world.register(hostile.registered);
  const options = hostile.options?.(success.principal.authenticatorId);
  await world.login(credential, hostile.base, options);

  const { sessionToken, optionsJSON } = await world.authenticationOptions(options);
  const verify = (response: unknown) =>
    world.page('/acme/passkey/authentication/verification', { sessionToken, response });
  const changed = await get(optionsJSON, acmeOrigin, credential, { ...hostile.base, ...hostile.change });
  refused(await verify(changed), hostile);
  spent(await verify(await get(optionsJSON, acmeOrigin, credential, hostile.base)));
}
