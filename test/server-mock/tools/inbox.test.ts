/** The inbox: for programs, for people, and closed to everyone else. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createMockServer,
  defaultTenancy,
  type InboxEmail,
  type MockServer,
} from '../../../server-mock/app.js';
import { listen } from '../../../server-mock/node/listen.js';
import { ask, hasHostileMarkup, hostile, hostileServer, origin } from '../support/tools.js';

let count = 0;
const put = (server: MockServer, fields: Partial<InboxEmail> = {}, tenancy = 'dev') =>
  server.store.transact((transaction) =>
    transaction.insert('mails', tenancy, `mail${String(++count)}`, {
      to: 'ada@example.com',
      subject: 'Your code is 012345',
      html: '<p>Your code is <b>012345</b></p>',
      text: 'Your code is 012345',
      code: '012345',
      sentAt: Date.UTC(2026, 10, 22),
      ...fields,
    }),
  );
const mailsAt = async (server: MockServer, query = '') => {
  const answer = await ask(server, `/_mock/inbox${query}`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/json');
  assert.equal(answer.headers.get('access-control-allow-origin'), null);
  return ((await answer.json()) as { mails: InboxEmail[] }).mails;
};

describe('the inbox', () => {
  it('contains exactly the emails that challenges send', async () => {
    const server = await createMockServer();
    const headers = {
      authorization: `Bearer ${defaultTenancy.apiKey}`,
      'content-type': 'application/json',
    };
    for (const sendEmail of [true, false]) {
      const body = { email: `${String(sendEmail)}@example.com`, purpose: 'login', sendEmail };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      assert.equal((await ask(server, '/dev/challenges', init)).status, 201);
    }
    const [mail, ...others] = await mailsAt(server);
    assert.deepEqual(others, []);
    assert.equal(mail?.to, 'true@example.com');
    assert.match(mail.code ?? '', /^\d{6}$/);
    assert.deepEqual(await server.inbox.list('dev'), [mail]);
  });

  it('lists the newest first, of one tenancy or of all', async () => {
    const server = await createMockServer();
    await server.addTenancy({ id: 'two', apiKey: 'two-api-key' });
    await put(server, { subject: 'first', sentAt: 3 });
    await put(server, { subject: 'second', sentAt: 2 }, 'two');
    await put(server, { subject: 'third', sentAt: 1 });
    const subjects = async (query?: string) => (await mailsAt(server, query)).map(({ subject }) => subject);
    assert.deepEqual(await subjects(), ['third', 'second', 'first']);
    assert.deepEqual(await subjects('?tenancy=dev'), ['third', 'first']);
    assert.deepEqual(await subjects('?tenancy=two'), ['second']);
    for (const path of ['/inbox?tenancy=nobody', '/_mock/inbox?tenancy=__proto__']) {
      assert.equal((await ask(server, path)).status, 400);
    }
  });

  it('is a page with a strict policy, which shows everything as text', async () => {
    const server = await hostileServer();
    await put(server, { to: hostile, subject: hostile, html: hostile, text: hostile, code: hostile });
    const answer = await ask(server, '/inbox');
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none';/);
    assert.doesNotMatch(policy, /unsafe|\*|data:|http/);
    const page = await answer.text();
    assert.equal(hasHostileMarkup(page), false, page);
    assert.match(page, /<iframe\s[^>]*sandbox=""[^>]*srcdoc="&quot;&#39;&gt;&lt;script&gt;/);
    assert.doesNotMatch(page, / style=| on[a-z]+="/);
  });

  it('reports that it is empty', async () => {
    const page = await (await ask(await createMockServer(), '/inbox/')).text();
    assert.match(page, /There are no emails yet/);
    assert.doesNotMatch(page, /dir="rtl"/);
    assert.match(await (await ask(await createMockServer(), '/inbox?dir=rtl')).text(), /dir="rtl"/);
  });

  it('has a style sheet and a script of its own', async () => {
    const server = await createMockServer();
    for (const [path, type] of [
      ['/_mock/pages.css', 'text/css; charset=utf-8'],
      ['/_mock/copy.js', 'text/javascript; charset=utf-8'],
    ] as const) {
      const answer = await ask(server, path, {}, {});
      assert.equal(answer.headers.get('content-type'), type);
      assert.ok((await answer.text()).length > 100);
    }
  });
});

describe('the inbox and the console are for this machine', () => {
  const paths = ['/inbox', '/console', '/_mock/inbox', '/_mock/console'];

  it('by the address of the caller', async () => {
    const server = await createMockServer();
    for (const path of paths) {
      for (const ipAddress of ['127.0.0.1', '127.1.2.3', '::1']) {
        assert.equal((await ask(server, path, {}, { ipAddress })).status, 200);
      }
      for (const client of [
        {},
        { ipAddress: '192.168.1.7' },
        { ipAddress: '::ffff:10.0.0.1' },
        { ipAddress: '' },
      ]) {
        const answer = await ask(server, path, {}, client);
        assert.equal(answer.status, 403);
        assert.equal(((await answer.json()) as { _tag: string })._tag, '@error/Forbidden');
      }
    }
  });

  it('by the name of the host, which a foreign site could point here', async () => {
    const server = await createMockServer();
    for (const path of paths) {
      for (const name of [
        'evil.example',
        'localhost.evil.example',
        '127.0.0.1.evil.example',
        '192.168.1.7',
      ]) {
        assert.equal((await ask(server, `http://${name}:4400${path}`)).status, 403, name);
      }
      for (const name of ['localhost', '127.0.0.1', '[::1]', 'mock.localhost']) {
        assert.equal((await ask(server, `http://${name}:4400${path}`)).status, 200, name);
      }
    }
  });

  it('by the origin of the page', async () => {
    const server = await createMockServer();
    const statusWith = async (path: string, headers: Record<string, string>) =>
      (await ask(server, path, { headers })).status;
    for (const path of paths) {
      for (const foreign of [
        'https://evil.example',
        'http://localhost:3000',
        'https://localhost:4400',
        'null',
        '',
      ]) {
        assert.equal(await statusWith(path, { origin: foreign }), 403, foreign);
      }
      assert.equal(await statusWith(path, { origin }), 200);
      for (const site of ['cross-site', 'same-site']) {
        assert.equal(await statusWith(path, { 'sec-fetch-site': site }), 403);
        const link = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
        assert.equal(await statusWith(path, { 'sec-fetch-site': site, ...link }), 200);
        const frame = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };
        assert.equal(await statusWith(path, { 'sec-fetch-site': site, ...frame }), 403);
      }
    }
  });

  it('over a socket, too, and respond with 405 to other methods', async () => {
    const { url, close } = await listen({ server: await createMockServer(), port: 0 });
    for (const path of paths) {
      assert.equal((await fetch(url + path)).status, 200);
      const put = await fetch(url + path, { method: 'PUT' });
      assert.equal(put.status, 405);
      assert.match(put.headers.get('allow') ?? '', /^GET/);
    }
    await close();
  });
});
