/** Removed elements leave no listeners, timers or objects behind. */
import { expect } from '../support/expect.js';
import { oneEvent } from '@open-wc/testing-helpers';
import { executeServerCommand } from '@web/test-runner-commands';
import type { PasskeyLogin, PasskeyManager, PasskeyRegister } from '../../src/entries/index.js';
import { answers } from '../elements/support.js';
import { virtualAuthenticator } from '../support/device.js';
import { replace } from '../support/replace.js';
import { waitUntil } from '../support/until.js';
import { mailed, passkey, put, serverSays, settled } from './support.js';

type Tag = 'passkey-register' | 'passkey-login' | 'otp-entry' | 'passkey-manager' | 'passkey-support';

/** Counts listeners on window and document, and pending timers. */
function ledger() {
  const listeners = new Set<string>();
  const timers = new Map<number, number>();
  let last = 0;
  const ids = new WeakMap<object, number>();
  const idOf = (listener: object) => {
    const id = ids.get(listener) ?? ++last;
    ids.set(listener, id);
    return id;
  };
  for (const target of [window, document]) {
    const { addEventListener: add, removeEventListener: remove } = target;
    const key = (type: string, listener: object) => `${target.constructor.name} ${type} ${idOf(listener)}`;
    replace(
      target,
      'addEventListener',
      (type: string, listener: EventListener, options?: AddEventListenerOptions) => {
        listeners.add(key(type, listener));
        options?.signal?.addEventListener('abort', () => listeners.delete(key(type, listener)));
        add.call(target, type, listener, options);
      },
    );
    replace(target, 'removeEventListener', (type: string, listener: EventListener) => {
      listeners.delete(key(type, listener));
      remove.call(target, type, listener);
    });
  }
  const { setTimeout: later, clearTimeout: never, setInterval: often, clearInterval: stop } = window;
  replace(window, 'setTimeout', (act: () => void, ms = 0) => {
    const id = later(() => {
      timers.delete(id);
      act();
    }, ms);
    timers.set(id, ms);
    return id;
  });
  replace(window, 'clearTimeout', (id: number) => {
    timers.delete(id);
    never(id);
  });
  replace(window, 'setInterval', (act: () => void, ms: number) => {
    const id = often(act, ms);
    timers.set(id, Infinity);
    return id;
  });
  replace(window, 'clearInterval', (id: number) => {
    timers.delete(id);
    stop(id);
  });
  return {
    listeners: () => [...listeners],
    /** Timers of capability queries, which hold no element. */
    timers: () => [...timers.values()].filter((ms) => ms > 5000),
  };
}

/** Fake servers that respond at once. */
function sayAll() {
  const { registration, authentication, verified } = answers;
  serverSays((path) => {
    if (path.endsWith('registration/options')) return JSON.stringify(registration);
    if (path.endsWith('authentication/options')) return JSON.stringify(authentication);
    if (path.endsWith('verification')) return JSON.stringify(verified);
    if (path.endsWith('challenges/current')) return '{}';
    if (path.endsWith('challenges')) return JSON.stringify(mailed());
    if (path.endsWith('passkeys')) return JSON.stringify({ passkeys: [passkey('a'), passkey('b')] });
    return '{}';
  });
}

const passlock = { tenancyId: 't', endpoint: 'https://x.test' };

/** Each element, with the actions before its removal. */
const lives: [name: string, tag: Tag, settings: object, live: (element: never) => unknown][] = [
  ['untouched', 'passkey-register', { ...passlock, username: 'ada' }, () => undefined],
  ['succeeded', 'passkey-register', { ...passlock, username: 'ada' }, (one: PasskeyRegister) => one.run()],
  ['with options that were fetched ahead', 'passkey-register', { ...passlock, username: 'ada' }, near],
  ['waiting in autofill', 'passkey-login', passlock, () => undefined],
  ['succeeded', 'passkey-login', { ...passlock, noAutofill: true }, (one: PasskeyLogin) => one.run()],
  ['with options that were fetched ahead', 'passkey-login', { ...passlock, noAutofill: true }, near],
  ['without a backend', 'otp-entry', {}, () => undefined],
  [
    'entering',
    'otp-entry',
    { backend: '/b', email: 'a@b.example' },
    (one: { send(): Promise<void> }) => one.send(),
  ],
  ['with its list', 'passkey-manager', { ...passlock, backend: '/b' }, isReady],
  ['asking before a removal', 'passkey-manager', { ...passlock, backend: '/b' }, ask],
  ['detected', 'passkey-support', {}, () => undefined],
];

async function near(element: HTMLElement) {
  element.shadowRoot?.querySelector('[part=button]')?.dispatchEvent(new PointerEvent('pointerenter'));
  await settled();
}

function isReady(element: PasskeyManager) {
  return element.phase === 'ready' || oneEvent(element, 'passkeys-loaded');
}

async function ask(element: PasskeyManager) {
  await isReady(element);
  await element.updateComplete;
  const buttons = [...(element.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part=row] button') ?? [])];
  buttons.find(({ textContent }) => textContent?.trim().startsWith('Remove'))?.click();
  await settled();
}

describe('a removed element', () => {
  for (const [name, tag, settings, live] of lives) {
    it(`<${tag}> ${name}: leaves no listener and no timer`, async () => {
      const device = await virtualAuthenticator();
      await device.addCredential({ rpId: 'localhost', userHandle: 'dXNlcg' });
      sayAll();
      const { listeners, timers } = ledger();
      const element = await put(tag, settings);
      if (name === 'waiting') await device.setPresence(false);
      await live(element as never);
      await settled();
      element.remove();
      await settled();
      expect(listeners()).to.deep.equal([]);
      expect(timers()).to.deep.equal([]);
    });
  }

  it('is garbage-collected', async () => {
    const device = await virtualAuthenticator();
    sayAll();
    const gone: [string, WeakRef<object>][] = [];
    for (const [name, tag, settings, live] of lives) {
      await device.clear();
      await device.addCredential({ rpId: 'localhost', userHandle: 'dXNlcg' });
      gone.push([`${tag} ${name}`, await useAndLose(tag, settings, live)]);
    }
    const left = () => gone.flatMap(([name, element]) => (element.deref() ? [name] : []));
    await waitUntil(async () => {
      await executeServerCommand('page:collect-garbage');
      await settled();
      return left().length === 0;
    }).catch(() => expect(left()).to.deep.equal([]));
  });
});

async function useAndLose(tag: Tag, settings: object, live: (element: never) => unknown) {
  const element = Object.assign(document.createElement(tag), settings);
  document.body.append(element);
  await settled();
  await live(element as never);
  await settled();
  element.remove();
  await settled();
  return new WeakRef<object>(element);
}
