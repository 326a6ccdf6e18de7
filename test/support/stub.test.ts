import { expect } from './expect.js';
import { stubServer } from './stub.js';
import { waitUntil } from './until.js';

const refused = (work: Promise<unknown>) =>
  work.then(
    () => false,
    (error: unknown) => error instanceof TypeError,
  );

describe('stubServer', () => {
  it('answers as told and remembers what it was asked', async () => {
    const stub = await stubServer();
    await stub.answer('POST /a', { status: 429, headers: { 'Retry-After': '7' }, body: { _tag: 'x' } });
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${stub.url}/a?b=c`, { method: 'POST', headers, body: '{"d":1}' });
    expect(response.status).to.equal(429);
    expect(response.headers.get('Retry-After')).to.equal('7');
    expect(response.headers.get('Content-Type')).to.equal('application/json');
    expect(await response.json()).to.deep.equal({ _tag: 'x' });
    const [request, ...others] = await stub.requests();
    expect(others).to.deep.equal([]);
    expect(request).to.include({ method: 'POST', path: '/a?b=c', body: '{"d":1}', aborted: false });
    expect((await fetch(`${stub.url}/a`)).status, 'another method').to.equal(404);
  });

  it('gives several answers in order and repeats the last', async () => {
    const stub = await stubServer();
    await stub.answer('/', { status: 500, body: '<h1>' }, { body: 'ok' });
    const texts: string[] = [];
    for (let round = 0; round < 3; round++) texts.push(await (await fetch(`${stub.url}/`)).text());
    expect(texts).to.deep.equal(['<h1>', 'ok', 'ok']);
  });

  it('holds an answer until it is released', async () => {
    const stub = await stubServer();
    await stub.answer('/slow', { held: true, body: 'late' });
    let settled = false;
    const response = fetch(`${stub.url}/slow`).finally(() => {
      settled = true;
    });
    await stub.requested('/slow');
    expect(settled).to.equal(false);
    await stub.release('/slow');
    expect(await (await response).text()).to.equal('late');
  });

  it('sees that the page gave up', async () => {
    const stub = await stubServer();
    await stub.answer('/silent', { fault: 'hang' });
    const abort = new AbortController();
    const response = fetch(`${stub.url}/silent`, { signal: abort.signal });
    await stub.requested('/silent');
    abort.abort();
    await response.catch((error: unknown) => {
      expect((error as Error).name).to.equal('AbortError');
    });
    await waitUntil(async () => (await stub.requests())[0]?.aborted);
  });

  it('breaks connections and bodies', async () => {
    const stub = await stubServer();
    await stub.answer('/reset', { fault: 'reset' });
    await stub.answer('/cut', { fault: 'truncate', body: '{"half":' });
    expect(await refused(fetch(`${stub.url}/reset`))).to.equal(true);
    const cut = await fetch(`${stub.url}/cut`);
    expect(await refused(cut.text())).to.equal(true);
  });

  it('can be a server that does not know the page', async () => {
    const stub = await stubServer();
    await stub.answer('POST /private', { cors: false, body: {} });
    expect(await refused(fetch(`${stub.url}/private`, { method: 'POST' }))).to.equal(true);
    const headers = { 'Content-Type': 'application/json' };
    expect(await refused(fetch(`${stub.url}/private`, { method: 'POST', headers }))).to.equal(true);
    expect(await stub.requests()).to.have.length(1);
  });
});
