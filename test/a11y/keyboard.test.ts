/** Every flow by keyboard only. The one-time-code flow is in journeys/codes. */
import { expect } from '../support/expect.js';
import { oneEvent } from '@open-wc/testing-helpers';
import { sendKeys } from '@web/test-runner-commands';
import type { PasskeyManager } from '../../src/entries/index.js';
import { bringTo, reached, scene } from '../elements/support.js';
import { sights } from './scenes.js';
import { waitUntil } from '../support/until.js';

const tab = () => sendKeys({ press: 'Tab' });

/** The focused element, through shadow roots. */
function focused(): Element | null {
  let { activeElement: one } = document;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return one;
}

const nameOf = (one: Element | null) =>
  (one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : one?.textContent)
    ?.replace(/\s+/g, ' ')
    .trim() ?? '';

/** The visible focus ring; for the code input it is the current cell's. */
function isSeen(one: Element): boolean {
  const cell = (one.parentElement?.shadowRoot ?? document).querySelector('[part~=current]');
  const { outlineStyle, outlineWidth } = getComputedStyle(one.matches('[slot=code]') && cell ? cell : one);
  return outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2;
}

async function walk(show: () => Promise<HTMLElement>): Promise<string[]> {
  const element = await show();
  const before = document.createElement('button');
  const after = document.createElement('button');
  element.parentElement?.prepend(before);
  element.parentElement?.append(after);
  before.focus();
  const names: string[] = [];
  for (await tab(); focused() !== after; await tab()) {
    const one = focused() as Element;
    await waitUntil(() => isSeen(one), `a ring around ${one.outerHTML}`);
    names.push(nameOf(one));
    if (names.length > 30) throw new Error(`No way out: ${names.join(', ')}`);
  }
  return names;
}

const expected: Record<string, string[]> = {
  'passkey-register, idle': ['Email or username', 'Create a passkey', 'What are passkeys?'],
  'passkey-register, prompting': ['Email or username', 'Create a passkey', 'Cancel', 'What are passkeys?'],
  'passkey-login, failed': ['Email or username', 'Sign in with a passkey', 'Email me a code instead'],
  'otp-entry, idle': ['Email', 'Email me a code'],
  'otp-entry, entering': ['One-time code', 'Continue', 'Send another code', 'Use another email address'],
  'otp-entry, failed': ['Send another code', 'Use another email address'],
  'passkey-manager, failed': ['Try again'],
};

describe('keyboard use', () => {
  for (const [name, names] of Object.entries(expected))
    it(`moves the focus in reading order, visibly, and out again: ${name}`, async () => {
      const sight = sights.find((one) => one.name === name);
      expect(await walk(() => sight?.show() ?? Promise.reject(new Error(name)))).to.deep.equal(names);
    });

  it('signs in, announces each step once, and keeps the focus after Cancel', async () => {
    const all = await scene('passkey-login');
    const { element, button, message } = all;
    const heard: string[] = [];
    const observer = new MutationObserver(() => {
      if (message.textContent) heard.push(message.textContent);
    });
    observer.observe(message, { subtree: true, childList: true, characterData: true });
    await tab();
    expect(focused()).to.equal(button);
    const done = reached(element, 'succeeded');
    await sendKeys({ press: 'Enter' });
    await done;
    observer.disconnect();
    expect(heard, 'each once').to.deep.equal([...new Set(heard)]);
    expect(heard.at(-1)).to.equal('Your passkey was accepted.');

    await bringTo('prompting', all);
    await tab();
    expect(nameOf(focused())).to.equal('Cancel');
    const idle = reached(element, 'idle');
    await sendKeys({ press: 'Space' });
    await idle;
    expect(focused()).to.equal(button);
  });

  it('creates a passkey and opens the help', async () => {
    const { element, button } = await scene('passkey-register');
    await tab();
    expect(focused()).to.equal(button);
    const done = reached(element, 'succeeded');
    await sendKeys({ press: 'Space' });
    await done;
    await tab();
    await sendKeys({ press: 'Enter' });
    expect(element.shadowRoot?.querySelector('details')?.open).to.equal(true);
  });

  it('renames a passkey, and keeps the name on Escape', async () => {
    const element = (await sights
      .find(({ name }) => name === 'passkey-manager, ready, renames one')
      ?.show()) as PasskeyManager;
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => nameOf(focused()) === 'Rename My keychain');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused()?.matches('input'));
    // The old name is selected.
    await sendKeys({ type: 'New keychain' });
    const failed = oneEvent(element, 'passkey-failed');
    await sendKeys({ press: 'Enter' });
    // The scene's backend cannot rename: an error is shown, and the name is not lost.
    await failed;
    await element.updateComplete;
    expect(focused()).to.have.property('value', 'New keychain');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => nameOf(focused()) === 'Rename My keychain');
  });

  it('keeps the focus in the removal dialog and returns it afterwards', async () => {
    const element = (await sights
      .find(({ name }) => name === 'passkey-manager, ready, asks before it removes')
      ?.show()) as PasskeyManager;
    expect(nameOf(focused())).to.equal('Keep it');
    await tab();
    expect(nameOf(focused())).to.equal('Remove My keychain');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused()?.matches('[part~=link]'));
    expect(nameOf(focused())).to.equal('Remove My keychain');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => nameOf(focused()) === 'Keep it');
    await tab();
    const removed = oneEvent(element, 'passkey-removed');
    await sendKeys({ press: 'Enter' });
    await removed;
    await waitUntil(() => focused()?.matches('[role=status]'));
    expect(nameOf(focused())).to.match(/^My keychain was removed\./);
  });

  for (const { name, show } of sights)
    it(`has accessible names that start with the visible text: ${name}`, async () => {
      const element = await show();
      for (const button of element.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? []) {
        expect(button.hasAttribute('aria-label'), button.outerHTML).to.equal(false);
        // Text for screen readers only comes after the visible text.
        expect(button.querySelector('.sr')?.nextElementSibling ?? null, button.outerHTML).to.equal(null);
      }
    });
});
