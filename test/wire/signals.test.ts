import { expect } from '../support/expect.js';
import {
  exchangeDeletion,
  exchangePruning,
  exchangeUpdate,
  fetchAccepted,
  fetchCredential,
} from '../../src/wire/signals.js';
import { failureCode } from '../flows/support.js';
import { stubServer, type StubAnswer } from '../support/stub.js';

const io = {};

/** A tenancy of a stub, which is all of one segment: the second generation is answered by `fetch`. */
async function first() {
  const stub = await stubServer();
  const { origin, pathname } = new URL(stub.url);
  return { stub, config: { endpoint: origin, tenancyId: pathname.slice(1) } };
}

/** Answers each request with `body`, and remembers what was asked. */
function second(body: unknown, status = 200) {
  const asked: { url: string; body: unknown }[] = [];
  const send: typeof fetch = (url, init) => {
    asked.push({ url: url as string, body: JSON.parse(init?.body as string) });
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  };
  return { asked, config: { endpoint: 'https://vault.test', tenancyId: 't', fetch: send } };
}

const warning = { code: 'NO_PASSKEYS_FOUND', message: 'None' };
const pruning = { rpId: 'localhost', userId: 'dXNlcg', allAcceptedCredentialIds: ['a', 'b'] };

describe('first generation', () => {
  it('looks up the passkey behind a vault id, without a preflight', async () => {
    const { stub, config } = await first();
    const body = { credentialId: 'c', userId: 'u', rpId: 'localhost' };
    await stub.answer('GET /credential/p1', { body });
    expect(await fetchCredential(config, 'p1', io)).to.deep.equal(body);
    const [request] = await stub.requests();
    expect(request?.headers).to.not.have.any.keys('content-type', 'authorization', 'cookie');
  });

  it('looks up several, their ids joined by a percent-encoded comma', async () => {
    const { stub, config } = await first();
    await stub.answer('GET /credentials/p1%2Cp2', { body: pruning });
    expect(await fetchAccepted(config, ['p1', 'p2'], io)).to.deep.equal(pruning);
  });

  it('takes one passkey named twice for one', async () => {
    const { stub, config } = await first();
    const body = { ...pruning, allAcceptedCredentialIds: ['a'] };
    await stub.answer('/credentials/p1%2Cp1', { body });
    expect(await fetchAccepted(config, ['p1', 'p1'], io)).to.deep.equal(body);
  });

  it('sends nothing for ids that are none', async () => {
    const { stub, config } = await first();
    const bad = ['', '..', '.', 'a/b', 'a,b', '%2e%2e', 'a?b', 'a#b', 'a b', 'a'.repeat(65)];
    for (const id of bad) {
      expect(await failureCode(fetchCredential(config, id, io))).to.equal('bad-config');
      expect(await failureCode(fetchAccepted(config, ['ok', id], io))).to.equal('bad-config');
    }
    expect(await failureCode(fetchAccepted(config, [], io))).to.equal('bad-config');
    expect(await stub.requests()).to.deep.equal([]);
  });

  const partial: [string, unknown][] = [
    ['is empty', []],
    ['is shorter than what was asked for', ['a']],
    ['is missing', undefined],
    ['is no list', { length: 2 }],
    ['holds an empty id', ['a', '']],
    ['holds something else than ids', ['a', 7]],
    ['is endless', Array.from({ length: 1001 }, (_, index) => `c${String(index)}`)],
  ];
  for (const [name, allAcceptedCredentialIds] of partial)
    it(`refuses a list of accepted passkeys that ${name}`, async () => {
      const { stub, config } = await first();
      await stub.answer('/credentials/p1%2Cp2', { body: { ...pruning, allAcceptedCredentialIds } });
      expect(await failureCode(fetchAccepted(config, ['p1', 'p2'], io))).to.equal('bad-response');
    });

  const failures: [string, StubAnswer, string][] = [
    ['is unknown', { status: 404, body: { _tag: '@error/NotFound', message: 'x' } }, 'not-found'],
    [
      'is of another person',
      { status: 400, body: { _tag: '@error/BadRequest', message: 'x' } },
      'bad-request',
    ],
    ['is answered with half of it', { body: { credentialId: 'c', userId: 'u' } }, 'bad-response'],
    ['is answered with a page', { body: '<h1>' }, 'bad-response'],
    ['meets a failing server', { status: 500, body: '<h1>' }, 'server-error'],
    ['meets a broken line', { fault: 'reset' }, 'network'],
  ];
  for (const [name, answer, code] of failures)
    it(`says ${code} when a passkey ${name}`, async () => {
      const { stub, config } = await first();
      await stub.answer('/credential/p1', answer);
      expect(await failureCode(fetchCredential(config, 'p1', io))).to.equal(code);
    });
});

describe('second generation', () => {
  const update = { rpId: 'localhost', userId: 'u', username: 'ada', displayName: 'Ada' };
  const deletion = { rpId: 'localhost', userId: 'u', credentialId: 'c' };
  const kinds = [
    ['update', exchangeUpdate, 'updatePasskeysToken', update],
    ['delete', exchangeDeletion, 'deletePasskeysToken', deletion],
    ['prune', exchangePruning, 'prunePasskeysToken', pruning],
  ] as const;

  for (const [path, exchange, token, instruction] of kinds)
    describe(path, () => {
      it('exchanges the token for instructions and warnings', async () => {
        const answer = { instructions: [instruction], warnings: [warning] };
        const { asked, config } = second({ _tag: 'Instructions', ...answer });
        expect(await exchange(config, 'the-token', io)).to.deep.equal(answer);
        expect(asked).to.deep.equal([
          { url: `https://vault.test/v2/t/passkeys/${path}/exchange`, body: { [token]: 'the-token' } },
        ]);
      });

      it('takes no instructions for an answer', async () => {
        const { config } = second({ instructions: [], warnings: [] });
        expect(await exchange(config, 'the-token', io)).to.deep.equal({ instructions: [], warnings: [] });
      });

      for (const field of Object.keys(instruction))
        it(`refuses instructions without ${field}`, async () => {
          const half = { ...instruction, [field]: null };
          const { config } = second({ instructions: [instruction, half], warnings: [] });
          expect(await failureCode(exchange(config, 'x', io))).to.equal('bad-response');
        });

      const malformed: [string, object][] = [
        ['instructions', { warnings: [] }],
        ['warnings', { instructions: [] }],
        ['a reasonable list', { instructions: Array(1001).fill(instruction), warnings: [] }],
        ['words in its warnings', { instructions: [], warnings: [{ code: 'X' }] }],
        ['objects in its list', { instructions: [null], warnings: [] }],
      ];
      for (const [name, body] of malformed)
        it(`refuses an answer without ${name}`, async () => {
          const { config } = second(body);
          expect(await failureCode(exchange(config, 'x', io))).to.equal('bad-response');
        });

      it('says bad-request for a token that is spent', async () => {
        const { config } = second({ _tag: '@error/BadRequest', message: 'Invalid or expired token' }, 400);
        expect(await failureCode(exchange(config, 'x', io))).to.equal('bad-request');
      });
    });

  it('refuses an instruction to accept no passkey at all', async () => {
    const empty = { ...pruning, allAcceptedCredentialIds: [] };
    const { config } = second({ instructions: [pruning, empty], warnings: [] });
    expect(await failureCode(exchangePruning(config, 'x', io))).to.equal('bad-response');
  });
});
