/** Children and attributes that the elements have created, on pages that change the elements' children. */
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import {
  PasskeyError,
  type OtpEntry,
  type PasskeyAuth,
  type PasskeyManager,
} from '../../src/entries/index.js';
import type { Backend, CodeBackend } from '../../src/wire/backend.js';
import { turnOfTheLoop } from '../flows/support.js';
import { onCleanup } from '../support/cleanup.js';
import { waitUntil } from '../support/until.js';

async function typed(text: string) {
  const element = await fixture<OtpEntry>(html`<otp-entry name="code"></otp-entry>`);
  await element.updateComplete;
  const input = element.querySelector('input') as HTMLInputElement;
  input.focus();
  await sendKeys({ type: text });
  return { element, input };
}

/** An element with the page's own input, after a wrong code. */
async function wrong() {
  const challenge = {
    purpose: 'login',
    email: 'ada@example.com',
    length: 6,
    expiresAt: Date.now() + 600_000,
  };
  const backend = {
    currentCode: () => Promise.resolve({ ...challenge, now: Date.now(), resendAt: Date.now() + 60_000 }),
    checkCode: () => Promise.reject(new PasskeyError('wrong-code')),
  } as Partial<CodeBackend> as Backend;
  const element = await fixture<OtpEntry>(
    html`<otp-entry .backend=${backend}><input slot="code" aria-describedby="help" /></otp-entry>`,
  );
  await waitUntil(() => element.phase === 'entering');
  element.value = '123456';
  await element.check().catch(() => undefined);
  await element.updateComplete;
  return { element, input: element.querySelector<HTMLInputElement>('[slot=code]')! };
}

describe('an element whose children are changed', () => {
  it('gets its input back, with the characters, the selection and the focus', async () => {
    const { element, input } = await typed('1234');
    input.setSelectionRange(1, 3);
    element.replaceChildren();
    await element.updateComplete;
    await turnOfTheLoop();
    expect(element.querySelector('input')).to.equal(input);
    expect([input.selectionStart, input.selectionEnd]).to.deep.equal([1, 3]);
    await sendKeys({ type: '5' });
    expect(element.value).to.equal('154');
    expect(input.labels).to.have.length(1);
  });

  it('leaves the focus where it has gone since', async () => {
    const { element, input } = await typed('12');
    input.blur();
    await turnOfTheLoop();
    element.replaceChildren();
    await turnOfTheLoop();
    expect(input.isConnected).to.equal(true);
    expect(document.activeElement).to.equal(document.body);
  });

  it('gets back the attributes of its input and label', async () => {
    const { element, input } = await typed('12');
    const label = element.querySelector('label') as HTMLLabelElement;
    const before = [input.outerHTML, label.outerHTML];
    for (const child of [input, label])
      for (const { name } of [...child.attributes]) child.removeAttribute(name);
    label.textContent = 'Other';
    await turnOfTheLoop();
    const names = (text: string) =>
      text
        .replace(/"[^"]*"|[^a-z-]/g, ' ')
        .trim()
        .split(/ +/)
        .sort();
    expect([input.outerHTML, label.outerHTML].map(names)).to.deep.equal(before.map(names));
    expect(input.labels?.[0]?.textContent).to.equal('One-time code');
  });

  it('describes the page’s input by the error again', async () => {
    const { element, input } = await wrong();
    const before = input.getAttribute('aria-describedby') ?? '';
    expect(before).to.match(/^help /);
    input.setAttribute('aria-describedby', 'help');
    input.removeAttribute('aria-invalid');
    await turnOfTheLoop();
    expect(input.getAttribute('aria-describedby')).to.equal(before);
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(element.querySelectorAll('span')).to.have.length(1);
  });

  it('starts clean as a copy of an element that shows an error', async () => {
    const { element } = await wrong();
    const copy = element.cloneNode(true) as HTMLElement & Pick<OtpEntry, 'updateComplete'>;
    element.replaceWith(copy);
    onCleanup(() => copy.remove());
    await copy.updateComplete;
    await turnOfTheLoop();
    expect([...copy.children].map(({ localName }) => localName)).to.deep.equal(['input', 'span']);
    const [input, description] = [...copy.children];
    expect(input?.getAttribute('aria-describedby')).to.equal(`help ${description?.id}`);
    expect(input?.getAttribute('aria-invalid')).to.equal('false');
    expect(description?.textContent).to.equal('Enter all 6 digits.');
  });

  for (const [what, undo] of Object.entries<(element: OtpEntry) => void>({
    children: (element) => element.replaceChildren(),
    attributes: (element) => element.querySelector('input')?.removeAttribute('autocomplete'),
  }))
    it(`gives way to an observer of the page that undoes its changes of ${what} each time`, async () => {
      const { element } = await typed('');
      let count = 0;
      const observer = new MutationObserver(() => {
        count++;
        undo(element);
      });
      onCleanup(() => observer.disconnect());
      observer.observe(element, { childList: true, attributes: true, subtree: true });
      undo(element);
      await turnOfTheLoop();
      expect(count).to.be.within(2, 50);
    });

  it('gets back the elements in the manager’s slots, as a copy its own', async () => {
    const backend = {
      listPasskeys: () => Promise.resolve({ passkeys: [] }),
      authorizeRegistration: () => Promise.reject(new PasskeyError('network', 'gone')),
    } as Partial<Backend> as Backend;
    const manager = await fixture<PasskeyManager>(
      html`<passkey-manager tenancy-id="t" .backend=${backend}></passkey-manager>`,
    );
    await waitUntil(() => manager.querySelector('passkey-register'));
    const register = manager.querySelector('passkey-register');
    manager.replaceChildren();
    await turnOfTheLoop();
    expect(manager.firstElementChild).to.equal(register);
    const copy = manager.cloneNode(true) as HTMLElement & Pick<PasskeyManager, 'backend'>;
    copy.backend = backend;
    manager.replaceWith(copy);
    onCleanup(() => copy.remove());
    await waitUntil(() => copy.querySelector('passkey-register')?.backend === backend);
    expect(copy.children).to.have.length(1);
  });

  it('gets back the elements in the slots of <passkey-auth>, as a copy its own', async () => {
    const auth = await fixture<PasskeyAuth>(
      html`<passkey-auth tenancy-id="t" .backend=${{} as Backend}></passkey-auth>`,
    );
    await waitUntil(() => auth.querySelector('passkey-login'));
    const login = auth.querySelector('passkey-login');
    auth.replaceChildren();
    await turnOfTheLoop();
    expect(auth.querySelector('passkey-login')).to.equal(login);
    const copy = auth.cloneNode(true) as HTMLElement;
    auth.replaceWith(copy);
    onCleanup(() => copy.remove());
    copy.setAttribute('tenancy-id', 'other');
    await waitUntil(() => copy.querySelector('passkey-login')?.tenancyId === 'other');
    expect(copy.querySelectorAll(':scope > passkey-login')).to.have.length(1);
  });
});
