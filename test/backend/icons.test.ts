/** The icons of passkey providers in the list. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSafePicture } from '../../src/elements/safe-picture.js';
import { setup } from './support/world.js';

const url = 'https://mock.test/aaguid/d548826e-79b4-db40-a3d8-11116f7e8349/icon.svg';

/** Of the first passkey, with an icon that the vault names. */
async function iconOf(options: Parameters<typeof setup>[0], icon = url) {
  const world = await setup(options, ({ getPasskey }) => ({
    getPasskey: async (request) => ({ ...(await getPasskey(request)), platform: { name: 'Acme', icon } }),
  }));
  const browser = world.browser();
  await browser.signUp('ada');
  return async () => (await browser.passkeys())[0]?.icon;
}

test('an icon is read once, and the page gets a picture that it shows', async () => {
  const { mock } = await setup();
  const asked: string[] = [];
  const loadIcon = (icon: string) => {
    asked.push(icon);
    return mock.fetch(new Request(icon));
  };
  const icon = await iconOf({ loadIcon });
  assert.match((await icon()) ?? '', /^data:image\/svg\+xml;base64,/);
  assert.ok(isSafePicture((await icon()) ?? ''));
  assert.deepEqual(asked, [url]);
});

test('an icon that cannot be read is left out, and read again with the next list', async () => {
  const picture = (body: string, init: ResponseInit = { headers: { 'content-type': 'image/png' } }) =>
    Promise.resolve(new Response(body, init));
  const failures = [
    () => Promise.reject(new Error('no network')),
    () => picture('', { status: 404 }),
    () => picture('<html>', { headers: { 'content-type': 'text/html' } }),
    () => picture('x'.repeat(30_000)),
  ];
  // One is for the response to the sign-up.
  const left = [() => Promise.reject(new Error('no network')), ...failures];
  const icon = await iconOf({ loadIcon: () => (left.shift() ?? (() => picture('png')))() });
  while (left.length > 0) assert.equal(await icon(), undefined);
  assert.equal(await icon(), `data:image/png;base64,${btoa('png')}`);
});

test('nothing is read by default, nor for an icon that is inside the list already', async () => {
  assert.equal(await (await iconOf({}))(), url);
  const inside = 'data:image/png;base64,AA==';
  const loadIcon = () => Promise.reject(new Error('Nothing to read'));
  assert.equal(await (await iconOf({ loadIcon }, inside))(), inside);
});
