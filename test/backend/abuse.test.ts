/** Rate limits, and other defences against many requests. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostOf } from '../../src/backend/client-address.js';
import {
  keyValueAccounts,
  keyValueRateLimits,
  keyValueSessions,
  memoryKeyValue,
  type KeyValue,
} from '../../src/entries/backend.js';
import { assertRefused, setup, type Browser, type World } from './support/world.js';

const email = 'ada@example.com';
const minute = 60_000;
const limited = '@error/ChallengeRateLimited';

const from = (world: World, ipAddress: string): Browser => Object.assign(world.browser(), { ipAddress });

describe('rate limits of a store', () => {
  const rate = { key: 'k', limit: 30, window: 1000 };

  it('cost two calls for a limit of 30', async () => {
    let calls = 0;
    const kv = memoryKeyValue({ now: () => 0 });
    const counted = new Proxy(kv, {
      get(store, name: keyof KeyValue) {
        calls++;
        return store[name];
      },
    });
    const limits = keyValueRateLimits(counted);
    for (let n = 0; n < 30; n++) assert.equal(await limits.count([rate], 0), 0);
    assert.equal(calls, 60);
    assert.equal(await limits.count([rate], 400), 600);
    assert.equal(calls, 61, 'a refusal writes nothing');
    assert.equal(await limits.count([rate], 1000), 0);
  });

  it('count concurrent attempts one by one', async () => {
    const limits = keyValueRateLimits(memoryKeyValue({ now: () => 0 }));
    const waits = await Promise.all(
      Array.from({ length: 12 }, () => limits.count([{ ...rate, limit: 5 }], 0)),
    );
    assert.equal(waits.filter((wait) => wait === 0).length, 5);
  });

  it('count for all rates or for none', async () => {
    const limits = keyValueRateLimits(memoryKeyValue({ now: () => 0 }));
    const once = { key: 'once', limit: 1, window: 1000 };
    assert.equal(await limits.count([rate, once], 0), 0);
    for (let n = 0; n < 50; n++) assert.equal(await limits.count([rate, once], 0), 1000);
    for (let n = 1; n < 30; n++) assert.equal(await limits.count([rate], 0), 0);
    assert.equal(await limits.count([rate], 0), 1000);
  });

  it('hold on a machine whose clock is behind', async () => {
    const limits = keyValueRateLimits(memoryKeyValue({ now: () => 0 }));
    const once = { ...rate, limit: 1 };
    assert.equal(await limits.count([once], 10_000), 0);
    assert.equal(await limits.count([once], 8000), 1000);
  });

  it('begin anew when the clock was set back', async () => {
    const limits = keyValueRateLimits(memoryKeyValue({ now: () => 0 }));
    const once = { ...rate, limit: 1 };
    assert.equal(await limits.count([once], 86_400_000), 0);
    assert.equal(await limits.count([once], 1000), 0);
    assert.equal(await limits.count([once], 1500), 500);
  });
});

describe('limits of the backend', () => {
  it('hold for all processes that share the sessions', async () => {
    const one = await setup({ codesPerClient: 2 });
    const two = await setup({ codesPerClient: 2, ...shared(one) });
    await from(one, '192.0.2.1').askCode('signup', 'a@example.com');
    await from(two, '192.0.2.1').askCode('signup', 'b@example.com');
    for (const world of [one, two]) {
      const answer = await from(world, '192.0.2.1').post('challenges', { purpose: 'signup', email });
      assertRefused(answer, 429, limited);
    }
  });

  it('count the hosts of one IPv6 network as one client', async () => {
    const world = await setup({ codesPerClient: 1 });
    await from(world, '2001:db8:1:2::1').askCode('signup', 'a@example.com');
    const same = from(world, '2001:db8:1:2:ffff::9');
    assertRefused(await same.post('challenges', { purpose: 'signup', email }), 429, limited);
    await from(world, '2001:db8:1:3::1').askCode('signup', email);
  });

  it('stop probes for usernames by renaming', async () => {
    const world = await setup({ renamesPerAccount: 3 });
    const browser = world.browser();
    await browser.signUp('ada');
    const statuses = [];
    for (let n = 0; n < 5; n++)
      statuses.push((await browser.send('PATCH', 'account', { username: `n-${n}` })).status);
    assert.deepEqual(statuses, [200, 200, 200, 429, 429]);
    world.clock.now += 60 * minute;
    assert.equal((await browser.send('PATCH', 'account', { username: 'ada' })).status, 200);
  });

  it('stop floods of sign-ups, sign-ins and proofs by one client', async () => {
    const world = await setup({ signUpsPerClient: 2, ceremoniesPerClient: 2 });
    const flood = from(world, '192.0.2.1');
    const paths: [string, object][] = [
      ['passkeys/registration/authorize', { username: 'eve' }],
      ['passkeys/authentication/authorize', {}],
    ];
    for (const [path, body] of paths) {
      for (let n = 0; n < 2; n++) assert.equal((await flood.post(path, body)).status, 200);
      assertRefused(await flood.post(path, body), 429, limited);
      assert.equal((await from(world, '192.0.2.2').post(path, body)).status, 200);
    }
    assertRefused(await flood.post('session', { code: 'x' }), 429, limited);
  });

  it('stop one account’s ceremonies, whatever its address', async () => {
    const world = await setup({ ceremoniesPerAccount: 1 });
    const browser = world.browser();
    await browser.signUp('ada');
    const ask = () => browser.post('passkeys/authentication/authorize', { purpose: 'reauthenticate' });
    assert.equal((await ask()).status, 200);
    assertRefused(await ask(), 429, limited);
  });

  it('stop wrong codes of one client and of all together, but not right ones', async () => {
    const world = await setup({ guessesPerClient: 2, guessesPerHour: 3 });
    const guess = async (ipAddress: string, address: string) => {
      const browser = from(world, ipAddress);
      await browser.askCode('login', address);
      return (await browser.post('challenges/verify', { code: 'abcdef' })).status;
    };
    assert.equal(await guess('192.0.2.1', 'a@example.com'), 400);
    assert.equal(await guess('192.0.2.1', 'b@example.com'), 400);
    assert.equal(await guess('192.0.2.1', 'c@example.com'), 429);
    await from(world, '192.0.2.2').enter(email);
    assert.equal(await guess('192.0.2.3', 'd@example.com'), 400);
    assert.equal(await guess('192.0.2.4', 'e@example.com'), 429);
  });

  it('refuse a code by the hourly limit without taking the interval', async () => {
    const world = await setup({ codesPerAddress: 1, codeInterval: 50 * minute });
    await world.browser().askCode('signup', email);
    world.clock.now += 55 * minute;
    const refused = await world.browser().post('challenges', { purpose: 'signup', email });
    assert.equal(refused.body['retryAfterSeconds'], 5 * 60);
    world.clock.now += 5 * minute;
    await world.browser().askCode('signup', email);
  });

  it('let a page count down from the interval at most after the clock was set back', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.askCode('signup', email);
    world.clock.now -= 5 * minute;
    const { body } = await browser.send('GET', 'challenges/current');
    assert.equal(body['resendAt'], world.clock.now + minute);
  });
});

describe('the host of an address', () => {
  for (const [address, host] of [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:DB8:0001:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['192.0.2.1:50123', '192.0.2.1'],
    ['[2001:db8::1]:50123', '2001:db8:0:0::/64'],
    ['[2001:db8::1]', '2001:db8:0:0::/64'],
  ] as const)
    it(`of ${address} is ${host}`, () => assert.equal(hostOf(address), host));
});

/** The data of another world's backend. */
function shared({ kv, passlock }: World) {
  return { accounts: keyValueAccounts(kv), sessions: keyValueSessions(kv), passlock };
}
