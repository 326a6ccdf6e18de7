import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMockServer } from '../../server-mock/app.js';
import { installMockServer, type FetchScope, type NetworkConditions } from '../../server-mock/browser.js';

const origin = 'https://api.passlock.test';

/** A page whose network notes what it was asked. */
function page(href = 'http://localhost:3000/sign-in') {
  const network: Parameters<typeof fetch>[] = [];
  const scope: FetchScope = {
    location: new URL(href),
    fetch(...args) {
      assert.ok(this === scope || this === undefined, 'called on something else than the window');
      network.push(args);
      return Promise.resolve(new Response('network'));
    },
  };
  return { scope, network };
}

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

describe('the in-page shell', () => {
  it('answers calls to its origin: text, URL and Request', async () => {
    const { scope, network } = page();
    installMockServer({ server: await createMockServer(), origin, scope });
    const path = `${origin}/dev/passkey/registration/options`;
    for (const input of [path, new URL(path), new Request(path)]) {
      const answer = await scope.fetch(input, post({ username: 'jane' }));
      assert.equal(answer.status, 200);
      const { optionsJSON } = (await answer.json()) as { optionsJSON: { rp: { id: string } } };
      assert.equal(optionsJSON.rp.id, 'localhost');
    }
    const request = new Request(path, post({ username: 'jane' }));
    assert.equal((await scope.fetch(request)).status, 200);
    assert.deepEqual(network, []);
  });

  it('passes every other call through unchanged', async () => {
    const { scope, network } = page();
    installMockServer({ server: await createMockServer(), origin, scope });
    const init = { method: 'PUT' };
    const request = new Request('https://example.com/');
    const calls: Parameters<typeof fetch>[] = [
      [request],
      ['https://example.com/x', init],
      ['/relative'],
      [`${origin}.evil.example/`],
      ['http://api.passlock.test/'],
      ['http://['],
    ];
    for (const args of calls) assert.equal(await (await scope.fetch(...args)).text(), 'network');
    for (const [i, args] of calls.entries()) {
      assert.equal(network[i]?.[0], args[0]);
      assert.equal(network[i][1], args[1]);
    }
  });

  it('resolves relative URLs when it serves the page’s own origin', async () => {
    const { scope } = page();
    installMockServer({ server: await createMockServer(), origin: 'http://localhost:3000', scope });
    assert.equal((await scope.fetch('/.well-known/jwks.json')).status, 200);
  });

  it('sends the page’s origin, so that a foreign page is refused', async () => {
    const { scope } = page('https://evil.example/');
    installMockServer({ server: await createMockServer(), origin, scope });
    const answer = await scope.fetch(
      `${origin}/dev/passkey/registration/options`,
      post({ username: 'jane' }),
    );
    assert.equal(answer.status, 403);
  });

  it('fails as fetch does when the signal is aborted, before or during the call', async () => {
    const { scope } = page();
    let release = (_: Response) => {};
    const server = { fetch: () => new Promise<Response>((resolve) => (release = resolve)) };
    installMockServer({ server, origin, scope });
    await assert.rejects(scope.fetch(origin, { signal: AbortSignal.abort() }), { name: 'AbortError' });

    const abort = new AbortController();
    const answer = scope.fetch(origin, { signal: abort.signal });
    abort.abort(new Error('enough'));
    await assert.rejects(answer, /enough/);
    release(new Response());
  });

  it('delays or drops calls as the conditions say', async () => {
    const { scope } = page();
    const waited: number[] = [];
    const asked: string[] = [];
    let conditions: NetworkConditions = {};
    installMockServer({
      server: {
        fetch: ({ url }) => {
          asked.push(new URL(url).pathname);
          return Promise.resolve(new Response());
        },
      },
      origin,
      scope,
      network: () => conditions,
      wait: (ms) => Promise.resolve(void waited.push(ms)),
    });
    await scope.fetch(`${origin}/at-once`);
    conditions = { latency: 500 };
    await scope.fetch(`${origin}/slow`);
    conditions = { latency: 20, offline: true };
    await assert.rejects(scope.fetch(`${origin}/lost`), { name: 'TypeError', message: 'Failed to fetch' });
    assert.deepEqual(waited, [500, 20]);
    assert.deepEqual(asked, ['/at-once', '/slow']);
  });

  it('does not wait for a call that was aborted', async () => {
    const { scope } = page();
    const server = { fetch: () => Promise.reject(new Error('It was asked.')) };
    installMockServer({ server, origin, scope, network: () => ({ latency: 600_000 }) });
    const abort = new AbortController();
    const answer = scope.fetch(origin, { signal: abort.signal });
    abort.abort(new Error('enough'));
    await assert.rejects(answer, /enough/);
  });

  it('can be removed, also below a later patch of fetch', async () => {
    const { scope } = page();
    const original = scope.fetch;
    const server = { fetch: () => Promise.resolve(new Response('mock')) };
    const uninstall = installMockServer({ server, origin, scope });
    assert.equal(await (await scope.fetch(origin)).text(), 'mock');
    uninstall();
    assert.equal(scope.fetch, original);

    const uninstallLower = installMockServer({ server, origin, scope });
    const lower = scope.fetch;
    const upper: typeof fetch = (...args) => lower(...args);
    scope.fetch = upper;
    uninstallLower();
    assert.equal(scope.fetch, upper);
    assert.equal(await (await scope.fetch(origin)).text(), 'network');
  });

  it('serves two origins side by side', async () => {
    const { scope } = page();
    const answering = (text: string) => ({ fetch: () => Promise.resolve(new Response(text)) });
    installMockServer({ server: answering('one'), origin: 'https://one.test', scope });
    installMockServer({ server: answering('two'), origin: 'https://two.test', scope });
    assert.equal(await (await scope.fetch('https://one.test/')).text(), 'one');
    assert.equal(await (await scope.fetch('https://two.test/')).text(), 'two');
  });
});
