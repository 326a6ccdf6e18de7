/** Clients whose server returns garbage: each call ends in a typed error or a valid value. */
import { expect } from '../support/expect.js';
import { httpBackend } from '../../src/wire/backend.js';
import { authenticationApi, registrationApi } from '../../src/wire/passlock.js';
import { exchangeDeletion, exchangePruning, exchangeUpdate, fetchAccepted } from '../../src/wire/signals.js';
import { PasskeyError } from '../../src/wire/errors.js';
import { deletePasskey, passkeySupport, type BackendPasskey } from '../../src/entries/headless.js';
import { replace } from '../support/replace.js';
import { mailed, passkey, spoilt } from './support.js';

const user = { id: 'u', username: 'ada', email: 'ada@example.com', displayName: 'Ada' };
const account = { rpId: 'localhost', userId: 'dXNlcg' };
const options = {
  challenge: 'Y2hhbGxlbmdl',
  rp: { id: 'localhost', name: 'Test' },
  user: { id: 'dXNlcg', name: 'ada', displayName: 'Ada' },
  pubKeyCredParams: [],
  allowCredentials: [],
};
const verified = { code: 'c', id_token: 't', principal: { authenticatorId: 'a', userId: 'u' } };

/** A valid response, and the call that reads it. */
type Case = [good: object, ask: (fetch: typeof globalThis.fetch) => Promise<unknown>];

const io = {};
const tenancy = { tenancyId: 't', endpoint: 'https://x.test' };
const backend = (send: typeof fetch) => httpBackend('https://x.test/b', send);

const calls: Record<string, Case> = {
  authorizeRegistration: [{ registrationToken: 'x' }, (send) => backend(send).authorizeRegistration({}, io)],
  linkPasskey: [{ passkey: passkey('a'), user }, (send) => backend(send).linkPasskey({ code: 'c' }, io)],
  authorizeAuthentication: [
    { authenticationToken: 'x' },
    (send) => backend(send).authorizeAuthentication({}, io),
  ],
  openSession: [{ user }, (send) => backend(send).openSession({ code: 'c' }, io)],
  reauthenticate: [{ reauthenticatedAt: 1 }, (send) => backend(send).reauthenticate({ code: 'c' }, io)],
  sendCode: [mailed(), (send) => backend(send).sendCode({ purpose: 'login' }, io)],
  currentCode: [mailed(), (send) => backend(send).currentCode(io)],
  checkCode: [{ purpose: 'login', user }, (send) => backend(send).checkCode({ code: '1' }, io)],
  renamePasskey: [{ passkey: passkey('a') }, (send) => backend(send).renamePasskey('a', { label: 'x' }, io)],
  'registration options': [
    { sessionToken: 's', optionsJSON: options },
    (send) => registrationApi({ ...tenancy, fetch: send }).prepareRegistration({ username: 'ada' }, io),
  ],
  'authentication options': [
    { sessionToken: 's', optionsJSON: options },
    (send) => authenticationApi({ ...tenancy, fetch: send }).prepareAuthentication({}, io),
  ],
  'updated names': [
    { instructions: [{ ...account, username: 'ada', displayName: 'Ada' }], warnings: [] },
    (send) => exchangeUpdate({ ...tenancy, fetch: send }, 'token', io),
  ],
  'deleted passkeys': [
    { instructions: [{ ...account, credentialId: 'YQ' }], warnings: [] },
    (send) => exchangeDeletion({ ...tenancy, fetch: send }, 'token', io),
  ],
  'passkeys that stay': [
    { instructions: [{ ...account, allAcceptedCredentialIds: ['YQ'] }], warnings: [] },
    (send) => exchangePruning({ ...tenancy, fetch: send }, 'token', io),
  ],
  'passkeys that stay, by id': [
    { ...account, allAcceptedCredentialIds: ['YQ'] },
    (send) => fetchAccepted({ ...tenancy, fetch: send }, ['a'], io),
  ],
};

const answering =
  (text: string): typeof fetch =>
  () =>
    Promise.resolve(new Response(text));

/** The outcome of a call; rethrows errors that are not a PasskeyError. */
const outcome = <T>(promise: Promise<T>): Promise<T | PasskeyError> =>
  promise.catch((error: unknown) => {
    if (error instanceof PasskeyError) return error;
    throw error;
  });

function showable(
  { createdAt, lastUsed = 0, icon = '', provider = '', label }: BackendPasskey,
  what: string,
) {
  for (const time of [createdAt, lastUsed]) new Date(time).toISOString();
  for (const text of [icon, provider, label]) expect(text, what).to.be.a('string');
}

describe('a garbage response', () => {
  for (const [name, [good, ask]] of Object.entries(calls))
    it(`to ${name} is bad-response or harmless`, async () => {
      await ask(answering(JSON.stringify(good)));
      let refused = 0;
      for (const { what, text } of spoilt(good)) {
        const got = await outcome(ask(answering(text)));
        if (!(got instanceof PasskeyError)) continue;
        refused++;
        expect(got.code, what).to.equal('bad-response');
      }
      expect(refused).to.be.greaterThan(0);
    });

  it('to the list of passkeys leaves only entries that can be shown', async () => {
    for (const { what, text } of spoilt(passkey('a'))) {
      const list = await outcome(backend(answering(`{"passkeys":[${text}]}`)).listPasskeys(io));
      if (list instanceof PasskeyError) expect(list.code, what).to.equal('bad-response');
      else for (const one of list.passkeys) showable(one, what);
    }
  });

  it('to the list of passkeys is refused beyond a thousand entries', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ ...passkey(`p${index}`), icon: '' }));
    const list = backend(answering(JSON.stringify({ passkeys: many }))).listPasskeys(io);
    expect(await outcome(list)).to.include({ code: 'bad-response' });
  });

  it('to a verification is bad-response', async () => {
    for (const { what, text } of spoilt(verified)) {
      const answers = [JSON.stringify({ sessionToken: 's', optionsJSON: options }), text];
      const send = () => Promise.resolve(new Response(answers.shift()));
      const api = authenticationApi({ ...tenancy, fetch: send });
      const { verify } = await api.prepareAuthentication({}, io);
      const result = await outcome(verify({} as never, io));
      if (result instanceof PasskeyError) expect(result.code, what).to.equal('bad-response');
      else expect(JSON.stringify(result), what).to.match(/^\{"code":".*","idToken":".*","principal":\{/);
    }
  });
});

describe('a call without a passkey id', () => {
  it('sends nothing', async () => {
    let asked = 0;
    const send = () => Promise.resolve(new Response(String(++asked)));
    for (const passkeyId of [undefined, null, '', {}] as unknown as string[]) {
      const result = await deletePasskey({ passkeyId }, { ...tenancy, fetch: send });
      expect(result).to.include({ success: false, code: 'bad-config' });
    }
    expect(asked).to.equal(0);
  });
});

describe('a browser API that never settles', () => {
  it('counts as no after a timeout', async () => {
    const { setTimeout: later } = globalThis;
    replace(globalThis, 'setTimeout', (act: () => void, ms: number) => later(act, ms / 50));
    replace(PublicKeyCredential, 'isConditionalMediationAvailable', () => new Promise(() => undefined));
    expect(await passkeySupport()).to.include({ passkeys: true, autofill: false });
  });

  it('counts as no when it returns something else than a boolean', async () => {
    for (const odd of [undefined, 'yes', {}, 1]) {
      replace(PublicKeyCredential, 'isConditionalMediationAvailable', () => Promise.resolve(odd));
      expect(await passkeySupport()).to.include({ autofill: false });
    }
  });
});
