/** Codes that browser extensions and scripts write into the input without dispatching an event. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { postingForm } from './posting-form.js';

type Scene = Awaited<ReturnType<typeof postingForm>>;

const controls: Record<string, TemplateResult> = {
  'a created input': html`<otp-entry name="code" required></otp-entry>`,
  'an input of the page': html`
    <otp-entry required><input slot="code" name="code" aria-label="Code" /></otp-entry>
  `,
};

const writes: Record<string, (input: HTMLInputElement) => void> = {
  'an assignment': (input) => {
    input.value = '12 34 56';
  },
  // Frameworks replace `value` on their inputs, so extensions call the prototype's setter.
  'the prototype’s setter': (input) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
    set?.call(input, '123456');
  },
};

const submissions: Record<string, (scene: Scene) => unknown> = {
  'a click on the form’s button': ({ form }) => form.querySelector('button')?.click(),
  'Enter in the input': async ({ input }) => {
    input.focus();
    await sendKeys({ press: 'Enter' });
  },
  'Enter in another field': async ({ form }) => {
    form.querySelector<HTMLInputElement>('[name=other]')?.focus();
    await sendKeys({ press: 'Enter' });
  },
};

describe('a code that is written without an event', () => {
  for (const [kind, control] of Object.entries(controls))
    for (const [write, act] of Object.entries(writes))
      for (const [submission, submit] of Object.entries(submissions))
        it(`is posted by ${submission}, after ${write} to ${kind}`, async () => {
          const scene = await postingForm(html`${control}<input name="other" />`);
          const posts = scene.posts();
          act(scene.input);
          await submit(scene);
          expect(await posts).to.deep.equal(['POST code=123456&other=']);
        });

  for (const method of ['requestSubmit', 'submit'] as const)
    it(`is posted by ${method}() in the same task`, async () => {
      const scene = await postingForm(html`<otp-entry name="code" required></otp-entry>`);
      const posts = scene.posts();
      scene.input.value = '123456';
      scene.form[method]();
      expect(await posts).to.deep.equal(['POST code=123456']);
    });

  for (const [write, act] of Object.entries(writes))
    it(`counts for form data and for the element’s validity, after ${write}`, async () => {
      const { form, element, input } = await postingForm(html`<otp-entry name="code" required></otp-entry>`);
      expect(element.checkValidity()).to.equal(false);
      act(input);
      expect([...new FormData(form)]).to.deep.equal([['code', '123456']]);
      expect(element.checkValidity()).to.equal(true);
      expect(form.checkValidity()).to.equal(true);
      await element.updateComplete;
      expect(element.shadowRoot?.querySelectorAll('[part~=filled]').length).to.equal(6);
    });

  it('counts for the form’s validity in the same task', async () => {
    const { form, input } = await postingForm(html`<otp-entry name="code" required></otp-entry>`);
    input.value = '123456';
    expect(form.checkValidity()).to.equal(true);
    input.value = '12';
    expect(form.checkValidity()).to.equal(false);
  });

  it('is left out of the form data of a disabled element, and of one without a name', async () => {
    for (const content of [
      html`<otp-entry name="code" disabled></otp-entry>`,
      html`<otp-entry></otp-entry>`,
    ]) {
      const { form, input } = await postingForm(content);
      writes['the prototype’s setter']?.(input);
      expect([...new FormData(form)]).to.deep.equal([]);
    }
  });

  it('is not submitted by auto-submit: nobody has entered it', async () => {
    const { element, form, input } = await postingForm(html`<otp-entry name="code" auto-submit></otp-entry>`);
    let submits = 0;
    form.addEventListener('submit', () => submits++);
    input.value = '123456';
    await element.updateComplete;
    expect(submits).to.equal(0);
  });
});
