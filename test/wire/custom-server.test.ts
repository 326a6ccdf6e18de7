import { expect } from '@open-wc/testing';
import {
  customServerAuthentication,
  customServerRegistration,
  type CustomServerConfig,
} from '../../src/wire/custom-server.js';
import type { AuthenticationResponseJSON } from '../../src/wire/contract.js';
import { failureCode } from '../flows/support.js';
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
  const config = { optionsUrl: `${stub.url}/options`, verificationUrl: `${stub.url}/verification`, ...more };
  return { stub, config };
}

describe('a plain server', () => {
  it('is asked with a body, and its options are taken as they are', async () => {
    const { stub, config } = await setup({ headers: { 'x-csrf-token': 'abc' } });
    await stub.answer('POST /options', { body: creation });
    const asked = { username: 'ada', displayName: 'Ada' };
    const { optionsJSON } = await customServerRegistration(config).prepareRegistration(asked, io);
    expect(optionsJSON).to.deep.equal(creation);
    const [seen] = await stub.requests();
    expect(JSON.parse(seen?.body ?? '')).to.deep.equal(asked);
    expect(seen?.headers).to.include({ 'content-type': 'application/json', 'x-csrf-token': 'abc' });
  });

  it('is asked without one by get', async () => {
    const { stub, config } = await setup({ optionsMethod: 'get' });
    await stub.answer('GET /options', { body: request });
    const { optionsJSON } = await customServerAuthentication(config).prepareAuthentication(
      { timeout: 1 },
      io,
    );
    expect(optionsJSON).to.deep.equal(request);
    expect((await stub.requests())[0]).to.include({ method: 'GET', path: '/options', body: '' });
  });

  it('may wrap its options as the browser takes them', async () => {
    const { stub, config } = await setup();
    await stub.answer('/options', { body: { publicKey: creation } });
    const { optionsJSON } = await customServerRegistration(config).prepareRegistration(
      { username: 'ada' },
      io,
    );
    expect(optionsJSON).to.deep.equal(creation);
  });

  it('gets the response as the device gave it, and its answer is kept as it is', async () => {
    const { stub, config } = await setup();
    const value = { verified: true, user: { name: 'ada' } };
    await stub.answer('/options', { body: request });
    await stub.answer('/verification', { body: value });
    const { verify } = await customServerAuthentication(config).prepareAuthentication({}, io);
    expect(await verify(response, io)).to.deep.equal({ value });
    expect(JSON.parse((await stub.requests())[1]?.body ?? '')).to.deep.equal(response);
  });

  it('may say no with a 200', async () => {
    const { stub, config } = await setup();
    await stub.answer('/options', { body: request });
    await stub.answer('/verification', { body: { verified: false } });
    const { verify } = await customServerAuthentication(config).prepareAuthentication({}, io);
    expect(await failureCode(verify(response, io))).to.equal('bad-request');
  });

  const answers: [string, StubAnswer, string][] = [
    ['refuses', { status: 400, body: { error: 'no' } }, 'bad-request'],
    ['has nobody signed in', { status: 401, body: 'no' }, 'signed-out'],
    ['fails', { status: 500, body: '<h1>' }, 'server-error'],
    ['answers a page', { body: '<h1>' }, 'bad-response'],
    ['answers something else', { body: { hello: 'world' } }, 'bad-response'],
    ['answers no account', { body: request }, 'bad-response'],
    [
      'answers endless lists',
      { body: { ...creation, excludeCredentials: Array(1001).fill({}) } },
      'bad-response',
    ],
    ['is out of reach', { fault: 'reset' }, 'network'],
  ];
  for (const [name, answer, code] of answers)
    it(`that ${name} is a ${code}`, async () => {
      const { stub, config } = await setup();
      await stub.answer('/options', answer);
      const asked = customServerRegistration(config).prepareRegistration({ username: 'ada' }, io);
      expect(await failureCode(asked)).to.equal(code);
    });

  it('is asked nothing when an address is missing or leads elsewhere', async () => {
    const { stub, config } = await setup();
    for (const url of [
      '',
      '//evil.test',
      '/\\evil.test',
      'javascript:alert(1)',
      'options',
      '/a/../b',
      '/a?b',
    ])
      for (const one of [{ optionsUrl: url }, { verificationUrl: url }]) {
        const api = customServerAuthentication({ ...config, ...one });
        expect(await failureCode(api.prepareAuthentication({}, io)), url).to.equal('bad-config');
      }
    expect(await stub.requests()).to.deep.equal([]);
  });
});
