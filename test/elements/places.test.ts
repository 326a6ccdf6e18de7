/** The elements where a page may put them: moved, adopted, in dialogs, fieldsets, templates and frames. */
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/entries/index.js';
import type { OtpEntry } from '../../src/entries/index.js';
import { where } from '../support/platform.js';
import { bringTo, reached, scene } from './support.js';

const inputOf = (element: Element) => element.querySelector('input') as HTMLInputElement;

const otp = async (page: ParentNode) => {
  const element = page.querySelector('otp-entry') as OtpEntry;
  await element.updateComplete;
  return element;
};

/** A page of the same origin in a frame. */
async function framePage(): Promise<Document> {
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe srcdoc="<!doctype html><form></form>"></iframe>`,
  );
  if (!frame.contentDocument?.querySelector('form'))
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  return frame.contentDocument as Document;
}

/** Moves an element without disconnecting it, where the browser can. */
const moveBefore = (parent: Element, child: Element) => {
  const { moveBefore = Node.prototype.insertBefore } = parent as unknown as {
    moveBefore?: (child: Element, before: null) => void;
  };
  moveBefore.call(parent, child, null);
};
const canMove = 'moveBefore' in Element.prototype;

describe('an element that a page moves', () => {
  if (canMove)
    where('presence').it('keeps its ceremony', async () => {
      const all = await scene(
        'passkey-register',
        {},
        (inner) =>
          html`<div>
            ${inner}
            <p></p>
          </div>`,
      );
      await bringTo('prompting', all);
      moveBefore(all.element.nextElementSibling as Element, all.element);
      expect([all.element.phase, all.element.parentElement?.localName]).to.deep.equal(['prompting', 'p']);
      all.element.cancel();
      await reached(all.element, 'idle');
    });

  it('belongs to its new form, and keeps the typed code', async () => {
    const page = await fixture<HTMLElement>(html`
      <div>
        <form><otp-entry name="code"></otp-entry></form>
        <form id="second" method="get" action="/nowhere"></form>
      </div>
    `);
    const element = await otp(page);
    const input = inputOf(element);
    input.focus();
    await sendKeys({ type: '123456' });
    const second = page.querySelector('#second') as HTMLFormElement;
    moveBefore(second, element);
    expect(element.value).to.equal('123456');
    expect(document.activeElement === input).to.equal(canMove);
    expect([...new FormData(second)]).to.deep.equal([['code', '123456']]);
    second.requestSubmit();
    expect(element.error?.code).to.equal('bad-config');
  });

  it('takes the language of its new place', async () => {
    const page = await fixture<HTMLElement>(html`
      <div>
        <otp-entry></otp-entry>
        <div lang="de"></div>
      </div>
    `);
    const element = await otp(page);
    moveBefore(page.querySelector('div[lang]') as Element, element);
    while (element.querySelector('label')?.lang !== 'de') await new Promise(requestAnimationFrame);
  });

  for (const when of ['before', 'after'])
    it(`keeps its styles and works in another document, when it goes there ${when} it is drawn`, async () => {
      const page = await framePage();
      const element = document.createElement('otp-entry');
      element.name = 'code';
      if (when === 'after') {
        await fixture(html`${element}`);
        await element.updateComplete;
      }
      page.querySelector('form')?.append(element);
      await element.updateComplete;
      const cells = element.shadowRoot?.querySelector('[part~=cells]') as HTMLElement;
      expect(page.defaultView?.getComputedStyle(cells).display).to.equal('grid');
      inputOf(element).value = '123456';
      expect([...new FormData(page.querySelector('form') as HTMLFormElement)]).to.deep.equal([
        ['code', '123456'],
      ]);
      document.body.append(element);
      expect(getComputedStyle(cells).display).to.equal('grid');
      element.remove();
    });
});

describe('an element in a page’s own structure', () => {
  it('is disabled by a fieldset, except in its legend', async () => {
    const page = await fixture<HTMLFieldSetElement>(html`
      <fieldset disabled>
        <legend><otp-entry name="first"></otp-entry></legend>
        <otp-entry name="second"></otp-entry>
      </fieldset>
    `);
    const states = async () => {
      const elements = [...page.querySelectorAll('otp-entry')];
      await Promise.all(elements.map((element) => element.updateComplete));
      return elements.map((element) => inputOf(element).disabled);
    };
    expect(await states()).to.deep.equal([false, true]);
    page.disabled = false;
    expect(await states()).to.deep.equal([false, false]);
  });

  it('cannot be focused while it is inert', async () => {
    const page = await fixture<HTMLElement>(html`<div inert><otp-entry></otp-entry></div>`);
    const element = await otp(page);
    element.focus();
    expect(document.activeElement).to.equal(document.body);
    page.inert = false;
    element.focus();
    expect(document.activeElement).to.equal(inputOf(element));
  });

  it('has one input for each copy of a template', async () => {
    const template = document.createElement('template');
    template.innerHTML = '<otp-entry name="code"></otp-entry>';
    const page = await fixture<HTMLElement>(html`<form></form>`);
    for (let copy = 0; copy < 2; copy++) page.append(template.content.cloneNode(true));
    for (const element of page.querySelectorAll('otp-entry')) {
      await element.updateComplete;
      expect(element.querySelectorAll('input')).to.have.length(1);
    }
    expect(template.content.querySelector('input')).to.equal(null);
  });

  it('is focused in a dialog that opens, and closes it with a code', async () => {
    const dialog = await fixture<HTMLDialogElement>(html`
      <dialog>
        <button type="button">Help</button>
        <form method="dialog"><otp-entry name="code" autofocus auto-submit required></otp-entry></form>
      </dialog>
    `);
    const element = await otp(dialog);
    dialog.showModal();
    expect(document.activeElement).to.equal(inputOf(element));
    const closed = new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
    await sendKeys({ type: '123456' });
    await closed;
    expect(element.error).to.equal(undefined);
  });
});

describe('a long code', () => {
  it('is shown in one box, whole', async () => {
    const element = await fixture<OtpEntry>(
      html`<otp-entry length="20" alphabet="alphanumeric" style="inline-size: 20rem"></otp-entry>`,
    );
    const input = inputOf(element);
    input.focus();
    await sendKeys({ type: 'abcde-fghij-klmno-pqrst-uv' });
    expect(element.value).to.equal('ABCDEFGHIJKLMNOPQRST');
    await element.updateComplete;
    const cells = element.shadowRoot?.querySelectorAll('[part~=cell]') ?? [];
    expect(cells).to.have.length(1);
    const [box, field] = [cells[0]?.getBoundingClientRect(), input.getBoundingClientRect()];
    expect(field.width).to.be.within((box?.width ?? 0) - 2, (box?.width ?? 0) + 2);
    expect(input.scrollWidth).to.be.at.most(input.clientWidth + 1);
    element.length = 100;
    expect(element.validity.tooShort, 'at most 64').to.equal(true);
  });

  it('has a key of its own on screen keyboards, which the page can choose', async () => {
    const made = async (content: unknown) =>
      inputOf(await fixture<OtpEntry>(html`${content}`)).getAttribute('enterkeyhint');
    expect(await made(html`<otp-entry></otp-entry>`)).to.equal('done');
    expect(await made(html`<otp-entry enterkeyhint="next"></otp-entry>`)).to.equal('next');
  });
});
