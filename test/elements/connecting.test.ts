/** What the elements do while a page builds itself: a read of layout or style would make the browser compute it then. */
import { expect, oneEvent } from '@open-wc/testing';
import '../../src/entries/index.js';
import type { OtpEntry, PasskeyManager } from '../../src/entries/index.js';
import { onCleanup } from '../support/cleanup.js';

const tags = [
  'otp-entry',
  'passkey-login',
  'passkey-register',
  'passkey-manager',
  'passkey-support',
  'passkey-auth',
] as const;

const methods = [
  'getBoundingClientRect',
  'getClientRects',
  'checkVisibility',
  'scrollIntoView',
  'computedStyleMap',
];
const sizes = ['offsetWidth', 'offsetHeight', 'offsetTop', 'offsetLeft', 'offsetParent', 'innerText'];
const boxes = ['clientWidth', 'clientHeight', 'scrollWidth', 'scrollHeight', 'scrollTop'];

/** Records the members that are read, until the end of the test. */
function watchReads(): string[] {
  const reads: string[] = [];
  const watch = (target: object, name: string) => {
    const original = Object.getOwnPropertyDescriptor(target, name);
    if (!original) return;
    const { value, get } = original as { value?: unknown; get?: () => unknown };
    Object.defineProperty(target, name, {
      configurable: true,
      get(this: unknown) {
        reads.push(name);
        return get ? get.call(this) : value;
      },
    });
    onCleanup(() => Object.defineProperty(target, name, original));
  };
  for (const name of [...methods, ...boxes]) watch(Element.prototype, name);
  for (const name of sizes) watch(HTMLElement.prototype, name);
  watch(window, 'getComputedStyle');
  return reads;
}

describe('an element that is inserted', () => {
  for (const tag of tags)
    it(`<${tag}> reads neither layout nor style while it connects and is drawn`, async () => {
      const reads = watchReads();
      const element = document.createElement(tag) as OtpEntry;
      element.setAttribute('tenancy-id', 'test');
      element.setAttribute('name', 'code');
      document.body.append(element);
      onCleanup(() => element.remove());
      await element.updateComplete;
      expect(reads).to.deep.equal([]);
    });
});

describe('a long list', () => {
  it('makes one format for dates and one for relative times', async () => {
    const made: string[] = [];
    for (const name of ['DateTimeFormat', 'RelativeTimeFormat'] as const) {
      const original = Object.getOwnPropertyDescriptor(Intl, name) as { value: typeof Intl.DateTimeFormat };
      const construct = (target: typeof Intl.DateTimeFormat, args: []) => {
        made.push(name);
        return new target(...args);
      };
      Object.defineProperty(Intl, name, { ...original, value: new Proxy(original.value, { construct }) });
      onCleanup(() => Object.defineProperty(Intl, name, original));
    }
    const passkeys = Array.from({ length: 50 }, (_, index) => ({
      id: `id-${index}`,
      label: 'Laptop',
      username: 'ada',
      rpId: 'localhost',
      createdAt: index,
      synced: true,
      current: false,
    }));
    const element: PasskeyManager = document.createElement('passkey-manager');
    element.lang = 'en-IE';
    element.backend = { listPasskeys: () => Promise.resolve({ passkeys }) } as never;
    const loaded = oneEvent(element, 'passkeys-loaded');
    document.body.append(element);
    onCleanup(() => element.remove());
    await loaded;
    await element.updateComplete;
    expect(element.shadowRoot?.querySelectorAll('li')).to.have.lengthOf(50);
    expect(made.sort()).to.deep.equal(['DateTimeFormat', 'RelativeTimeFormat']);
  });
});
