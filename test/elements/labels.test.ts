/** Names and descriptions of the real input, by the means that a page has for its own controls. */
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import '../../src/entries/index.js';
import type { OtpEntry } from '../../src/entries/index.js';

const named: Record<string, TemplateResult> = {
  'a label before it': html`<label for="host">Your <b>code</b></label
    ><otp-entry id="host"></otp-entry>`,
  'a label after it': html`<otp-entry id="host"></otp-entry><label for="host">Your <b>code</b></label>`,
  'a label around it': html`<label>Your <b>code</b> <otp-entry></otp-entry></label>`,
  'aria-label': html`<otp-entry aria-label="Your code"></otp-entry>`,
};

const otpIn = async (content: TemplateResult) => {
  const page = await fixture<HTMLElement>(html`<form>${content}</form>`);
  const element = page.querySelector('otp-entry') as OtpEntry;
  await element.updateComplete;
  const input = element.querySelector('input') as HTMLInputElement;
  const description = () =>
    document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
  return { page, element, input, description };
};

describe('the input of <otp-entry>', () => {
  for (const [means, content] of Object.entries(named))
    it(`takes its name from ${means}, and has no second label`, async () => {
      const { element, input } = await otpIn(content);
      expect(input.getAttribute('aria-label')).to.equal('Your code');
      expect(element.querySelector('label')).to.equal(null);
      await expect(input).to.be.accessible();
    });

  it('takes its name from the elements of aria-labelledby', async () => {
    const { element, input } = await otpIn(
      html`<h2 id="title">Your code</h2>
        <otp-entry aria-labelledby="title"></otp-entry>`,
    );
    expect(input.getAttribute('aria-labelledby')).to.equal('title');
    expect(element.querySelector('label')).to.equal(null);
  });

  it('stands close to a label right before it', async () => {
    const { page, element } = await otpIn(named['a label before it'] as TemplateResult);
    const label = page.querySelector('label') as HTMLElement;
    const cells = element.shadowRoot?.querySelector('[part=cells]') as HTMLElement;
    const gap = cells.getBoundingClientRect().top - label.getBoundingClientRect().bottom;
    expect(gap).to.be.within(4, 10);
  });

  it('gets its own label back when the page’s label goes', async () => {
    const { page, element, input } = await otpIn(named['a label before it'] as TemplateResult);
    page.querySelector('label')?.remove();
    input.focus();
    await element.updateComplete;
    expect(input.hasAttribute('aria-label')).to.equal(false);
    expect(input.labels?.[0]?.textContent).to.equal('One-time code');
  });

  for (const means of ['a label before it', 'a label after it', 'a label around it'])
    it(`is focused by a click on ${means}`, async () => {
      const { page, input } = await otpIn(named[means] as TemplateResult);
      page.querySelector('label')?.click();
      expect(document.activeElement).to.equal(input);
    });

  it('has autofocus when the element has it', async () => {
    const { input } = await otpIn(html`<otp-entry autofocus></otp-entry>`);
    expect(input.autofocus).to.equal(true);
  });

  it('is described by the length of the code before there is an error', async () => {
    const { element, input, description } = await otpIn(html`<otp-entry length="8"></otp-entry>`);
    expect(description()).to.equal('Enter all 8 digits.');
    expect(input.getAttribute('aria-invalid')).to.equal('false');
    element.alphabet = 'alphanumeric';
    await element.updateComplete;
    expect(description()).to.equal('Enter all 8 characters of the code.');
  });

  it('is marked as invalid by a submission without or with half a code, until the code is complete', async () => {
    const { page, element, input, description } = await otpIn(html`<otp-entry required></otp-entry>`);
    page.addEventListener('invalid', (event) => event.preventDefault(), true);
    for (const typed of ['', '123']) {
      input.focus();
      if (typed) await sendKeys({ type: typed });
      (page as HTMLFormElement).requestSubmit();
      await element.updateComplete;
      expect(input.getAttribute('aria-invalid')).to.equal('true');
      expect(description()).to.equal('Enter all 6 digits.');
    }
    input.focus();
    await sendKeys({ type: '456' });
    await element.updateComplete;
    expect(input.getAttribute('aria-invalid')).to.equal('false');
    (page as HTMLFormElement).reset();
    await element.updateComplete;
    expect(input.getAttribute('aria-invalid')).to.equal('false');
  });
});

for (const tag of ['passkey-login', 'passkey-register'] as const)
  describe(`the username input of <${tag}>`, () => {
    it('takes its name from a label of the element, whose click focuses it', async () => {
      const element = document.createElement(tag);
      element.id = 'host';
      element.setAttribute('tenancy-id', 'test');
      const page = await fixture<HTMLElement>(html`<div><label for="host">Account</label>${element}</div>`);
      await element.updateComplete;
      const input = element.querySelector('input');
      // Without passkeys there is no input to name.
      if (!input) return;
      expect(input.getAttribute('aria-label')).to.equal('Account');
      page.querySelector('label')?.click();
      expect(document.activeElement).to.equal(input);
      expect(element.phase).to.equal('idle');
    });
  });
