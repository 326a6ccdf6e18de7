import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { OtpEntry } from '../../src/entries/index.js';
import { waitUntil } from '../support/until.js';

async function control(attributes: Record<string, string> = {}) {
  const element = document.createElement('otp-entry');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const form = await fixture<HTMLFormElement>(html`<form>${element}</form>`);
  await element.updateComplete;
  const input = element.querySelector('input') as HTMLInputElement;
  return { element, form, input };
}

/** Counts submit events and prevents the submission. */
function countSubmits({ form }: OtpEntry) {
  let count = 0;
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    count++;
  });
  return () => count;
}

const sent = (form: HTMLFormElement) => Object.fromEntries(new FormData(form));
const cells = (element: OtpEntry, part = 'cell') =>
  element.shadowRoot?.querySelectorAll(`[part~='${part}']`).length;

/** An edit that joins the browser's undo history. */
function edit(command: 'insertText' | 'undo', text?: string) {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- no other API joins the undo history
  document.execCommand(command, false, text);
}

/** Dispatches the paste's beforeinput event, then edits as the browser does. */
async function paste(input: HTMLInputElement, text: string) {
  input.focus();
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const event = new InputEvent('beforeinput', {
    inputType: 'insertFromPaste',
    data: text,
    dataTransfer: data,
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  if (input.dispatchEvent(event)) edit('insertText', text);
  await (input.parentElement as OtpEntry).updateComplete;
}

describe('<otp-entry> as a form control', () => {
  it('has one real input in light DOM with the attributes for code autofill', async () => {
    const { element, input } = await control();
    expect(element.querySelectorAll('input')).to.have.length(1);
    expect(input).to.include({ type: 'text', inputMode: 'numeric', spellcheck: false, maxLength: -1 });
    expect(input.getAttribute('autocomplete')).to.equal('one-time-code');
    expect(input.labels?.[0]?.textContent).to.equal('One-time code');
    expect(cells(element)).to.equal(6);
    expect(element.shadowRoot?.querySelector('[part=cells]')?.getAttribute('aria-hidden')).to.equal('true');
    await expect(element).to.be.accessible();
  });

  it('takes typed characters and adds them to the form’s entries', async () => {
    const { element, form, input } = await control({ name: 'code' });
    input.focus();
    await sendKeys({ type: '123' });
    await element.updateComplete;
    expect(cells(element, 'filled')).to.equal(3);
    expect(sent(form)).to.deep.equal({ code: '123' });
    await sendKeys({ type: '4567' });
    expect(element.value).to.equal('123456');
    expect(sent(form)).to.deep.equal({ code: '123456' });
    await sendKeys({ press: 'Backspace' });
    expect(element.value).to.equal('12345');
  });

  it('uses the page’s input, which posts under its own name', async () => {
    const element = document.createElement('otp-entry');
    element.innerHTML = '<label slot="code" for="mine">Code</label><input slot="code" id="mine" name="mine">';
    const form = await fixture<HTMLFormElement>(html`<form>${element}</form>`);
    await element.updateComplete;
    expect(element.querySelectorAll('input')).to.have.length(1);
    element.querySelector('input')?.focus();
    await sendKeys({ type: '12 34 56' });
    expect(sent(form)).to.deep.equal({ mine: '123456' });
  });

  for (const [raw, clean] of [
    ['12 34-56', '123456'],
    ['Your code: 654321', '654321'],
    ['١٢٣٤٥٦', '123456'],
    ['‎987654‬', '987654'],
    ['x'.repeat(200_000), ''],
  ] as const)
    it(`cleans a paste of ${raw.slice(0, 20)}`, async () => {
      const { element, input } = await control();
      await paste(input, raw);
      expect(element.value).to.equal(clean);
      expect(input.value).to.equal(clean);
    });

  it('pastes at the caret and over a selection, and supports undo', async () => {
    const { element, input } = await control();
    input.focus();
    await sendKeys({ type: '19' });
    input.setSelectionRange(1, 1);
    await paste(input, '2 3-4 5');
    expect(element.value).to.equal('123459');
    input.setSelectionRange(0, 6);
    await paste(input, '6-5-4-3-2-1');
    expect(element.value).to.equal('654321');
    edit('undo');
    expect(element.value).to.equal('123459');
  });

  it('replaces a partial code with a pasted complete one', async () => {
    const { element, input } = await control();
    input.focus();
    await sendKeys({ type: '12' });
    for (const text of ['987654', '98 76-54', '987654']) {
      await paste(input, text);
      expect(element.value).to.equal('987654');
    }
    await paste(input, '123');
    expect(element.value, 'a part goes where there is room').to.equal('987654');
  });

  it('keeps the caret position when a non-digit or a digit of another script is typed', async () => {
    const { element, input } = await control();
    input.focus();
    await sendKeys({ type: '12' });
    input.setSelectionRange(1, 1);
    for (const text of ['x', '٣', '-']) {
      const event = { data: text, inputType: 'insertText', bubbles: true, composed: true, cancelable: true };
      if (input.dispatchEvent(new InputEvent('beforeinput', event))) edit('insertText', text);
    }
    await sendKeys({ type: '4' });
    expect(element.value).to.equal('1342');
    expect(input.selectionStart).to.equal(3);
  });

  it('takes an autofilled code', async () => {
    const { element, input } = await control({ 'auto-submit': '' });
    const submits = countSubmits(element);
    input.value = '１２３４５６';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
    expect(element.value).to.equal('123456');
    expect(submits()).to.equal(1);
  });

  for (const last of ['input', 'compositionend', 'compositionend input'])
    it(`does not change a composition before ${last}`, async () => {
      const { element, input } = await control({ 'auto-submit': '' });
      const submits = countSubmits(element);
      input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      input.value = '１２３４５６';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
      expect(input.value).to.equal('１２３４５６');
      for (const name of last.split(' ')) input.dispatchEvent(new Event(name, { bubbles: true }));
      expect(input.value).to.equal('123456');
      expect(submits()).to.equal(1);
    });

  it('is valid when complete, or empty and not required', async () => {
    const { element, form, input } = await control({ required: '' });
    expect(form.checkValidity()).to.equal(false);
    expect(element.validity.valueMissing).to.equal(true);
    expect(element.validationMessage).to.equal('Enter all 6 digits.');
    input.focus();
    await sendKeys({ type: '12' });
    await element.updateComplete;
    expect(element.validity.tooShort).to.equal(true);
    await sendKeys({ type: '3456' });
    await element.updateComplete;
    expect(form.checkValidity()).to.equal(true);
    element.required = false;
    element.value = '';
    await element.updateComplete;
    expect(form.checkValidity()).to.equal(true);
  });

  it('keeps a value that is set before the input exists', async () => {
    const element = document.createElement('otp-entry');
    element.setAttribute('name', 'code');
    element.value = '12 3456';
    expect(element.value).to.equal('123456');
    const form = await fixture<HTMLFormElement>(html`<form>${element}</form>`);
    await element.updateComplete;
    expect(element.querySelector('input')?.value).to.equal('123456');
    await element.updateComplete;
    expect(sent(form)).to.deep.equal({ code: '123456' });
    expect(cells(element, 'filled')).to.equal(6);
    form.reset();
    expect(element.value).to.equal('');
  });

  for (const nothing of [null, undefined])
    it(`treats the value ${String(nothing)} as empty`, async () => {
      const { element } = await control({ alphabet: 'alphanumeric' });
      element.value = '123456';
      element.value = nothing;
      expect(element.value).to.equal('');
      const early = document.createElement('otp-entry');
      early.value = nothing;
      expect(early.value).to.equal('');
    });

  it('keeps a value that was set before the upgrade', async () => {
    const early = Object.assign(document.createElement('early-otp-entry'), { value: '123456' });
    await fixture(html`${early}`);
    customElements.define('early-otp-entry', class extends OtpEntry {});
    await (early as unknown as OtpEntry).updateComplete;
    expect(early.value).to.equal('123456');
    early.value = '';
    expect(early.value).to.equal('');
  });

  it('ignores focus() before the first render', () => {
    document.createElement('otp-entry').focus();
  });

  it('marks the current cell inside another shadow root', async () => {
    const outer = await fixture<HTMLElement>(html`<div></div>`);
    const element = document.createElement('otp-entry');
    outer.attachShadow({ mode: 'open' }).append(element);
    await element.updateComplete;
    element.querySelector('input')?.focus();
    await element.updateComplete;
    expect(cells(element, 'current')).to.equal(1);
    element.querySelector('input')?.blur();
    await element.updateComplete;
    expect(cells(element, 'current')).to.equal(0);
  });

  it('is independent of a second element on the page', async () => {
    const [one, two] = [await control({ name: 'code' }), await control({ name: 'code' })];
    two.input.focus();
    await sendKeys({ type: '12' });
    expect([one.element.value, two.element.value]).to.deep.equal(['', '12']);
    expect(one.input.id).not.to.equal(two.input.id);
    expect(two.input.labels?.[0]?.parentElement === two.element).to.equal(true);
  });

  it('follows the disabled state of its fieldset', async () => {
    const element = document.createElement('otp-entry');
    const group = await fixture<HTMLFieldSetElement>(html`<fieldset disabled>${element}</fieldset>`);
    await element.updateComplete;
    expect(element.querySelector('input')?.disabled).to.equal(true);
    group.disabled = false;
    await element.updateComplete;
    expect(element.querySelector('input')?.disabled).to.equal(false);
  });

  it('follows the form’s reset, restore and disabled state', async () => {
    const { element, form, input } = await control({ name: 'code' });
    element.value = '123456';
    await element.updateComplete;
    form.reset();
    await element.updateComplete;
    expect(element.value).to.equal('');
    element.formStateRestoreCallback('12 3456');
    await element.updateComplete;
    expect(sent(form)).to.deep.equal({ code: '123456' });
    element.disabled = true;
    await element.updateComplete;
    expect(input.disabled).to.equal(true);
    expect(sent(form)).to.deep.equal({});
  });

  it('submits its form on Enter', async () => {
    const { element, form, input } = await control({ name: 'code' });
    const submitted = new Promise<object>((resolve) =>
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        resolve(sent(form));
      }),
    );
    input.focus();
    await sendKeys({ type: '123456' });
    await sendKeys({ press: 'Enter' });
    expect(await submitted).to.deep.equal({ code: '123456' });
    expect(element.phase).to.equal('idle');
  });

  it('has as many cells as its length, and accepts letters with the alphanumeric alphabet', async () => {
    const { element, input } = await control({ length: '8', alphabet: 'alphanumeric' });
    expect(cells(element)).to.equal(8);
    expect(input.inputMode).to.equal('text');
    await paste(input, 'ab12-cd34');
    expect(element.value).to.equal('AB12CD34');
    element.length = -1;
    await element.updateComplete;
    expect(cells(element)).to.equal(6);
  });

  it('stays left to right in a right-to-left page, with each character in its cell', async () => {
    const { element, form, input } = await control();
    form.dir = 'rtl';
    input.focus();
    await sendKeys({ type: '12' });
    await element.updateComplete;
    const boxes = [...(element.shadowRoot?.querySelectorAll('[part~=cell]') ?? [])].map((cell) =>
      cell.getBoundingClientRect(),
    );
    expect(boxes[0]?.left).to.be.lessThan(boxes[1]?.left ?? 0);
    expect(getComputedStyle(input).direction).to.equal('ltr');
    expect(element.shadowRoot?.querySelectorAll('[part~=current]')).to.have.length(1);
    const field = element.shadowRoot?.querySelector('[part=field]')?.getBoundingClientRect();
    expect(input.getBoundingClientRect().left).to.equal(field?.left);
  });

  it('fits into 320 pixels', async () => {
    const { element, form } = await control({ length: '10' });
    form.style.inlineSize = '240px';
    await element.updateComplete;
    expect(element.scrollWidth).to.be.at.most(240);
  });

  it('keeps the code out of attributes and markup', async () => {
    const { element, input } = await control({ name: 'code' });
    input.focus();
    await sendKeys({ type: '918273' });
    await element.updateComplete;
    await waitUntil(() => cells(element, 'filled') === 6);
    expect(document.documentElement.outerHTML + (element.shadowRoot?.innerHTML ?? '')).not.to.contain(
      '918273',
    );
  });
});
