/** Every flow by keyboard alone: reached, seen, used, and given back. The code's flow is in journeys/codes. */
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { PasskeyManager } from '../../src/entries/index.js';
import { bringTo, reached, scene } from '../elements/support.js';
import { sights } from './scenes.js';
import { waitUntil } from '../support/until.js';

const tab = () => sendKeys({ press: 'Tab' });

/** Where the focus is, through shadow roots. */
function focused(): Element | null {
  let { activeElement: one } = document;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return one;
}

const nameOf = (one: Element | null) =>
  (one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : one?.textContent)
    ?.replace(/\s+/g, ' ')
    .trim() ?? '';

/** A ring around it; the code's input has its own around the current cell. */
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

describe('by keyboard alone', () => {
  for (const [name, names] of Object.entries(expected))
    it(`the focus goes in reading order, is seen, and gets out: ${name}`, async () => {
      const sight = sights.find((one) => one.name === name);
      expect(await walk(() => sight?.show() ?? Promise.reject(new Error(name)))).to.deep.equal(names);
    });

  it('signs in, says each step once, and cancels without losing the place', async () => {
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

  it('creates a passkey, and reads what passkeys are', async () => {
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

  it('renames a passkey, and leaves it as it was with Escape', async () => {
    const element = (await sights
      .find(({ name }) => name === 'passkey-manager, ready, renames one')
      ?.show()) as PasskeyManager;
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => nameOf(focused()) === 'Rename My keychain');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused()?.matches('input'));
    await sendKeys({ press: 'Backspace' });
    const failed = oneEvent(element, 'passkey-failed');
    await sendKeys({ press: 'Enter' });
    // The scene's backend cannot rename, which is said, too.
    await failed;
    await waitUntil(() => nameOf(focused()) === 'Rename My keychain');
  });

  it('is asked before a removal, stays in the question, and comes back to where it was', async () => {
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
    it(`is called what is seen first, for who speaks to the page: ${name}`, async () => {
      const element = await show();
      for (const button of element.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? []) {
        expect(button.hasAttribute('aria-label'), button.outerHTML).to.equal(false);
        // Whatever is for ears only comes after what is seen.
        expect(button.querySelector('.sr')?.nextElementSibling ?? null, button.outerHTML).to.equal(null);
      }
    });
});
