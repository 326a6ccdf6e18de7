/** A server that is closing finishes what it was asked, and asks its store nothing afterwards. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMockServer, type Email } from '../../../server-mock/app.js';
import { createMockBackend } from '../../../server-mock/playground/backend.js';
import { createMemoryStore } from '../../../server-mock/store/memory.js';
import { acme, acmeOrigin } from '../support/world.js';

/** A server with its app's backend, and what became of the store. */
async function setup(deliver: (mail: Email) => Promise<void> = () => Promise.resolve()) {
  const inner = createMemoryStore();
  const late: string[] = [];
  const reports: unknown[] = [];
  let closed = false;
  const server = await createMockServer({
    tenancies: [acme],
    store: {
      transact(work) {
        if (closed) late.push('transact');
        return inner.transact(work);
      },
      close() {
        closed = true;
        return inner.close();
      },
    },
    sendEmail: deliver,
    onError: (error) => reports.push(error),
  });
  const backend = createMockBackend({ server, tenancy: acme });
  const ask = (method: string, path: string, body?: object) =>
    backend.fetch(
      new Request(`${acmeOrigin}/backend/${path}`, {
        method,
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      }),
    );
  return { server, ask, late, reports };
}

const keySet = () => new Request('https://mock.test/.well-known/jwks.json');

describe('closing', () => {
  it('finishes the requests of pages and of the backend that are in flight', async () => {
    const { server, ask, late, reports } = await setup();
    const keys = server.fetch(keySet());
    const code = ask('POST', 'challenges', { purpose: 'signup', email: 'ada@example.com' });
    const closed = server.close();
    assert.equal((await keys).status, 200);
    assert.equal((await code).status, 200);
    await closed;
    assert.deepEqual([late, reports], [[], []]);
  });

  it('waits for an email in delivery', async () => {
    let sent = () => {};
    const mail = new Promise<void>((resolve) => (sent = resolve));
    const { server, ask } = await setup(() => mail);
    await ask('POST', 'challenges', { purpose: 'signup', email: 'ada@example.com' });
    let isClosed = false;
    const closed = server.close().then(() => (isClosed = true));
    // The store answers in a few turns; one that did not wait would have closed it by then.
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    assert.equal(isClosed, false);
    sent();
    await closed;
  });

  it('makes server and backend respond with 503, without access to the store', async () => {
    const { server, ask, late, reports } = await setup();
    await Promise.all([server.close(), server.close()]);
    for (const answer of [await server.fetch(keySet()), await ask('GET', 'session')]) {
      assert.equal(answer.status, 503);
      assert.equal(answer.headers.get('content-type'), 'application/json');
      const { _tag, message } = (await answer.json()) as Record<string, unknown>;
      assert.deepEqual([_tag, message], ['@error/Internal', 'The server is closed.']);
    }
    assert.deepEqual([late, reports], [[], []]);
  });
});
