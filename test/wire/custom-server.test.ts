import { expect } from '../support/expect.js';
import { customServer, type CustomServerConfig } from '../../src/wire/custom-server.js';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '../../src/wire/contract.js';
import type { PasskeyError } from '../../src/wire/errors.js';
import { failureCode, turnOfTheLoop } from '../flows/support.js';
import { stubServer, type StubAnswer } from '../support/stub.js';

const creation = {
  rp: { id: 'localhost', name: 'Test' },
  user: { id: 'dXNlcg', name: 'ada', displayName: 'Ada' },
  challenge: 'Y2hhbGxlbmdl',
  pubKeyCredParams: [],
};
const request = { challenge: 'Y2hhbGxlbmdl' };
const response = { id: 'x' } as AuthenticationResponseJSON;
const io = {};

async function setup(more: Partial<CustomServerConfig> = {}) {
  const stub = await stubServer();
  const config = { options: `${stub.url}/options`, verification: `${stub.url}/verification`, ...more };
  return { stub, config, api: customServer(config) };
}

/** Answers the options, and the verification as given. */
async function verifying(answer: StubAnswer, more: Partial<CustomServerConfig> = {}) {
  const { stub, api } = await setup(more);
  await stub.answer('/options', { body: request });
  await stub.answer('/verification', answer);
  const { verify } = await api.prepareAuthentication({}, io);
  return { stub, outcome: verify(response, io) };
}

/** A server in the page, whose responses the test sends. */
function manualServer(more: Partial<CustomServerConfig> = {}) {
  const requests: { url: string; init: RequestInit; answer: (body: unknown) => void }[] = [];
  const api = customServer({
    options: 'https://manual.test/o',
    verification: 'https://manual.test/v',
    ...more,
    fetch: (url, init = {}) =>
      new Promise((resolve) => {
        const answer = (body: unknown) => resolve(new Response(JSON.stringify(body)));
        requests.push({ url: url as string, init, answer });
      }),
  });
  return { api, requests };
}

describe('customServer', () => {
  it('posts the settings as JSON, with headers, and keeps the options', async () => {
    const { stub, api } = await setup({ headers: { 'x-csrf-token': 'abc' } });
    await stub.answer('POST /options', { body: creation });
    const asked = { username: 'ada', displayName: 'Ada' };
    const { optionsJSON } = await api.prepareRegistration(asked, io);
    expect(optionsJSON).to.deep.equal(creation);
    const [seen] = await stub.requests();
    expect(JSON.parse(seen?.body ?? '')).to.deep.equal(asked);
    expect(seen?.headers).to.include({ 'content-type': 'application/json', 'x-csrf-token': 'abc' });
  });

  it('requests options by GET without a body', async () => {
    const { stub, api } = await setup({ optionsMethod: 'GET' });
    await stub.answer('GET /options', { body: request });
    const { optionsJSON } = await api.prepareAuthentication({ timeout: 1 }, io);
    expect(optionsJSON).to.deep.equal(request);
    expect((await stub.requests())[0]).to.include({ method: 'GET', path: '/options', body: '' });
  });

  it('makes bodies and headers anew for each request', async () => {
    let token = 0;
    const { stub, api } = await setup({
      headers: () => Promise.resolve({ 'x-token': `t${++token}` }),
      body: (value, step) => ({ step, value }),
    });
    await stub.answer('/options', { body: request });
    await stub.answer('/verification', { body: {} });
    const { verify } = await api.prepareAuthentication({ timeout: 1 }, io);
    await verify(response, io);
    const seen = await stub.requests();
    expect(seen.map(({ body }) => JSON.parse(body) as unknown)).to.deep.equal([
      { step: 'options', value: { timeout: 1 } },
      { step: 'verification', value: { id: 'x' } },
    ]);
    expect(seen.map(({ headers }) => headers['x-token'])).to.deep.equal(['t1', 't2']);
  });

  for (const wrapped of [{ publicKey: creation }, { options: creation }, { data: { publicKey: creation } }])
    it(`unwraps {${Object.keys(wrapped).join()}}`, async () => {
      const { stub, api } = await setup();
      await stub.answer('/options', { body: wrapped });
      expect((await api.prepareRegistration({ username: 'ada' }, io)).optionsJSON).to.deep.equal(creation);
    });

  it('posts the device’s response, and returns the server’s object', async () => {
    const value = { verified: true, user: { name: 'ada' }, error: null, status: 'ok' };
    const { stub, outcome } = await verifying({ body: value });
    expect(await outcome).to.deep.equal({ value });
    expect(JSON.parse((await stub.requests())[1]?.body ?? '')).to.deep.equal(response);
  });

  const refusals: object[] = [
    { verified: false },
    { success: false },
    { ok: false },
    { authenticated: false },
    { status: 'error' },
    { status: 'failed', errorMessage: 'no' },
    { error: 'no' },
    { error: { message: 'no' } },
  ];
  for (const body of refusals)
    it(`reads ${JSON.stringify(body)} in a 200 as a no`, async () => {
      expect(await failureCode((await verifying({ body })).outcome)).to.equal('bad-request');
      expect(await failureCode((await verifying({ body }, { accept: 'any' })).outcome)).to.equal(
        'bad-request',
      );
    });

  for (const answer of [{ status: 204 }, { body: 'true' }, { body: '' }, { body: '"welcome"' }])
    it(`accepts ${JSON.stringify(answer)} only by configuration`, async () => {
      const error: unknown = await (await verifying(answer)).outcome.catch((reason: unknown) => reason);
      expect(error).to.include({ code: 'bad-response' });
      expect((error as Error).message).to.contain('accept');
      expect(await (await verifying(answer, { accept: 'any' })).outcome).to.deep.equal({ value: {} });
    });

  it('reads `false` as a no', async () => {
    expect(await failureCode((await verifying({ body: 'false' }, { accept: 'any' })).outcome)).to.equal(
      'bad-request',
    );
  });

  it('lets a function decide', async () => {
    const accept = ({ status, body }: { status: number; body: unknown }) =>
      status === 200 && (body as { url: string }).url !== '/error';
    expect(await (await verifying({ body: { url: '/' } }, { accept })).outcome).to.deep.equal({
      value: { url: '/' },
    });
    expect(await failureCode((await verifying({ body: { url: '/error' } }, { accept })).outcome)).to.equal(
      'bad-request',
    );
    expect(await failureCode((await verifying({ status: 500, body: '' }, { accept })).outcome)).to.equal(
      'server-error',
    );
  });

  it('names the unknown passkey for the device only by configuration, and never at registration', async () => {
    const unknown: StubAnswer[] = [
      { status: 404, body: {} },
      { status: 410, body: {} },
      { status: 401, body: { code: 'PASSKEY_NOT_FOUND', message: 'Passkey not found' } },
      { status: 400, body: { error: 'unknown credential' } },
    ];
    for (const answer of unknown) {
      const opted: unknown = await (
        await verifying(answer, { signalUnknown: true })
      ).outcome.catch((reason: unknown) => reason);
      expect(opted).to.include({ code: 'passkey-not-found' });
      expect((opted as PasskeyError).orphan).to.deep.equal({
        credentialId: 'x',
        rpId: location.hostname,
      });
      expect(await failureCode((await verifying(answer)).outcome)).to.not.equal('passkey-not-found');
    }
    const { stub, api } = await setup({ signalUnknown: true });
    await stub.answer('/options', { body: creation });
    await stub.answer('/verification', { status: 404, body: {} });
    const { verify } = await api.prepareRegistration({ username: 'ada' }, io);
    expect(await failureCode(verify({ id: 'x' } as RegistrationResponseJSON, io))).to.equal('not-found');
    const wrong = await verifying({ status: 403, body: { error: 'no' } }, { signalUnknown: true });
    expect(await failureCode(wrong.outcome)).to.equal('forbidden');
  });

  const answers: [string, StubAnswer, string][] = [
    ['refuses', { status: 400, body: { error: 'no' } }, 'bad-request'],
    ['refuses with a 200', { body: { success: false } }, 'bad-request'],
    ['has nobody signed in', { status: 401, body: 'no' }, 'signed-out'],
    ['fails', { status: 500, body: '<h1>' }, 'server-error'],
    ['responds with a page', { body: '<h1>' }, 'bad-response'],
    ['responds with something else', { body: { hello: 'world' } }, 'bad-response'],
    ['responds without an account', { body: request }, 'bad-response'],
    [
      'responds with endless lists',
      { body: { ...creation, excludeCredentials: Array(1001).fill({}) } },
      'bad-response',
    ],
    ['is out of reach', { fault: 'reset' }, 'network'],
  ];
  for (const [name, answer, code] of answers)
    it(`fails with ${code} when the server ${name}`, async () => {
      const { stub, api } = await setup();
      await stub.answer('/options', answer);
      expect(await failureCode(api.prepareRegistration({ username: 'ada' }, io))).to.equal(code);
    });

  it('sends one request to an origin at a time, also after an aborted one', async () => {
    const { api, requests } = manualServer();
    const controller = new AbortController();
    const first = failureCode(api.prepareAuthentication({}, controller));
    const second = api.prepareRegistration({ username: 'ada' }, io);
    const never = new AbortController();
    const third = failureCode(api.prepareRegistration({ username: 'eve' }, never));
    await turnOfTheLoop();
    expect(requests).to.have.length(1);
    controller.abort();
    never.abort();
    await turnOfTheLoop();
    expect(requests, 'the server may be about to store its challenge').to.have.length(1);
    requests[0]?.answer(request);
    expect(await first).to.equal('aborted');
    await turnOfTheLoop();
    expect(requests).to.have.length(2);
    requests[1]?.answer(creation);
    expect((await second).optionsJSON).to.deep.equal(creation);
    expect(await third).to.equal('aborted');
    expect(requests).to.have.length(2);
  });

  it('takes addresses as frameworks route them', async () => {
    const paths = ['/a?b=c&d=/../e', '/a/', '/a%20b/%C3%A4', '/ä', '/@user/$x;y=1', '/a.b/~c!', '/'];
    for (const url of [...paths, ...paths.map((path) => `https://x.test:8443${path}`)]) {
      const { api, requests } = manualServer({ options: url });
      const prepared = api.prepareAuthentication({}, io);
      await turnOfTheLoop();
      expect(requests[0]?.url).to.equal(new URL(url, location.origin).href);
      expect(requests[0]?.init.credentials).to.equal('include');
      requests[0]?.answer(request);
      await prepared;
    }
  });

  it('sends nothing when an address is missing or leads elsewhere', async () => {
    const { stub, config } = await setup();
    const wrong = [
      '',
      '//evil.test',
      '/\\evil.test',
      'javascript:alert(1)',
      'options',
      '/a/../b',
      '/%2e%2e/b',
      '/a/.',
      'https://user:pass@x.test/',
      'https:///x',
      '/a b',
      '/a#b',
      '/\t/evil.test',
      'ftp://x.test/',
    ];
    for (const url of wrong)
      for (const one of [{ options: url }, { verification: url }]) {
        const api = customServer({ ...config, ...one });
        expect(await failureCode(api.prepareAuthentication({}, io)), url).to.equal('bad-config');
      }
    expect(await stub.requests()).to.deep.equal([]);
  });
});
