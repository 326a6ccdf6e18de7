import { expect, fixture, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { Backend } from '../../src/wire/backend.js';
import type { BackendPasskey } from '../../src/wire/contract.js';
import '../../src/entries/index.js';
import {
  PasskeyError,
  type PasskeyFailedEvent,
  type PasskeyManager,
  type PasskeyRegister,
  type PasskeyRemovedEvent,
} from '../../src/entries/index.js';
import { record } from '../a11y/recorder.js';
import { has, where } from '../support/platform.js';
import { replace } from '../support/replace.js';
import { waitUntil } from '../support/until.js';

const day = 86_400_000;

interface Signals {
  signalAllAcceptedCredentials?: unknown;
}

const passkey = (id: string, more: Partial<BackendPasskey> = {}): BackendPasskey => ({
  id,
  label: `Passkey ${id}`,
  username: 'ada@example.com',
  rpId: 'localhost',
  createdAt: Date.now() - 40 * day,
  lastUsed: Date.now() - 3_600_000,
  synced: true,
  current: false,
  ...more,
});

async function manager(passkeys: BackendPasskey[], more: Partial<Backend> = {}) {
  const calls: unknown[] = [];
  const backend = {
    listPasskeys: () => Promise.resolve({ passkeys }),
    renamePasskey(id: string, { label }: { label: string }) {
      calls.push(['rename', id, label]);
      return Promise.resolve({ passkey: passkey(id, { label }) });
    },
    removePasskey(id: string) {
      calls.push(['remove', id]);
      // The token cannot be exchanged, so the signal to the device fails.
      return Promise.resolve({ deletePasskeysToken: 'token' });
    },
    prunePasskeys: () => Promise.reject(new PasskeyError('network')),
    authorizeRegistration: () => Promise.reject(new PasskeyError('network')),
    ...more,
  } as Partial<Backend> as Backend;
  const element = await fixture<PasskeyManager>(
    html`<passkey-manager
      tenancy-id="t"
      endpoint="http://localhost:1"
      .backend=${backend}
    ></passkey-manager>`,
  );
  await waitUntil(() => element.phase === 'ready' || element.phase === 'failed');
  await element.updateComplete;
  const root = element.shadowRoot as ShadowRoot;
  const rows = () => [...root.querySelectorAll<HTMLElement>('[part=row]')];
  const press = (row: number, name: string) => {
    const buttons = [...(rows()[row]?.querySelectorAll('button') ?? [])];
    const button = buttons.find(({ textContent }) => textContent?.trim().startsWith(name));
    button?.focus();
    button?.click();
  };
  const texts = (selector: string) =>
    [...root.querySelectorAll(selector)].map(({ textContent }) => textContent.trim()).join('');
  const said = () => texts('[role=status]:not([part~=error])');
  const alert = () => texts('[part~=error]');
  return { element, root, rows, press, said, alert, calls, backend };
}

describe('<passkey-manager>', () => {
  it('shows what distinguishes the passkeys', async () => {
    const { lastUsed: _, ...unused } = passkey('c', { label: 'Twin', rpId: 'old.example' });
    const { element, rows, root } = await manager([
      passkey('a', { label: 'My keychain', current: true, provider: 'Apple Passwords' }),
      passkey('b', { label: 'Twin', synced: false }),
      unused,
    ]);
    const [first, second, third] = rows().map((row) => row.textContent?.replace(/\s+/g, ' ') ?? '');
    expect(first)
      .to.contain('My keychain')
      .and.contain('Used for this sign-in')
      .and.contain('Saved on your devices');
    expect(first).to.contain('Created last month · last used 1 hour ago').and.contain('Apple Passwords');
    expect(second).to.contain('Twin (1)').and.contain('On one device only');
    expect(third).to.contain('Twin (2)').and.contain('For old.example').and.contain('not used yet');
    expect(root.querySelector('[part=list]')?.getAttribute('aria-label')).to.equal('Your passkeys');
    expect(element.matches(':state(ready)')).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('names a passkey without a label in the page’s language', async () => {
    const { element, rows, root } = await manager([
      passkey('a', { label: '' }),
      passkey('b', { label: 'Mein Schlüsselbund' }),
    ]);
    element.lang = 'de';
    await waitUntil(() => rows()[0]?.textContent?.includes('Entfernen Passkey'));
    expect(rows()[0]?.querySelector('[part=label]')?.textContent).to.equal('Passkey');
    await element.removePasskey('a');
    await waitUntil(() => root.textContent?.includes('„Passkey“ wurde entfernt.'));
  });

  it('shows the slot `empty` without passkeys', async () => {
    const { element, root } = await manager([]);
    expect(root.querySelector('slot[name=empty]')?.textContent).to.contain('You have no passkey yet');
    expect(root.querySelector<HTMLElement>('[part=list]')?.hidden).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('shows that the list could not be loaded, and loads it again on request', async () => {
    let broken = true;
    const { element, root, alert } = await manager([], {
      listPasskeys: () =>
        broken
          ? Promise.reject(new PasskeyError('network', 'gone'))
          : Promise.resolve({ passkeys: [passkey('a')] }),
    });
    expect(element.phase).to.equal('failed');
    expect(alert()).to.match(/^The server can’t be reached/);
    await expect(element).to.be.accessible();
    broken = false;
    root.querySelector<HTMLButtonElement>('[part=button]')?.click();
    await oneEvent(element, 'passkeys-loaded');
    expect(element.passkeys).to.have.length(1);
  });

  it('shows hostile names as text', async () => {
    const label = '<img src=x onerror=alert(1)>\u202E' + 'x'.repeat(10_000);
    const { element, rows, root } = await manager([
      passkey('a', { label, username: '<b>x</b>', provider: '<i>' }),
    ]);
    expect(rows()[0]?.querySelector('[part=label]')?.textContent).to.equal(label);
    expect(root.querySelectorAll('b, i, img')).to.have.length(0);
    expect(element.scrollWidth).to.be.at.most(element.clientWidth + 1);
  });

  it('shows pictures inside the list, and no remote ones', async () => {
    const own = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E';
    const svg = (body: string) =>
      `data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg">${body}</svg>`)}`;
    const shapes = svg(
      '<defs><linearGradient id="a"><stop/></linearGradient></defs><path fill="url(#a)" d="M0 0h9v9"/>',
    );
    const raster = 'data:image/png;base64,iVBORw0KGgo=';
    const { root } = await manager([
      passkey('a', { icon: own }),
      passkey('b', { icon: 'https://evil.example/x.png' }),
      passkey('c', { icon: 'javascript:alert(1)' }),
      passkey('d', { icon: `data:image/png;base64,${'A'.repeat(40_000)}` }),
      passkey('e', { icon: 'data:text/html,<script>1</script>' }),
      passkey('f', { icon: shapes }),
      passkey('g', { icon: raster }),
      // What can stop the page while it is drawn, also in other encodings.
      ...[
        svg('<g id="a"/><use href="#a"/>'),
        svg('<s:use xmlns:s="http://www.w3.org/2000/svg" href="#a"/>'),
        svg('<pattern id="p"/>'),
        svg('<path stroke-dasharray="1e-9" d="M0 0h9"/>'),
        svg('<g style="filter:blur(9px)"/>'),
        svg('&#60;use/>'),
        `data:image/svg+xml;charset=utf-16,${own}`,
        `data:image/svg+xml;base64,${btoa('<?xml version="1.0" encoding="utf-16"?><svg/>')}`,
        'data:image/svg+xml;base64,%%%',
      ].map((icon, index) => passkey(`unsafe-${index}`, { icon })),
    ]);
    const shown = [...root.querySelectorAll('img')].map((image) => image.getAttribute('src'));
    expect(shown).to.deep.equal([own, shapes, raster]);
  });

  it('has rows of at most 96 pixels on a wide box, and no wider than the box on a phone', async () => {
    const { element, rows } = await manager([
      passkey('a', { current: true }),
      passkey('b', { rpId: 'old.example' }),
    ]);
    element.style.inlineSize = '700px';
    for (const row of rows()) expect(row.getBoundingClientRect().height).to.be.at.most(96);
    element.style.inlineSize = '300px';
    for (const row of rows()) expect(row.scrollWidth).to.be.at.most(300);
  });

  // Without passkeys there is no button to focus.
  where('webauthn').it(
    'keeps list, focus and messages while it loads again after a new passkey',
    async () => {
      let answer = () => {};
      const passkeys = [passkey('a')];
      const { element, root } = await manager(passkeys);
      const register = element.querySelector('passkey-register') as PasskeyRegister;
      await register.updateComplete;
      expect(register.shadowRoot?.querySelector('[part=button]')?.textContent?.trim()).to.equal(
        'Add a passkey',
      );
      register.focus();
      const heard = record();
      const loading = new Promise<void>((resolve) => (answer = resolve));
      (element.backend as Backend).listPasskeys = async () => {
        await loading;
        return { passkeys: [...passkeys, passkey('b')] };
      };
      const loaded = oneEvent(element, 'passkeys-loaded');
      void element.load();
      await element.updateComplete;
      expect(root.querySelector('[part=list]')?.checkVisibility()).to.equal(true);
      expect(register.checkVisibility()).to.equal(true);
      answer();
      await loaded;
      await element.updateComplete;
      expect(root.querySelectorAll('[part=row]')).to.have.length(2);
      expect(register.matches(':focus-within')).to.equal(true);
      expect(heard.focus).to.deep.equal([]);
      expect([...heard.heard, ...heard.missed]).to.deep.equal([]);
    },
  );

  describe('rename', () => {
    it('works by keyboard: opens, saves on Enter, and returns the focus', async () => {
      const { element, root, rows, press, calls, said } = await manager([passkey('a'), passkey('b')]);
      press(1, 'Rename');
      await element.updateComplete;
      const input = rows()[1]?.querySelector('input') as HTMLInputElement;
      expect(root.activeElement === input).to.equal(true);
      await expect(element).to.be.accessible();
      expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0), 'selects').to.equal(
        'Passkey b',
      );
      await sendKeys({ type: '   ' });
      await sendKeys({ press: 'Enter' });
      expect(root.activeElement === input, 'a blank name is explained').to.equal(true);
      expect(input.validity.valueMissing).to.equal(true);
      await sendKeys({ type: ' My phone ' });
      const renamed = oneEvent(element, 'passkey-renamed');
      await sendKeys({ press: 'Enter' });
      await renamed;
      await element.updateComplete;
      expect(calls).to.deep.equal([['rename', 'b', 'My phone']]);
      expect(said()).to.equal('Renamed to “My phone”.');
      expect(root.activeElement?.textContent).to.contain('Rename');
    });

    it('closes on Escape without a change', async () => {
      const { element, root, press, calls } = await manager([passkey('a')]);
      press(0, 'Rename');
      await element.updateComplete;
      await sendKeys({ type: 'Other' });
      await sendKeys({ press: 'Escape' });
      await element.updateComplete;
      expect(root.querySelector('form') === null).to.equal(true);
      expect(root.activeElement?.textContent).to.contain('Rename');
      expect(calls).to.deep.equal([]);
    });
  });

  describe('remove', () => {
    it('asks first, and keeps the passkey on Escape and on the button', async () => {
      const { element, root, press, calls } = await manager([passkey('a')]);
      press(0, 'Remove');
      const dialog = root.querySelector('dialog') as HTMLDialogElement;
      await waitUntil(() => dialog.open);
      await Promise.all(dialog.getAnimations({ subtree: true }).map(({ finished }) => finished));
      expect(dialog.textContent).to.match(/Remove Passkey a\?[^]*no longer be able to sign in/);
      await expect(element).to.be.accessible();
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !dialog.open);
      expect(root.activeElement?.textContent).to.contain('Remove');
      press(0, 'Remove');
      await waitUntil(() => dialog.open);
      dialog.querySelector<HTMLButtonElement>('[part=cancel]')?.click();
      expect(dialog.open).to.equal(false);
      expect(calls).to.deep.equal([]);
    });

    it('removes the passkey, and shows the result and what is left to do by hand', async () => {
      const { element, root, press, said } = await manager([passkey('a'), passkey('b')]);
      press(0, 'Remove');
      const dialog = root.querySelector('dialog') as HTMLDialogElement;
      await waitUntil(() => dialog.open);
      const removed = oneEvent(element, 'passkey-removed') as unknown as Promise<PasskeyRemovedEvent>;
      dialog.querySelector<HTMLButtonElement>('[part=danger]')?.click();
      const event = await removed;
      await element.updateComplete;
      expect(event.passkey.id).to.equal('a');
      // No server listens at that endpoint.
      expect(event.device).to.equal(has('signals') ? 'failed' : 'unsupported');
      expect(said()).to.match(
        has('signals')
          ? /^Passkey a was removed\. The passkey saved on your device couldn’t be updated/
          : /^Passkey a was removed\. This browser can’t update the saved passkey/,
      );
      expect(element.passkeys.map(({ id }) => id)).to.deep.equal(['b']);
      await waitUntil(() => root.activeElement?.getAttribute('part') === 'message success');
    });

    it('keeps open details and forms in the other rows', async () => {
      const { element, rows, press } = await manager([passkey('a'), passkey('b'), passkey('c')]);
      const details = rows()[2]?.querySelector('details') as HTMLDetailsElement;
      details.open = true;
      press(1, 'Rename');
      await element.updateComplete;
      await sendKeys({ type: 'Half a name' });
      await element.removePasskey('a');
      await element.updateComplete;
      expect(rows().map((row) => row.querySelector('details')?.open)).to.deep.equal([false, true]);
      expect(rows()[1]?.querySelector('details') === details).to.equal(true);
      expect(rows()[0]?.querySelector('input')?.value).to.contain('Half a name');
    });

    it('can be cancelled by the page, which may remove the passkey in its own way', async () => {
      const { element, root, press, calls } = await manager([passkey('a')]);
      element.addEventListener('passkey-remove-request', (event) => event.preventDefault());
      press(0, 'Remove');
      await element.updateComplete;
      expect(root.querySelector('dialog')?.open).to.equal(false);
      expect(calls).to.deep.equal([]);
      await element.removePasskey('a');
      expect(calls).to.deep.equal([['remove', 'a']]);
    });

    it('shows why the last passkey stays, without a question, when the list forbids the removal', async () => {
      const { element, root, press, calls, alert } = await manager([passkey('a')], {
        listPasskeys: () => Promise.resolve({ passkeys: [passkey('a')], canRemoveLast: false }),
      });
      press(0, 'Remove');
      await oneEvent(element, 'passkey-failed');
      await element.updateComplete;
      expect(root.querySelector('dialog')?.open).to.equal(false);
      expect(alert()).to.match(/^This is your only way to sign in/);
      expect(calls).to.deep.equal([]);
    });

    it('shows why the last passkey stays when the backend refuses', async () => {
      const { element, alert } = await manager([passkey('a')], {
        removePasskey: () => Promise.reject(new PasskeyError('last-passkey', 'no', { status: 409 })),
      });
      await element.removePasskey('a').catch(() => undefined);
      await element.updateComplete;
      expect(alert()).to.match(/^This is your only way to sign in/);
      expect(element.passkeys).to.have.length(1);
    });

    it('waits until the person has authenticated again when the backend requires it, and continues', async () => {
      let proven = false;
      const { element, root, said, alert } = await manager([passkey('a')], {
        removePasskey: () =>
          proven
            ? Promise.resolve({ deletePasskeysToken: 't' })
            : Promise.reject(new PasskeyError('reauthentication-required', 'first', { status: 403 })),
      });
      const dialog = root.querySelector<HTMLDialogElement>('[part~=proof]');
      expect(dialog?.open).to.equal(false);
      const removal = element.removePasskey('a');
      await oneEvent(element, 'reauthentication-request');
      await element.updateComplete;
      expect(dialog?.open).to.equal(true);
      expect(dialog?.textContent, 'its reason').to.contain('You signed in a while ago.');
      expect([said(), alert()], 'a step, not an error').to.deep.equal(['', '']);
      await expect(element).to.be.accessible();
      proven = true;
      element.dispatchEvent(new Event('passkey-authenticated'));
      await removal;
      await element.updateComplete;
      expect(dialog?.open).to.equal(false);
      expect(element.passkeys).to.deep.equal([]);
    });
  });

  it('ends a removal when the person presses Escape instead of confirming', async () => {
    const { element, root, press } = await manager([passkey('a'), passkey('b')], {
      removePasskey: () =>
        Promise.reject(new PasskeyError('reauthentication-required', 'first', { status: 403 })),
    });
    press(1, 'Remove');
    await element.updateComplete;
    root.querySelector<HTMLElement>('[part=danger]')?.click();
    const dialog = root.querySelector<HTMLDialogElement>('[part~=proof]');
    await waitUntil(() => dialog?.open);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => dialog?.open === false && !element.querySelector('[slot=confirm]'));
    await element.updateComplete;
    expect(element.passkeys).to.have.length(2);
  });

  it('shows the slot `confirm` for a second removal while the first one waits', async () => {
    const { element } = await manager([passkey('a'), passkey('b')], {
      removePasskey: () =>
        Promise.reject(new PasskeyError('reauthentication-required', 'first', { status: 403 })),
    });
    const login = () => element.querySelector(':scope > passkey-login[slot=confirm]');
    const first = element.removePasskey('a').catch((error: unknown) => error);
    await waitUntil(login);
    const second = element.removePasskey('b').catch((error: unknown) => error);
    expect(await first).to.include({ code: 'aborted' });
    await element.updateComplete;
    expect(login()?.checkVisibility()).to.equal(true);
    element.remove();
    expect(await second).to.include({ code: 'aborted' });
    expect(login() === null).to.equal(true);
  });

  it('shows no list without a backend', async () => {
    const { element, rows } = await manager([passkey('a')]);
    element.backend = '';
    await element.updateComplete;
    expect(element.phase).to.equal('idle');
    expect(rows()).to.deep.equal([]);
  });

  it('lets the page replace a row', async () => {
    const { element, root } = await manager([passkey('a')]);
    const own = document.createElement('p');
    own.slot = 'passkey-a';
    own.textContent = 'Mine';
    element.append(own);
    expect(root.querySelector<HTMLSlotElement>('slot[name=passkey-a]')?.assignedElements()).to.deep.equal([
      own,
    ]);
  });

  it('lets the page add to rows and confirm in its own way, as in the documentation', async () => {
    const page = await (await fetch('/stories/docs/patterns.mdx')).text();
    const example = /```js\n([^`]*passkeys-loaded[^]*?)```/.exec(page)?.[1] ?? '';
    const { element, root, press, calls } = await manager([passkey('a')]);
    replace(window, 'confirm', () => true);
    const script = URL.createObjectURL(new Blob([example], { type: 'text/javascript' }));
    await import(/* @vite-ignore */ script);
    URL.revokeObjectURL(script);
    await element.load();
    await element.updateComplete;
    const cells = root.querySelector<HTMLSlotElement>('slot[name=extra-a]')?.assignedElements();
    expect(cells?.map(({ textContent }) => textContent)).to.deep.equal(['Opens localhost']);
    const removed = oneEvent(element, 'passkey-removed');
    press(0, 'Remove');
    await removed;
    expect(calls).to.deep.equal([['remove', 'a']]);
    expect(root.querySelector('dialog')?.open).to.equal(false);
  });

  it('shows a note instead of the button when the browser lacks the signal', async () => {
    if (has('signals'))
      replace(PublicKeyCredential as object as Signals, 'signalAllAcceptedCredentials', undefined);
    const { element, root } = await manager([passkey('a')]);
    await element.updateComplete;
    expect(root.querySelector('[part=note]')?.textContent).to.match(/^This browser can’t update/);
    expect(root.textContent).to.not.contain('Remove old passkeys');
    await expect(element).to.be.accessible();
  });

  describe('a passkey of another domain', () => {
    const old = passkey('old', { rpId: 'old.example', lastUsed: Date.now() });

    it('can be replaced; it stays when no new one was created', async () => {
      const { element, root, press, calls } = await manager([old]);
      press(0, 'Replace');
      const dialog = root.querySelector('dialog') as HTMLDialogElement;
      await waitUntil(() => dialog.open);
      await Promise.all(dialog.getAnimations({ subtree: true }).map(({ finished }) => finished));
      expect(dialog.textContent).to.match(/Replace Passkey old[^]*Then the one for old\.example is removed/);
      await expect(element).to.be.accessible();
      dialog.querySelector<HTMLButtonElement>('[part=cancel]')?.click();
      const register = element.querySelector('passkey-register') as PasskeyRegister;
      register.run = () => Promise.reject(new PasskeyError('not-allowed', 'no'));
      const failed = await element.replacePasskey('old').catch((error: unknown) => error);
      expect(failed).to.include({ code: 'not-allowed' });
      expect(calls).to.deep.equal([]);
    });

    it('is removed at once when there is a newer one', async () => {
      const { element, calls } = await manager([old, passkey('new', { createdAt: Date.now() + 1 })]);
      await element.replacePasskey('old');
      expect(calls).to.deep.equal([['remove', 'old']]);
    });

    it('is removed when this device already has a new one', async () => {
      const { element, calls } = await manager([old, passkey('new')]);
      const register = element.querySelector('passkey-register') as PasskeyRegister;
      register.run = () => Promise.reject(new PasskeyError('duplicate', 'here'));
      await element.replacePasskey('old');
      expect(calls).to.deep.equal([['remove', 'old']]);
    });

    it('can be cancelled by the page', async () => {
      const { element, root, press } = await manager([old]);
      element.addEventListener('passkey-replace-request', (event) => event.preventDefault());
      press(0, 'Replace');
      await element.updateComplete;
      expect(root.querySelector('dialog')?.open).to.equal(false);
    });
  });

  describe('reauthentication', () => {
    const stale = (more: object = {}) => ({
      listPasskeys: () => Promise.resolve({ passkeys: [passkey('a')], needsReauthentication: true, ...more }),
    });

    it('can be declined: the focus returns, and the passkey stays', async () => {
      const { element, root, calls } = await manager([], stale());
      root.querySelector<HTMLButtonElement>('[data-id=a]')?.focus();
      const removal = element.removePasskey('a').catch((error: unknown) => error);
      await oneEvent(element, 'reauthentication-request');
      await element.updateComplete;
      expect(element.querySelector('passkey-login')?.checkVisibility()).to.equal(true);
      [...root.querySelectorAll<HTMLButtonElement>('[part=link]')]
        .find(({ textContent }) => textContent?.trim() === 'Cancel')
        ?.click();
      expect(await removal).to.include({ code: 'aborted' });
      expect(root.activeElement?.getAttribute('data-id')).to.equal('a');
      expect(element.querySelector('passkey-login') === null).to.equal(true);
      expect(calls).to.deep.equal([]);
    });

    it('offers a code too, if the account can sign in with one', async () => {
      const { element } = await manager([], stale({ canRemoveLast: true }));
      const removal = element.removePasskey('a').catch((error: unknown) => error);
      await oneEvent(element, 'reauthentication-request');
      await element.updateComplete;
      const login = element.querySelector('passkey-login');
      const code = element.querySelector('otp-entry');
      expect(login?.forCode).to.equal(code?.id);
      expect(code?.checkVisibility()).to.equal(false);
      element.remove();
      expect(await removal).to.include({ code: 'aborted' });
    });

    it('can be cancelled by the page', async () => {
      const { element, calls } = await manager([], stale());
      element.addEventListener('reauthentication-request', (event) => event.preventDefault());
      const failed = await element.removePasskey('a').catch((error: unknown) => error);
      expect(failed).to.include({ code: 'reauthentication-required' });
      expect(element.querySelector('passkey-login') === null).to.equal(true);
      expect(calls).to.deep.equal([]);
    });
  });

  describe('events', () => {
    it('reports the phases', async () => {
      const { element } = await manager([passkey('a')]);
      const phases: string[] = [];
      element.addEventListener('passkey-manager-phase-changed', ({ phase, previous }) =>
        phases.push(`${previous} ${phase}`),
      );
      await element.load();
      await element.renamePasskey('a', 'Other');
      element.backend = '';
      await element.updateComplete;
      expect(phases).to.deep.equal(['ready loading', 'loading ready', 'ready idle']);
    });

    it('lets the page cancel a rename', async () => {
      const { element, rows, press, calls } = await manager([passkey('a')]);
      const request = oneEvent(element, 'passkey-rename-request');
      element.addEventListener('passkey-rename-request', (event) => event.preventDefault());
      press(0, 'Rename');
      await element.updateComplete;
      const input = rows()[0]?.querySelector('input') as HTMLInputElement;
      input.value = ' Mine ';
      input.form?.requestSubmit();
      expect(await request).to.deep.include({ label: 'Mine' });
      await element.updateComplete;
      expect(calls).to.deep.equal([]);
      expect(element.passkeys[0]?.label).to.equal('Passkey a');
    });

    where('signals').it('lets the page cancel the tidying of the device', async () => {
      let prunes = 0;
      const prunePasskeys = () => {
        prunes++;
        return Promise.reject(new PasskeyError('network'));
      };
      const { element, root } = await manager([passkey('a')], { prunePasskeys });
      await waitUntil(() => prunes === 1);
      element.addEventListener('passkey-prune-request', (event) => event.preventDefault(), { once: true });
      const button = root.querySelector<HTMLButtonElement>('[part~=prune] [part=link]');
      button?.click();
      await element.updateComplete;
      expect(prunes, 'the loaded list only').to.equal(1);
      button?.click();
      await waitUntil(() => prunes === 2);
    });

    const no = () => Promise.reject(new PasskeyError('forbidden'));
    const operations: [PasskeyFailedEvent['operation'], (element: PasskeyManager) => Promise<void>][] = [
      ['rename', (element) => element.renamePasskey('a', 'Other')],
      ['remove', (element) => element.removePasskey('a')],
      ['replace', (element) => element.replacePasskey('a')],
      ['rename-account', (element) => element.renameAccount('grace')],
      ['load', (element) => element.load()],
    ];
    for (const [operation, act] of operations)
      it(`names the operation that failed: ${operation}`, async () => {
        const list = { broken: false };
        const passkeys = [
          passkey('a', { rpId: 'old.example' }),
          passkey('b', { createdAt: Date.now(), lastUsed: Date.now() }),
        ];
        const { element } = await manager([], {
          listPasskeys: () => (list.broken ? no() : Promise.resolve({ passkeys })),
          renamePasskey: no,
          removePasskey: no,
          renameAccount: no,
        });
        list.broken = true;
        const failed = oneEvent(element, 'passkey-failed') as unknown as Promise<PasskeyFailedEvent>;
        await act(element).catch(() => undefined);
        const event = await failed;
        expect([event.operation, event.error.code]).to.deep.equal([operation, 'forbidden']);
      });
  });

  it('shows a list of a thousand', async () => {
    const { element, rows } = await manager(Array.from({ length: 1000 }, (_, at) => passkey(`p${at}`)));
    expect(rows()).to.have.length(1000);
    expect(element.passkeys).to.have.length(1000);
  });
});
