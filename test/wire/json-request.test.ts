import { expect } from '../support/expect.js';
import { httpBackend } from '../../src/wire/backend.js';
import { requestJson } from '../../src/wire/json-request.js';
import { PasskeyError } from '../../src/wire/errors.js';

async function failure(promise: Promise<unknown>): Promise<PasskeyError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof PasskeyError) return error;
    throw error;
  }
  throw new Error('It did not fail');
}

/** A server that always gives the same answer. */
const answering =
  (body: BodyInit | null, init?: ResponseInit): typeof fetch =>
  () =>
    Promise.resolve(new Response(body, init));

const send = (answer: typeof fetch, more: object = {}) =>
  requestJson('https://x.test/', { fetch: answer, ...more });

describe('requestJson', () => {
  it('sends JSON, without cookies, uncached, and follows no redirect', async () => {
    const seen: { url: string; init: RequestInit | undefined }[] = [];
    const answer = await requestJson('https://x.test/a', {
      body: { b: 1 },
      fetch: (url, init) => {
        seen.push({ url: url as string, init });
        return Promise.resolve(new Response('{"c":2}'));
      },
    });
    expect(answer).to.deep.equal({ c: 2 });
    const [{ url, init }] = seen as [{ url: string; init: RequestInit }];
    expect(url).to.equal('https://x.test/a');
    expect(init).to.include({
      method: 'POST',
      body: '{"b":1}',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    });
    expect(init.headers).to.deep.equal({ accept: 'application/json', 'content-type': 'application/json' });
  });

  it('reads a redirect of a server with sessions as signed-out', async () => {
    const init: RequestInit[] = [];
    const error = await failure(
      send(
        (_url, given) => {
          init.push(given ?? {});
          const response = new Response();
          Object.defineProperty(response, 'type', { value: 'opaqueredirect' });
          Object.defineProperty(response, 'ok', { value: false });
          return Promise.resolve(response);
        },
        { credentials: 'include' },
      ),
    );
    expect(init[0]).to.include({ redirect: 'manual' });
    expect(error).to.include({ code: 'signed-out', status: 302 });
  });

  it('keeps the server’s own words for the developer', async () => {
    for (const [body, words] of [
      [{ message: 'Unexpected challenge' }, 'Unexpected challenge'],
      [{ error: 'No session' }, 'No session'],
      [{ error: { message: 'No session' } }, 'No session'],
      [{ type: 'about:blank', title: 'Bad', detail: 'CSRF token missing' }, 'CSRF token missing'],
      [{ detail: 'Not authenticated' }, 'Not authenticated'],
      [{ msg: 'no' }, 'no'],
      [{ message: '', error: 'x'.repeat(1000) }, 'x'.repeat(300)],
      [{ code: 7 }, 'HTTP 400'],
    ] as const)
      expect((await failure(send(answering(JSON.stringify(body), { status: 400 })))).message).to.equal(words);
  });

  it('keeps the words of a server that does not send JSON, but no page', async () => {
    for (const [body, type, words] of [
      ['Unknown passkey', 'text/plain; charset=utf-8', 'Unknown passkey'],
      ['x'.repeat(1000), 'text/plain', 'x'.repeat(300)],
      ['"no"', 'application/json', 'no'],
      ['', 'text/plain', 'HTTP 422'],
      ['<h1>Forbidden</h1>', 'text/html', 'HTTP 422'],
    ] as const)
      expect(
        (await failure(send(answering(body, { status: 422, headers: { 'content-type': type } })))).message,
      ).to.equal(words);
  });

  it('reads an answer whatever its media type says', async () => {
    for (const type of ['application/json; charset=utf-8', 'text/json', 'text/plain'])
      expect(await send(answering('{"a":1}', { headers: { 'content-type': type } }))).to.deep.equal({ a: 1 });
  });

  const garbage: [string, BodyInit | null, ResponseInit?][] = [
    ['nothing', null, { status: 204 }],
    ['an empty body', ''],
    ['HTML', '<!doctype html><p>hello'],
    ['truncated JSON', '{"a":'],
    ['a JSON array', '[1]'],
    ['JSON null', 'null'],
    ['a JSON string', '"x"'],
    ['more than a million characters', `{"a":"${'x'.repeat(1_000_000)}"}`],
    ['a redirect that was not followed', null, { status: 304 }],
  ];
  for (const [name, body, init] of garbage)
    it(`says bad-response to ${name}`, async () => {
      expect((await failure(send(answering(body, init)))).code).to.equal('bad-response');
    });

  it('says network when the server cannot be reached', async () => {
    const cause = new TypeError('Failed to fetch');
    const error = await failure(send(() => Promise.reject(cause)));
    expect(error.code).to.equal('network');
    expect(error.cause).to.equal(cause);
  });

  it('says network when the connection breaks in the middle of the answer', async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"a"'));
        controller.error(new TypeError('reset'));
      },
    });
    expect((await failure(send(answering(broken)))).code).to.equal('network');
  });

  it('gives up at the deadline, also when only the body hangs', async () => {
    const hanging: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    expect((await failure(send(hanging, { deadline: 1 }))).code).to.equal('network');
    const mute: typeof fetch = (_url, init) => {
      const body = new ReadableStream({
        start: (controller) =>
          init?.signal?.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError'))),
      });
      return Promise.resolve(new Response(body));
    };
    expect((await failure(send(mute, { deadline: 1 }))).code).to.equal('network');
  });

  it("says aborted on the caller's signal, before and during", async () => {
    const controller = new AbortController();
    const hanging: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        const abort = () => reject(new DOMException('aborted', 'AbortError'));
        if (init?.signal?.aborted) abort();
        init?.signal?.addEventListener('abort', abort);
      });
    const pending = failure(send(hanging, { signal: controller.signal }));
    controller.abort();
    expect((await pending).code).to.equal('aborted');
    expect((await failure(send(hanging, { signal: controller.signal }))).code).to.equal('aborted');
  });

  const failures: [number, object, string][] = [
    [400, { _tag: '@error/BadRequest', message: 'no' }, 'bad-request'],
    [403, { _tag: '@error/Forbidden', message: 'no' }, 'forbidden'],
    [404, { _tag: '@error/NotFound', message: 'no' }, 'not-found'],
    [400, { _tag: '@error/InvalidTenancy', message: 'no' }, 'invalid-tenancy'],
    [401, {}, 'signed-out'],
    [403, {}, 'forbidden'],
    [418, {}, 'bad-request'],
    [429, {}, 'rate-limited'],
    [500, {}, 'server-error'],
    [503, { _tag: '@error/Unheard', message: 'no' }, 'server-error'],
    [400, { _tag: '__proto__' }, 'bad-request'],
    [400, { _tag: 7, message: {} }, 'bad-request'],
    [400, { _tag: '@error/PasskeyNotFound', message: 'no' }, 'bad-response'],
  ];
  for (const [status, body, code] of failures)
    it(`reads ${status} ${JSON.stringify(body)} as ${code}`, async () => {
      const error = await failure(send(answering(JSON.stringify(body), { status })));
      expect(error.code).to.equal(code);
      expect(error.status).to.equal(status);
    });

  it('reads an error page as a server error', async () => {
    const error = await failure(send(answering('<h1>Oops</h1>', { status: 502 })));
    expect(error.code).to.equal('server-error');
    expect(error.message).not.to.contain('Oops');
  });

  it('keeps the orphan of PasskeyNotFound', async () => {
    const body = { _tag: '@error/PasskeyNotFound', message: 'no', credentialId: 'c', rpId: 'r' };
    const error = await failure(send(answering(JSON.stringify(body), { status: 400 })));
    expect(error).to.deep.include({ code: 'passkey-not-found', _tag: '@error/PasskeyNotFound' });
    expect(error.orphan).to.deep.equal({ credentialId: 'c', rpId: 'r' });
  });

  const waits: [string, string | undefined, unknown, number | undefined][] = [
    ['seconds', '30', undefined, 30],
    ['a fraction', '1.2', undefined, 2],
    ['a negative number', '-5', undefined, 1],
    ['nothing like a time', 'NaN', undefined, undefined],
    ['a thousand million', '1000000000', undefined, 3600],
    ['the body before the header', '30', 7, 7],
    ['neither', undefined, undefined, undefined],
  ];
  for (const [name, header, seconds, expected] of waits)
    it(`takes ${name} as a wait of ${expected} s`, async () => {
      const body = JSON.stringify({ _tag: '@error/ChallengeRateLimited', retryAfterSeconds: seconds });
      const headers = header === undefined ? {} : { 'retry-after': header };
      const error = await failure(send(answering(body, { status: 429, headers })));
      expect(error.code).to.equal('rate-limited');
      expect(error.retryAfter).to.equal(expected);
    });

  const passkey = { id: 'a', label: '', username: 'ada', rpId: 'x.test', createdAt: 1 };
  const incomplete: [lacking: string, body: object][] = [
    ['passkeys', {}],
    ['id', { passkeys: [passkey, null] }],
    ['label', { passkeys: [{ ...passkey, label: undefined }] }],
    ['icon', { passkeys: [{ ...passkey, icon: 7 }] }],
    ['createdAt', { passkeys: [{ ...passkey, createdAt: '1' }] }],
  ];
  for (const [lacking, body] of incomplete)
    it(`names ${lacking} alone when a backend's response lacks it`, async () => {
      const answer = answering(JSON.stringify(body));
      const error = await failure(httpBackend('https://x.test/backend', answer).listPasskeys({}));
      expect(error.message).to.equal(`The response lacks a valid ${lacking}`);
    });

  it('takes null in a backend’s response as an absent member', async () => {
    const whole = { ...passkey, icon: null, provider: null, lastUsed: null };
    const answer = answering(JSON.stringify({ passkey: whole, user: null, passkeys: [whole] }));
    const backend = httpBackend('https://x.test/backend', answer);
    const { passkeys } = await backend.listPasskeys({});
    expect(passkeys).to.deep.equal([passkey]);
    expect(await backend.linkPasskey({ code: 'c' }, {})).to.deep.equal({ passkey });
  });

  it('takes a date as a wait', async () => {
    const headers = { 'retry-after': new Date(Date.now() + 60_000).toUTCString() };
    const { retryAfter } = await failure(send(answering('{}', { status: 429, headers })));
    expect(retryAfter).to.be.within(58, 61);
  });
});
