/** Attributes, properties and texts with odd values: the element renders, shows an error and recovers. */
import { expect } from '../support/expect.js';
import type { LitElement } from 'lit';
import { en } from '../../src/strings/en.js';
import { answers, bringTo, reached, scene } from '../elements/support.js';
import { failureCode } from '../flows/support.js';
import { virtualAuthenticator } from '../support/device.js';
import { uncaughtErrors } from '../support/errors.js';
import { waitUntil } from '../support/until.js';
import { junk, mailed, passkey, put, serverSays, settled } from './support.js';

const tags = [
  'passkey-register',
  'passkey-login',
  'otp-entry',
  'passkey-manager',
  'passkey-support',
] as const;
const classOf = (tag: string) => customElements.get(tag) as unknown as typeof LitElement;
const isDrawn = (element: HTMLElement) => !!element.shadowRoot?.querySelector('[part=base]');

/** `<passkey-support>` renders after the features were detected. */
async function drawn(tag: (typeof tags)[number]): Promise<LitElement> {
  const element = await put(tag);
  await waitUntil(() => isDrawn(element));
  return element;
}

const texts = [
  '',
  ' ',
  '\0',
  'NaN',
  '1e999',
  '-1',
  '__proto__',
  'constructor',
  'x'.repeat(50_000),
  '\u202e\ud800',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '//evil.example',
  '../..',
  '{"a":',
  '[]',
  'null',
];
/** Values of `lang` that are no language. */
const langs = [
  '',
  ' ',
  '-',
  'i-klingon',
  'de-u-nu-zzzz-x-y',
  'en-u-ca-nonsense',
  'constructor',
  '__proto__',
  'zz-ZZ',
];

const things: [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['a symbol', Symbol('x')],
  ['a big number', 5n],
  ['no number', NaN],
  ['a function', () => undefined],
  ['an object', {}],
  ['a list', [null]],
  ['an element', document.createElement('p')],
];

/** Every request gets an empty response. */
const sayNothing = () => serverSays(() => '{}');

/** Hovers and clicks the button, then cancels. */
async function use(element: LitElement): Promise<void> {
  const button = element.shadowRoot?.querySelector<HTMLButtonElement>('[part~=button]');
  button?.dispatchEvent(new PointerEvent('pointerenter'));
  button?.click();
  await settled(2);
  (element as LitElement & { cancel?: () => void }).cancel?.();
}

for (const tag of tags)
  describe(`<${tag}> with odd settings`, () => {
    it('in its attributes, set, changed and removed', async () => {
      const errors = uncaughtErrors();
      sayNothing();
      const element = await drawn(tag);
      for (const name of [...(classOf(tag).observedAttributes as string[]), 'dir', 'lang'])
        for (const text of name === 'lang' ? langs : texts) {
          const what = `${name}=${text.slice(0, 30)}`;
          element.setAttribute(name, text);
          await element.updateComplete;
          expect(isDrawn(element), what).to.equal(true);
          await use(element);
          element.removeAttribute(name);
          await element.updateComplete;
          expect(errors, what).to.deep.equal([]);
        }
      expect(element.shadowRoot?.querySelector('img')).to.equal(null);
    });

    it('in its properties', async () => {
      const errors = uncaughtErrors();
      sayNothing();
      const element = await drawn(tag);
      for (const [name, { state }] of classOf(tag).elementProperties)
        for (const [what, thing] of state ? [] : things) {
          const good: unknown = Reflect.get(element, name);
          Object.assign(element, { [name]: thing });
          await element.updateComplete;
          await use(element);
          Object.assign(element, { [name]: good });
          await element.updateComplete;
          expect(isDrawn(element), `${String(name)}: ${what}`).to.equal(true);
          expect(errors, `${String(name)}: ${what}`).to.deep.equal([]);
        }
    });

    it('in its texts: falls back to English', async () => {
      const errors = uncaughtErrors();
      sayNothing();
      const element = await drawn(tag);
      const all = (text: string) =>
        `{${Object.keys(en)
          .map((key) => `"${key}":${text}`)
          .join()}}`;
      const said = element.shadowRoot?.textContent;
      for (const text of [...junk, '{"other":"x","one":5,"few":{},"many":null}', '{"other":5}']) {
        element.setAttribute('words', all(text));
        await element.updateComplete;
        if (!text.includes('"')) expect(element.shadowRoot?.textContent, text).to.equal(said);
      }
      for (const text of [...junk, 'x', '[1', '{"'])
        for (const words of [text, `{${text}}`]) element.setAttribute('words', words);
      await element.updateComplete;
      expect(isDrawn(element)).to.equal(true);
      expect(element.shadowRoot?.querySelector('img')).to.equal(null);
      expect(errors).to.deep.equal([]);
    });
  });

describe('settings that change during a ceremony', () => {
  for (const tag of ['passkey-register', 'passkey-login'] as const)
    for (const phase of ['preparing', 'verifying'] as const)
      it(`of <${tag}> in ${phase}: the ceremony ends at the server where it started`, async () => {
        const all = await scene(tag);
        const { element, stub, paths } = all;
        await bringTo(phase, all);
        const evil = serverSays(() => '{}');
        for (const name of classOf(tag).observedAttributes as string[])
          if (name !== 'disabled')
            element.setAttribute(name, name === 'endpoint' ? 'https://evil.example' : 'evil');
        await element.updateComplete;
        await settled();
        if (phase === 'verifying') {
          await stub.release(paths.verification);
          await reached(element, 'succeeded');
        }
        expect(evil.filter((path) => !path.includes('/passkey/'))).to.deep.equal([]);
      });

  const changes: [string, object, object, string[]][] = [
    ['the tenancy', {}, { tenancyId: 'new' }, ['/new/passkey/authentication/options']],
    [
      'the backend',
      { backend: '/old' },
      { backend: '/new' },
      ['/new/passkeys/authentication/authorize', '/v2/t/passkey/authentication/options'],
    ],
  ];
  for (const [what, before, after, expected] of changes)
    it(`between hover and click: ${what}`, async () => {
      const device = await virtualAuthenticator();
      await device.addCredential({ rpId: 'localhost', userHandle: 'dXNlcg' });
      const asked = serverSays((path) => {
        if (path.endsWith('authorize')) return '{"authenticationToken":"x"}';
        if (path.endsWith('session')) return '{"user":{"id":"u","username":"ada"}}';
        return JSON.stringify(path.endsWith('options') ? answers.authentication : answers.verified);
      });
      const settings = { tenancyId: 't', endpoint: 'https://x.test', noAutofill: true };
      const element = await put('passkey-login', { ...settings, ...before });
      const button = element.shadowRoot?.querySelector('[part=button]');
      button?.dispatchEvent(new PointerEvent('pointerenter'));
      await settled();
      asked.length = 0;
      Object.assign(element, after);
      await element.run();
      expect(asked.slice(0, expected.length)).to.deep.equal(expected);
    });

  it('to another server between hover and click: the prefetched options are not used', async () => {
    serverSays(() => JSON.stringify(answers.authentication));
    const element = await put('passkey-login', { tenancyId: 't', noAutofill: true });
    element.shadowRoot?.querySelector('[part=button]')?.dispatchEvent(new PointerEvent('pointerenter'));
    await settled();
    element.tenancyId = '//evil.example';
    expect(await failureCode(element.run())).to.equal('bad-config');
  });
});

describe('settings without meaning for an element', () => {
  it('leave <otp-entry> and <passkey-manager> in their phase', async () => {
    const list = JSON.stringify({ passkeys: [passkey('a')] });
    serverSays((path) =>
      path.endsWith('/challenges') ? JSON.stringify(mailed()) : path.endsWith('/passkeys') ? list : '{}',
    );
    const code = await put('otp-entry', { backend: '/b', email: 'a@b.example' });
    await code.send();
    const manager = await put('passkey-manager', { backend: '/b', tenancyId: 't' });
    for (const element of [code, manager])
      for (const name of ['tenancy-id', 'endpoint', 'email', 'name', 'words', 'purpose', 'for-passkey'])
        element.setAttribute(name, 'x');
    await settled();
    expect([code.phase, manager.phase]).to.deep.equal(['entering', 'ready']);
  });
});
