/** The ceremony elements on a page whose WebAuthn is not the browser's: extensions, polyfills, clobbered names. */
import { expect } from '../support/expect.js';
import { errorCodes, PasskeyError } from '../../src/entries/index.js';
import { answers, reached, states } from '../elements/support.js';
import { virtualAuthenticator } from '../support/device.js';
import { uncaughtErrors } from '../support/errors.js';
import { replace } from '../support/replace.js';
import { onCleanup } from '../support/cleanup.js';
import { put, serverSays, settled } from './support.js';

const settings = { tenancyId: 't', endpoint: 'https://x.test', noAutofill: true };

async function login(more: object = {}) {
  const device = await virtualAuthenticator();
  await device.addCredential({ rpId: 'localhost', userHandle: 'dXNlcg' });
  const asked = serverSays((path) =>
    JSON.stringify(path.endsWith('/options') ? answers.authentication : answers.verified),
  );
  const element = await put('passkey-login', { ...settings, ...more });
  const outcome = () =>
    element.run().then(
      () => 'fine',
      (error: unknown) => error,
    );
  return { element, outcome, asked };
}

const buffer = new ArrayBuffer(4);
const assertion = { clientDataJSON: buffer, authenticatorData: buffer, signature: buffer };
const credential = (more: object) => ({
  id: 'YQ',
  rawId: buffer,
  type: 'public-key',
  response: assertion,
  getClientExtensionResults: () => ({}),
  ...more,
});
const circle: Record<string, unknown> = {};
circle['self'] = circle;

describe('an extension that replaces the device', () => {
  it('that returns odd objects: each is a typed error or is sent to the server', async () => {
    const errors = uncaughtErrors();
    const { element, outcome } = await login();
    const odd: [string, unknown][] = [
      ['nothing', undefined],
      ['null', null],
      ['a number', 5],
      ['an empty object', {}],
      ['no response', credential({ response: null })],
      ['an empty response', credential({ response: {} })],
      ['no results of extensions', credential({ getClientExtensionResults: undefined })],
      ['text for bytes', credential({ rawId: 'text' })],
      ['results without an end', credential({ getClientExtensionResults: () => circle })],
      ['a number too big for JSON', credential({ id: 5n })],
      ['a thenable that fails', { then: (_: unknown, no: (reason: unknown) => void) => no(null) }],
      [
        'a trap',
        new Proxy(
          {},
          {
            get() {
              throw new Error('trap');
            },
          },
        ),
      ],
    ];
    for (const [what, answer] of odd) {
      replace(navigator.credentials, 'get', () => Promise.resolve(answer));
      const came = await outcome();
      if (came !== 'fine')
        expect((came as PasskeyError).code, what).to.be.oneOf(['device-failed', 'network']);
      expect(element.phase, what).to.equal(came === 'fine' ? 'succeeded' : 'failed');
    }
    await settled();
    expect(errors).to.deep.equal([]);
  });

  it('that throws odd values: each is a typed error with a message', async () => {
    const errors = uncaughtErrors();
    const { element, outcome } = await login();
    for (const reason of [
      undefined,
      null,
      5,
      'x',
      Symbol('x'),
      {},
      Object.create(null),
      { name: 7 },
      { name: Symbol('x') },
    ]) {
      replace(navigator.credentials, 'get', () => Promise.reject(reason as Error));
      expect(await outcome())
        .to.be.instanceOf(PasskeyError)
        .and.to.include({ code: 'device-failed' });
      await element.updateComplete;
      expect(element.shadowRoot?.querySelector('[part~=error]')?.textContent).to.match(/^Your device had/);
    }
    replace(navigator.credentials, 'get', () => {
      throw new Error('At once');
    });
    expect(await outcome()).to.include({ code: 'device-failed' });
    expect(errors).to.deep.equal([]);
  });

  it('that never settles and ignores its signal: Cancel ends it and the next try is not blocked', async () => {
    const { element, outcome } = await login();
    const { get } = navigator.credentials;
    replace(navigator.credentials, 'get', () => new Promise(() => undefined));
    const first = outcome();
    await reached(element, 'prompting');
    element.cancel();
    expect(await first).to.include({ code: 'aborted' });
    replace(navigator.credentials, 'get', get);
    expect(await outcome()).to.equal('fine');
  });

  it('whose response comes late: it is dropped', async () => {
    const { element, outcome, asked } = await login();
    let answer: ((value: unknown) => void) | undefined;
    replace(navigator.credentials, 'get', () => new Promise((resolve) => (answer = resolve)));
    const first = outcome();
    await reached(element, 'prompting');
    element.cancel();
    answer?.(credential({}));
    await settled();
    expect(await first).to.include({ code: 'aborted' });
    expect([element.phase, asked.length]).to.deep.equal(['idle', 1]);
  });
});

describe('an odd PublicKeyCredential', () => {
  const odd: Record<string, () => unknown> = {
    'throws at once': () => {
      throw new Error('odd');
    },
    'fails with nothing': () => Promise.reject(undefined as unknown as Error),
    'never answers': () => new Promise(() => undefined),
    'answers nothing': () => undefined,
    'answers an odd object': () => Promise.resolve({ then: null }),
  };
  for (const [what, method] of Object.entries(odd))
    it(`each of whose methods ${what}: signs in by the button`, async () => {
      const errors = uncaughtErrors();
      for (const name of [
        'isConditionalMediationAvailable',
        'isUserVerifyingPlatformAuthenticatorAvailable',
        'getClientCapabilities',
      ])
        replace(PublicKeyCredential as unknown as Record<string, unknown>, name, method);
      const { element, outcome } = await login({ noAutofill: false, immediate: true });
      expect(await outcome()).to.equal('fine');
      expect(states(element)).to.deep.equal(['succeeded']);
      expect(errors).to.deep.equal([]);
    });

  it('that disappears: fails with a message', async () => {
    const { element, outcome } = await login();
    replace(globalThis, 'PublicKeyCredential', undefined);
    expect(await outcome()).to.include({ code: 'unsupported' });
    expect(element.phase).to.equal('failed');
  });
});

describe('named elements that shadow document properties', () => {
  for (const name of [
    'featurePolicy',
    'activeElement',
    'readyState',
    'visibilityState',
    'credentials',
    'fetch',
  ])
    it(`<form name="${name}">: renders, and signs in or shows an error`, async () => {
      const errors = uncaughtErrors();
      const form = document.createElement('form');
      form.name = form.id = name;
      const input = document.createElement('input');
      input.name = 'allowsFeature';
      form.append(input);
      document.documentElement.append(form);
      onCleanup(() => form.remove());
      const { element, outcome } = await login();
      const came = await outcome();
      if (came !== 'fine') expect((came as PasskeyError).code).to.be.oneOf(errorCodes);
      expect(element.shadowRoot?.querySelector('[part=button]')).not.to.equal(null);
      element.remove();
      form.remove();
      expect(errors).to.deep.equal([]);
    });
});
