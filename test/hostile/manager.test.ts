/** <passkey-manager> with a server that returns garbage, and on a page that removes it during an action. */
import { expect } from '../support/expect.js';
import { fixture, oneEvent } from '@open-wc/testing-helpers';
import { html } from 'lit';
import {
  createManager,
  type Backend,
  type ManageBackend,
  type ManagerState,
} from '../../src/entries/headless.js';
import { PasskeyError, PasskeyManager } from '../../src/entries/index.js';
import { uncaughtErrors } from '../support/errors.js';
import { waitUntil } from '../support/until.js';
import { passkey, serverSays, settled, spoilt } from './support.js';

const two = [passkey('a'), passkey('b')];

const backend = (more: Partial<ManageBackend> = {}) =>
  ({
    listPasskeys: () => Promise.resolve({ passkeys: two }),
    prunePasskeys: () => Promise.reject(new PasskeyError('network')),
    removePasskey: () => Promise.resolve({ deletePasskeysToken: 'token' }),
    ...more,
  }) as Backend;

async function manager(own: string | Backend = backend()) {
  const element = await fixture<PasskeyManager>(html`
    <passkey-manager tenancy-id="t" endpoint="http://localhost:1" .backend=${own}></passkey-manager>
  `);
  await waitUntil(() => element.phase === 'ready' || element.phase === 'failed');
  await settled();
  const root = element.shadowRoot as ShadowRoot;
  const press = async (name: string) => {
    const buttons = [...root.querySelectorAll<HTMLButtonElement>('[part=row] button')];
    buttons.find(({ textContent }) => textContent?.trim().startsWith(name))?.click();
    await settled();
  };
  const dialog = root.querySelector('dialog') as HTMLDialogElement;
  return { element, root, press, dialog };
}

/** Removes the element and inserts it at the same place. */
async function takeOutAndPutBack(element: PasskeyManager) {
  const parent = element.parentNode as ParentNode & Node;
  element.remove();
  await settled();
  const loaded = oneEvent(element, 'passkeys-loaded');
  parent.append(element);
  await loaded;
  await settled();
}

describe('<passkey-manager> and a hostile server', () => {
  it('shows the list or an error for garbage, and the next valid list', async () => {
    const errors = uncaughtErrors();
    const say = { list: JSON.stringify({ passkeys: two }) };
    serverSays((path) => (path.endsWith('/passkeys') ? say.list : '{}'));
    const { element, root } = await manager('/b');
    const rows = () => root.querySelectorAll('[part=row]').length;
    for (const { what, text } of spoilt(passkey('a'))) {
      say.list = `{"passkeys":[${text}]}`;
      await element.load();
      await element.updateComplete;
      expect(element.phase, what).to.be.oneOf(['ready', 'failed']);
      if (element.phase === 'ready') expect(rows(), what).to.equal(1);
      else expect(element.error?.code, what).to.equal('bad-response');
      for (const image of root.querySelectorAll('img')) expect(image.src, what).to.match(/^data:image\//);
    }
    for (const { what, text } of spoilt({
      passkeys: two,
      canRemoveLast: true,
      needsReauthentication: false,
    })) {
      say.list = text;
      await element.load();
      expect(element.phase, what).to.be.oneOf(['ready', 'failed']);
    }
    say.list = JSON.stringify({ passkeys: two });
    await element.load();
    await settled();
    expect(rows()).to.equal(2);
    expect(errors).to.deep.equal([]);
  });

  it('renders lists in which several passkeys have the same id', async () => {
    const errors = uncaughtErrors();
    let list = ['a', 'a', 'b', 'a'];
    const { element, root } = await manager(
      backend({ listPasskeys: () => Promise.resolve({ passkeys: list.map((id) => passkey(id)) }) }),
    );
    for (list of [['b', 'a'], ['a', 'c', 'a', 'a', 'b'], [], ['c', 'a', 'c']]) {
      await element.load();
      await settled();
      expect(root.querySelectorAll('[part=row]')).to.have.length(list.length);
    }
    expect(errors).to.deep.equal([]);
  });
});

describe('<passkey-manager> that is removed', () => {
  it('with its dialog open: closes it, and can open it again afterwards', async () => {
    const errors = uncaughtErrors();
    const { element, press, dialog } = await manager();
    await press('Remove');
    expect(dialog.matches(':modal')).to.equal(true);
    await takeOutAndPutBack(element);
    expect(dialog.open).to.equal(false);
    await press('Remove');
    expect(dialog.matches(':modal')).to.equal(true);
    expect(errors).to.deep.equal([]);
  });

  it('into the back/forward cache with its dialog open: loads its list again', async () => {
    const { element, root, press, dialog } = await manager();
    await press('Remove');
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(element.phase).to.equal('idle');
    const loaded = oneEvent(element, 'passkeys-loaded');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await loaded;
    await settled();
    expect(root.querySelectorAll('[part=row]')).to.have.length(2);
    dialog.close();
    await press('Remove');
    expect(dialog.matches(':modal')).to.equal(true);
  });

  it('on the remove request: opens no dialog', async () => {
    const errors = uncaughtErrors();
    const { element, press, dialog } = await manager();
    element.addEventListener('passkey-remove-request', () => element.remove());
    await press('Remove');
    expect(dialog.open).to.equal(false);
    expect(errors).to.deep.equal([]);
  });

  it('on the reauthentication request: rejects the action and shows no prompt afterwards', async () => {
    const wanted = new PasskeyError('reauthentication-required');
    const { element, root } = await manager(backend({ removePasskey: () => Promise.reject(wanted) }));
    const parent = element.parentNode as ParentNode & Node;
    element.addEventListener('reauthentication-request', () => element.remove(), { once: true });
    const error = await element.removePasskey('a').catch((reason: unknown) => reason);
    expect(error).to.equal(wanted);
    parent.append(element);
    await oneEvent(element, 'passkeys-loaded');
    await settled();
    expect(root.querySelector<HTMLDialogElement>('[part~=proof]')?.open).to.equal(false);
  });

  it('when its list has loaded: sends no signal to the device', async () => {
    let pruned = 0;
    const { element } = await manager(
      backend({ prunePasskeys: () => Promise.reject(new PasskeyError('network', String(++pruned))) }),
    );
    pruned = 0;
    element.addEventListener('passkeys-loaded', () => element.remove());
    await element.load();
    await settled();
    expect(pruned).to.equal(0);
  });

  it('works under a custom tag and does not fill a slot with itself', async () => {
    let made = 0;
    class MyKeys extends PasskeyManager {
      constructor() {
        super();
        if (++made > 3) throw new Error('No end to it');
      }
    }
    customElements.define('my-keys', MyKeys);
    const element = Object.assign(document.createElement('my-keys'), { backend: backend() });
    await fixture(html`${element}`);
    await settled();
    expect(made).to.equal(1);
  });
});

describe('createManager() and a subscriber that cancels', () => {
  const idle = { phase: 'idle' } satisfies ManagerState;
  const sent = () => Promise.resolve('sent' as const);
  const signals = { canPrune: () => false, remove: sent, prune: sent, update: sent };
  const manage = () => createManager(() => ({ backend: backend(), signals }));

  it('while it loads: is idle, and load() does not reject', async () => {
    const one = manage();
    const stop = one.subscribe(() => {
      stop();
      one.cancel();
    });
    await one.load();
    expect(one.state).to.deep.equal(idle);
  });

  it('while it removes: is idle, and rejects with aborted', async () => {
    const one = manage();
    await one.load();
    const stop = one.subscribe(() => {
      stop();
      one.cancel();
    });
    const error = await one.remove('a').catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(PasskeyError).and.to.include({ code: 'aborted' });
    expect(one.state).to.deep.equal(idle);
  });
});
