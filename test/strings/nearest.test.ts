/** The language of an element: the nearest `lang`, whatever stands between, and whenever it changes. */
import { expect } from '../support/expect.js';
import { fixture } from '@open-wc/testing-helpers';
import { html, type TemplateResult } from 'lit';
import '../../src/entries/index.js';
import { registerStrings, type Overrides, type PasskeyRegister } from '../../src/entries/index.js';
import { onCleanup } from '../support/cleanup.js';
import { uncaughtErrors } from '../support/errors.js';
import { waitUntil } from '../support/until.js';

const german = 'Passkey erstellen';
const french = 'Créer une clé d’accès';
const english = 'Create a passkey';

const action = (element: HTMLElement) =>
  element.shadowRoot?.querySelector('[part=button]')?.textContent?.trim();
const base = (element: HTMLElement) => element.shadowRoot?.querySelector<HTMLElement>('[part=base]');

/** Resolves when the element says it. */
const says = (element: HTMLElement, words: string) =>
  waitUntil(() => action(element) === words, `${String(action(element))} is not ${words}`);

const element = html`<passkey-register username="ada"></passkey-register>`;

async function inside(wrap: (content: TemplateResult) => TemplateResult) {
  const wrapper = await fixture<HTMLElement>(wrap(element));
  return { wrapper, register: wrapper.querySelector('passkey-register')! };
}

function pageIn(lang: string): void {
  const before = document.documentElement.lang;
  onCleanup(() => (document.documentElement.lang = before));
  document.documentElement.lang = lang;
}

describe('the language of an element', () => {
  it('is the nearest that is said', async () => {
    pageIn('fr');
    const { register } = await inside((content) => html`<div lang="de">${content}</div>`);
    await says(register, german);
  });

  it('is its own before all others', async () => {
    const own = await fixture<PasskeyRegister>(html`<passkey-register lang="fr"></passkey-register>`);
    await says(own, french);
  });

  it('is seen across shadow roots', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="de"></div>`);
    const middle = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).append(middle);
    const register = document.createElement('passkey-register');
    middle.attachShadow({ mode: 'closed' }).append(register);
    await says(register, german);
    middle.lang = 'fr';
    await says(register, french);
    middle.removeAttribute('lang');
    outer.lang = 'en';
    await says(register, english);
  });

  it('changes when the page says another, or the element is moved', async () => {
    const { wrapper, register } = await inside((content) => html`<div>${content}</div>`);
    await says(register, english);
    pageIn('de');
    await says(register, german);
    wrapper.lang = 'fr';
    await says(register, french);
    document.body.append(register);
    onCleanup(() => register.remove());
    await says(register, german);
  });

  it('is still followed after the last element has gone and another has come', async () => {
    const { register } = await inside((content) => html`<div>${content}</div>`);
    register.remove();
    const { wrapper, register: next } = await inside((content) => html`<div>${content}</div>`);
    wrapper.lang = 'de';
    await says(next, german);
  });

  it('falls back from the region to the language to English', async () => {
    registerStrings('de-AT', { 'register:action': 'Passkey anlegen' });
    const { wrapper, register } = await inside((content) => html`<div lang="de-AT">${content}</div>`);
    await says(register, 'Passkey anlegen');
    await waitUntil(() => register.shadowRoot?.textContent?.includes('Was sind Passkeys?'));
    expect(base(register)?.lang).to.equal('de-AT');
    wrapper.lang = 'de-CH';
    await says(register, german);
    wrapper.lang = 'tlh';
    await says(register, english);
    expect(base(register)?.lang, 'the words are English').to.equal('en');
  });

  it('tells Chinese by its script', async () => {
    const { wrapper, register } = await inside((content) => html`<div lang="zh-TW">${content}</div>`);
    await says(register, '建立密碼金鑰');
    for (const lang of ['zh', 'zh-CN', 'zh-Hans-SG']) {
      wrapper.lang = lang;
      await says(register, '创建通行密钥');
    }
    wrapper.lang = 'zh-HK';
    await says(register, '建立密碼金鑰');
  });

  it('takes the words of the region, or of the region that shares them', async () => {
    const { wrapper, register } = await inside((content) => html`<div>${content}</div>`);
    for (const [lang, nearest] of [
      ['es-MX', 'es-419'],
      ['es-ES', 'es'],
      ['es', 'es'],
      ['pt-AO', 'pt-PT'],
      ['pt', 'pt'],
      ['fr-Latn-CA', 'fr-CA'],
      ['zh-MO', 'zh-HK'],
      ['zh-TW', 'zh-Hant'],
      ['no', 'nb'],
      ['nn-NO', 'nb'],
    ] as const) {
      wrapper.lang = lang;
      await waitUntil(() => base(register)?.lang === nearest, `${lang} is not ${nearest}`);
    }
  });

  it('takes what is no language for English', async () => {
    const errors = uncaughtErrors();
    const { wrapper, register } = await inside((content) => html`<div lang="de">${content}</div>`);
    for (const lang of ['', 'not a language', '--', '<b>', 'x'.repeat(99), '__proto__', 'constructor']) {
      wrapper.lang = 'de';
      await says(register, german);
      wrapper.lang = lang;
      await says(register, english);
    }
    expect(errors).to.deep.equal([]);
  });

  it('is said of the words, with their direction, in the shadow root and beside the input', async () => {
    const wrapper = await fixture<HTMLElement>(html`<div lang="he" dir="rtl"><otp-entry></otp-entry></div>`);
    const entry = wrapper.querySelector('otp-entry')!;
    const label = entry.querySelector('label')!;
    await waitUntil(() => label.textContent === 'קוד חד־פעמי');
    expect([base(entry)?.lang, base(entry)?.dir]).to.deep.equal(['he', 'rtl']);
    expect([label.lang, label.dir]).to.deep.equal(['he', 'rtl']);
    wrapper.lang = 'tlh';
    await waitUntil(() => label.textContent === 'One-time code');
    expect([base(entry)?.lang, base(entry)?.dir], 'not the page’s').to.deep.equal(['en', 'ltr']);
    expect([label.lang, label.dir]).to.deep.equal(['en', 'ltr']);
  });

  for (const [lang, dir, other] of [
    ['ur', 'rtl', 'ltr'],
    ['ar', 'ltr', 'rtl'],
  ])
    it(`leaves what the page brings in the direction of the page (${dir})`, async () => {
      const wrapper = await fixture<HTMLElement>(
        html`<div lang=${lang} dir=${dir}>
          <otp-entry
            ><p slot="help">1.</p>
            <p slot="verified" dir=${other}>2.</p></otp-entry
          >
        </div>`,
      );
      const entry = wrapper.querySelector('otp-entry')!;
      const direction = (selector: string) => getComputedStyle(entry.querySelector(selector)!).direction;
      // There are no words in Urdu.
      await waitUntil(() => base(entry)?.dir === other);
      expect(direction('[slot=help]')).to.equal(dir);
      expect(direction('[slot=verified]'), 'the page’s own word').to.equal(other);
      expect(direction('input'), 'a code is digits').to.equal('ltr');
    });

  it('gives a region its own times', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).setHours(15, 30, 0, 0);
    const backend = {
      currentCode: () =>
        Promise.resolve({
          email: 'ada@example.com',
          purpose: 'login',
          length: 6,
          expiresAt: tomorrow,
          resendAt: 0,
          now: Date.now(),
        }),
    };
    const wrapper = await fixture<HTMLElement>(
      html`<div lang="en-GB"><otp-entry .backend=${backend}></otp-entry></div>`,
    );
    const text = () => wrapper.querySelector('otp-entry')?.shadowRoot?.textContent ?? '';
    await waitUntil(() => text().includes('until 15:30'));
    wrapper.lang = 'en-US';
    await waitUntil(() => /until 3:30\sPM/.test(text()));
    // No Klingon times in an English sentence.
    wrapper.lang = 'tlh';
    await waitUntil(() => /until 3:30\sPM/.test(text()));
  });
});

describe('words of the page', () => {
  it('go before those of the language, however late that comes', async () => {
    registerStrings('nl', { 'register:action': 'Maak een passkey' });
    const { register } = await inside((content) => html`<div lang="nl">${content}</div>`);
    await says(register, 'Maak een passkey');
    await waitUntil(() => register.shadowRoot?.textContent?.includes('Wat zijn passkeys?'));
    await says(register, 'Maak een passkey');
  });

  it('go before those of a region', async () => {
    registerStrings('pt', { 'register:action': 'Criar já' });
    const { register } = await inside((content) => html`<div lang="pt-PT">${content}</div>`);
    await waitUntil(() => register.shadowRoot?.textContent?.includes('Onde são guardadas'));
    await says(register, 'Criar já');
  });

  it('can be those of one element', async () => {
    const { register } = await inside((content) => html`<div>${content}</div>`);
    register.words = { 'register:action': 'Go without passwords' };
    await says(register, 'Go without passwords');
    register.words = null;
    await says(register, english);
  });

  it('can stand in an attribute', async () => {
    const words = JSON.stringify({ 'login:account': 'Hello {0}!' } satisfies Overrides);
    const login = await fixture(
      html`<passkey-login purpose="reauthenticate" username="ada" words=${words}></passkey-login>`,
    );
    expect(login.shadowRoot?.querySelector('[part=intro]')?.textContent).to.equal('Hello ada!');
  });

  it('are passed over where they are none', async () => {
    const errors = uncaughtErrors();
    for (const words of [
      '',
      '{',
      '[]',
      '7',
      '"text"',
      'null',
      '{"register:action":7}',
      '{"register:action":{}}',
      '{"register:action":{"one":7,"other":"Go"}}',
    ]) {
      const register = await fixture<PasskeyRegister>(
        html`<passkey-register username="ada" words=${words}></passkey-register>`,
      );
      expect(action(register), words).to.equal(english);
    }
    expect(errors).to.deep.equal([]);
  });

  it('stay text, whatever they hold', async () => {
    const { register } = await inside((content) => html`<div>${content}</div>`);
    register.words = { 'register:action': '<img src=x onerror=alert(1)>' };
    await says(register, '<img src=x onerror=alert(1)>');
    expect(register.shadowRoot?.querySelector('img')).to.equal(null);
  });
});

describe('loading a language', () => {
  const loaded = (code: string) =>
    performance.getEntriesByType('resource').filter(({ name }) => name.includes(`/languages/${code}.ts`));

  it('waits until it is shown, and happens once', async () => {
    expect(loaded('uk')).to.have.length(0);
    const { wrapper, register } = await inside((content) => html`<div>${content}</div>`);
    document.createElement('passkey-login').lang = 'uk';
    expect(loaded('uk'), 'an element that is nowhere shows nothing').to.have.length(0);
    wrapper.lang = 'uk';
    await says(register, 'Створити ключ доступу');
    const { register: other } = await inside((content) => html`<div lang="uk-UA">${content}</div>`);
    await says(other, 'Створити ключ доступу');
    expect(loaded('uk')).to.have.length(1);
  });
});
