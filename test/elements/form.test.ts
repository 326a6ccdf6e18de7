/** Form controls in real forms: keystrokes and pastes by the browser, and what a server receives. */
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import type { OtpEntry } from '../../src/entries/index.js';
import { insertText, postingForm } from './posting-form.js';

const own = html`
  <label slot="code" for="own">Code</label>
  <input slot="code" id="own" name="code" inputmode="numeric" autocomplete="one-time-code" />
`;

type Scene = Awaited<ReturnType<typeof postingForm>>;

const ways: Record<string, (scene: Scene) => unknown> = {
  'typed key by key': async ({ input }) => {
    input.focus();
    await sendKeys({ type: '123456' });
  },
  'pasted whole': async ({ input }) => {
    input.focus();
    await insertText('123456');
  },
  'pasted with other characters': async ({ input }) => {
    input.focus();
    await insertText('123 456');
  },
  'filled in whole with an input event': ({ input }) => {
    input.value = '123456';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  },
  'filled in whole with a change event': ({ input }) => {
    input.value = '123456';
    input.dispatchEvent(new Event('change', { bubbles: true }));
  },
  'filled in character by character in one task': ({ input }) => {
    for (const character of '123456') {
      input.value += character;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  },
  'set by the page and submitted in one task': ({ element, form }) => {
    element.value = '123456';
    form.requestSubmit();
  },
};

const forms: Record<string, TemplateResult> = {
  required: html`<otp-entry name="code" required auto-submit></otp-entry>`,
  optional: html`<otp-entry name="code" auto-submit></otp-entry>`,
  'with an input of the page': html`<otp-entry required auto-submit>${own}</otp-entry>`,
};

describe('<otp-entry> in a form that is posted', () => {
  for (const [kind, content] of Object.entries(forms))
    for (const [way, enter] of Object.entries(ways))
      it(`posts once, with the whole code, when it is ${way} (${kind})`, async () => {
        const scene = await postingForm(content);
        const posts = scene.posts();
        await enter(scene);
        expect(await posts).to.deep.equal(['POST code=123456']);
      });

  it('posts what is shown after a change event without focus, by the form’s own button', async () => {
    const scene = await postingForm(html`<otp-entry name="code" required></otp-entry>`);
    ways['filled in whole with a change event']?.(scene);
    const posts = scene.posts();
    scene.form.querySelector('button')?.click();
    expect(await posts).to.deep.equal(['POST code=123456']);
  });

  it('posts the code when form fields hide the form’s own members', async () => {
    const content = html`
      <otp-entry name="code" auto-submit></otp-entry>
      ${['submit', 'requestSubmit', 'method'].map((name) => html`<input type="hidden" name=${name} />`)}
    `;
    const scene = await postingForm(content);
    const posts = scene.posts();
    await ways['typed key by key']?.(scene);
    expect(await posts).to.deep.equal(['POST code=123456&submit=&requestSubmit=&method=']);
  });

  it('refuses a GET form, which would put the code into the address', async () => {
    for (const content of Object.values(forms)) {
      const { element, input, stub } = await postingForm(content, 'get');
      const codes: string[] = [];
      element.addEventListener('otp-failed', ({ error }) => codes.push(error.code));
      input.focus();
      await sendKeys({ type: '123456' });
      await element.updateComplete;
      expect(codes).to.deep.equal(['bad-config']);
      expect(element.shadowRoot?.querySelector('[role=alert]')?.textContent).not.to.equal('');
      expect(await stub.requests()).to.deep.equal([]);
      await sendKeys({ press: 'Backspace' });
      expect(element.error).to.equal(undefined);
    }
  });

  for (const [how, attributes] of [
    ['auto-submit', { 'auto-submit': '' }],
    ['Enter', {}],
  ] as const)
    it(`submits once on ${how}, with the form’s default button`, async () => {
      const scene = await postingForm(html`
        <otp-entry name="code" ?auto-submit=${'auto-submit' in attributes}></otp-entry>
        <button name="act" value="check">Check</button>
      `);
      const posts = scene.posts();
      scene.input.focus();
      await sendKeys({ type: '123456' });
      if (how === 'Enter') await sendKeys({ press: 'Enter' });
      expect(await posts).to.deep.equal(['POST code=123456&act=check']);
    });

  it('submits nothing when the page prevents the submission', async () => {
    const { element, form, stub } = await postingForm(html`<otp-entry name="code" auto-submit></otp-entry>`);
    const seen: unknown[] = [];
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      seen.push(event.submitter?.textContent);
    });
    element.querySelector('input')?.focus();
    await sendKeys({ type: '123456' });
    expect(seen).to.deep.equal(['Go']);
    expect(element.error).to.equal(undefined);
    expect(await stub.requests()).to.deep.equal([]);
  });

  it('accepts a GET form whose button posts', async () => {
    const scene = await postingForm(html`<otp-entry name="code" required></otp-entry>`, 'get');
    const posts = scene.posts();
    await ways['typed key by key']?.(scene);
    const button = scene.form.querySelector('button') as HTMLButtonElement;
    button.formMethod = 'post';
    button.click();
    expect(await posts).to.deep.equal(['POST code=123456']);
  });
});

describe('form properties that are set by a framework', () => {
  const tags = ['otp-entry', 'passkey-login', 'passkey-register'] as const;
  const code = (form: HTMLFormElement) => [...new FormData(form)];

  for (const tag of tags) {
    it(`<${tag}> reflects name and disabled at once`, () => {
      const element = document.createElement(tag);
      element.name = 'code';
      element.disabled = true;
      expect(element.getAttribute('name')).to.equal('code');
      expect(element.matches(':disabled')).to.equal(true);
      element.name = undefined;
      element.disabled = undefined;
      expect(element.getAttributeNames()).to.deep.equal([]);
      expect([element.name, element.disabled]).to.deep.equal(['', false]);
    });

    it(`<${tag}> takes a form’s id as form, and ignores anything else`, async () => {
      const page = await fixture(html`<div><form id="elsewhere"></form></div>`);
      const element = document.createElement(tag);
      page.append(element);
      element.form = 'elsewhere';
      expect(element.form).to.equal(page.querySelector('form'));
      element.form = page.querySelector('form');
      expect(element.getAttribute('form')).to.equal('elsewhere');
      element.form = undefined;
      expect(element.form).to.equal(null);
    });

    it(`<${tag}> keeps a name that was set before the element was defined`, async () => {
      const early = Object.assign(document.createElement(`early-form-${tag}`), { name: 'code' });
      await fixture(html`<form>${early}</form>`);
      const known = customElements.get(tag) as CustomElementConstructor;
      customElements.define(early.localName, class extends known {});
      await (early as unknown as OtpEntry).updateComplete;
      expect(early.getAttribute('name')).to.equal('code');
    });
  }

  it('value, name and disabled change the form’s entries in the same task', async () => {
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    const element = document.createElement('otp-entry');
    element.value = '123456';
    element.name = 'code';
    form.append(element);
    expect(code(form)).to.deep.equal([['code', '123456']]);
    element.name = 'otp';
    element.value = '654321';
    expect(code(form)).to.deep.equal([['otp', '654321']]);
    element.disabled = true;
    expect(code(form)).to.deep.equal([]);
    element.disabled = false;
    await element.updateComplete;
    element.value = '';
    expect(code(form)).to.deep.equal([['otp', '']]);
  });

  it('value, required, length and alphabet change the validity in the same task', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><otp-entry name="code"></otp-entry></form>`);
    const element = form.querySelector('otp-entry') as OtpEntry;
    expect(form.checkValidity()).to.equal(true);
    element.required = true;
    expect(form.checkValidity()).to.equal(false);
    element.value = '1234';
    expect(element.validity.tooShort).to.equal(true);
    element.length = 4;
    expect(form.checkValidity()).to.equal(true);
    element.value = 'ABCD';
    expect(element.validity.valueMissing).to.equal(true);
    element.alphabet = 'alphanumeric';
    element.value = 'ABCD';
    expect(form.checkValidity()).to.equal(true);
    element.value = '';
    element.required = false;
    expect(form.checkValidity()).to.equal(true);
  });
});
