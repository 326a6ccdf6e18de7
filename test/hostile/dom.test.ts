/** Elements in odd places, moved in any phase, cloned, and under hostile style sheets. */
import { expect } from '../support/expect.js';
import type { PasskeyLogin, PasskeyManager } from '../../src/entries/index.js';
import { allPhases, answerAtOnce, answers, bringTo, scene } from '../elements/support.js';
import { onCleanup } from '../support/cleanup.js';
import { virtualAuthenticator } from '../support/device.js';
import { uncaughtErrors } from '../support/errors.js';
import { mailed, passkey, put, serverSays, settled } from './support.js';

const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, settings: object = {}) =>
  Object.assign(document.createElement(tag), settings);

/** Appends it to the page until the test ends. */
function show<T extends Element>(host: T): T {
  document.body.append(host);
  onCleanup(() => host.remove());
  return host;
}

/** Places for an element. Each returns the element that is in the page. */
const places: Record<string, (element: PasskeyLogin) => PasskeyLogin> = {
  'a closed shadow root'(element) {
    show(make('div')).attachShadow({ mode: 'closed' }).append(element);
    return element;
  },
  'an inert box': (element) => into(make('div', { inert: true }), element),
  'a box that is not shown': (element) => into(make('div', { hidden: true }), element),
  'a dialog'(element) {
    const dialog = make('dialog');
    into(dialog, element);
    dialog.showModal();
    return element;
  },
  'a popover'(element) {
    const box = make('div', { popover: 'auto' });
    into(box, element);
    box.showPopover();
    return element;
  },
  'closed details': (element) => into(make('details'), element),
  'a form in a form'(element) {
    const outer = make('form');
    outer.append(make('form'));
    outer.firstElementChild?.append(element);
    show(outer);
    return element;
  },
  'a button': (element) => into(make('button'), element),
  'an editable box': (element) => into(make('div', { contentEditable: 'true' }), element),
  'another one of its kind': (element) => into(make('passkey-login', { noAutofill: true }), element),
  'a copy from a template'(element) {
    const template = make('template');
    template.content.append(element);
    const copy = document.importNode(template.content, true).firstElementChild as PasskeyLogin;
    return into(make('div'), copy);
  },
  'a foreign object of a drawing'(element) {
    const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const foreign = document.createElementNS('http://www.w3.org/2000/svg', 'foreignObject');
    foreign.append(element);
    drawing.append(foreign);
    show(drawing);
    return element;
  },
};

function into(host: HTMLElement, element: PasskeyLogin): PasskeyLogin {
  host.append(element);
  show(host);
  return element;
}

describe('an element in an odd place', () => {
  for (const [name, place] of Object.entries(places))
    it(`${name}: signs in`, async () => {
      const errors = uncaughtErrors();
      const device = await virtualAuthenticator();
      await device.addCredential({ rpId: 'localhost', userHandle: 'dXNlcg' });
      serverSays((path) =>
        JSON.stringify(path.endsWith('options') ? answers.authentication : answers.verified),
      );
      const element = make('passkey-login');
      // A clone copies attributes only.
      for (const [attribute, value] of Object.entries({
        'tenancy-id': 't',
        endpoint: 'https://x.test',
        'no-autofill': '',
      }))
        element.setAttribute(attribute, value);
      const there = place(element);
      await settled();
      expect(await there.run()).to.include({ code: 'the-code' });
      expect(errors).to.deep.equal([]);
    });
});

describe('an element that is moved', () => {
  for (const phase of allPhases)
    it(`in ${phase} to a frame’s document and back: is idle there and works afterwards`, async () => {
      const errors = uncaughtErrors();
      const all = await scene('passkey-login');
      const { element, device } = all;
      const parent = element.parentNode as ParentNode & Node;
      await bringTo(phase, all);
      const frame = show(make('iframe'));
      frame.contentDocument?.body.append(element);
      await settled();
      expect(element.phase).to.equal('idle');
      await answerAtOnce(all);
      await device.setPresence(true);
      parent.append(element);
      await settled();
      expect(await element.run()).to.include({ code: 'the-code' });
      frame.remove();
      expect(errors).to.deep.equal([]);
    });

  it('together with its frame during a ceremony: dispatches nothing', async () => {
    const errors = uncaughtErrors();
    serverSays(() => JSON.stringify(mailed()));
    const frame = show(make('iframe'));
    const code = make('otp-entry', { backend: '/b', email: 'a@b.example' });
    const manager = make('passkey-manager', { backend: '/b', tenancyId: 't' });
    // Rendered in its own document first: a constructed sheet cannot be used in another document.
    show(code);
    show(manager);
    await settled();
    frame.contentDocument?.body.append(code, manager);
    await settled();
    frame.remove();
    await settled();
    expect(errors).to.deep.equal([]);
  });
});

describe('a clone of an element', () => {
  it('has its own input and state, without duplicates', async () => {
    const errors = uncaughtErrors();
    serverSays((path) => (path.endsWith('/challenges') ? JSON.stringify(mailed()) : '{}'));
    for (const tag of ['passkey-login', 'passkey-register', 'otp-entry'] as const) {
      const element = await put(tag, { tenancyId: 't', endpoint: 'https://x.test' } as object);
      const copy = show(element.cloneNode(true) as HTMLElement);
      await settled();
      expect(copy.querySelectorAll('input'), tag).to.have.length(1);
      expect(copy.querySelectorAll('label'), tag).to.have.length(1);
      const [mine, its] = [element.querySelector('input'), copy.querySelector('input')];
      if (its) its.value = '1';
      expect(mine?.value, tag).to.equal('');
      copy.remove();
    }
    expect(errors).to.deep.equal([]);
  });

  it('of a manager fills its slots once and does not show the other’s list', async () => {
    serverSays((path) => (path.endsWith('/passkeys') ? JSON.stringify({ passkeys: [passkey('a')] }) : '{}'));
    const element = await put('passkey-manager', { backend: '/b', tenancyId: 't' });
    const copy = show(element.cloneNode(true) as HTMLElement & Pick<PasskeyManager, 'phase' | 'passkeys'>);
    await settled();
    expect(copy.querySelectorAll(':scope > [slot=add]')).to.have.length(1);
    expect([copy.phase, copy.passkeys]).to.deep.equal(['idle', []]);
  });
});

describe('a hostile style sheet', () => {
  it('neither hides the shadow root’s content nor stops it from working', async () => {
    const { element, button, message } = await scene('passkey-login');
    const style = show(make('style'));
    style.textContent =
      '* { all: unset !important } button, p, slot, input, [part] { display: none !important }';
    await element.updateComplete;
    expect([button.checkVisibility(), message.checkVisibility()]).to.deep.equal([true, true]);
    expect(button.getBoundingClientRect().height).to.be.at.least(24);
    expect(await element.run()).to.include({ code: 'the-code' });
  });
});

describe('slotted content', () => {
  it('can be added, removed, numerous and of any kind', async () => {
    const errors = uncaughtErrors();
    const element = await put('passkey-login', { tenancyId: 't', endpoint: 'https://x.test' });
    const inputs = () => element.querySelectorAll('input').length;
    expect(inputs()).to.equal(1);
    const own = make('input', { slot: 'username' });
    for (let round = 0; round < 3; round++) {
      element.append(own);
      await settled();
      expect(inputs()).to.equal(1);
      own.remove();
      element.requestUpdate();
      await settled();
      expect(inputs()).to.equal(1);
    }
    for (const slot of ['username', 'label', 'fallback', 'no-such-slot'])
      element.append(...Array.from({ length: 2_500 }, () => make('span', { slot, textContent: 'x' })));
    await settled();
    element.replaceChildren();
    element.requestUpdate();
    await settled();
    expect(inputs()).to.equal(1);
    expect(errors).to.deep.equal([]);
  });
});
