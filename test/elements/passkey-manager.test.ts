import { expect, fixture, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { Backend } from '../../src/wire/backend.js';
import type { BackendPasskey } from '../../src/wire/contract.js';
import '../../src/entries/index.js';
import {
  PasskeyError,
  type PasskeyManager,
  type PasskeyRegister,
  type PasskeyRemovedEvent,
} from '../../src/entries/index.js';
import { has } from '../support/platform.js';
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
  const asked: unknown[] = [];
  const backend = {
    listPasskeys: () => Promise.resolve({ passkeys }),
    renamePasskey(id: string, { label }: { label: string }) {
      asked.push(['rename', id, label]);
      return Promise.resolve({ passkey: passkey(id, { label }) });
    },
    removePasskey(id: string) {
      asked.push(['remove', id]);
      // Where the device's part cannot be done: the server's has been.
      return Promise.resolve({ deletePasskeysToken: 'token' });
    },
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
  const said = () => root.querySelector('[part=message]')?.textContent?.trim();
  const alert = () => root.querySelector('[role=alert]')?.textContent?.trim();
  return { element, root, rows, press, said, alert, asked, backend };
}

describe('<passkey-manager>', () => {
  it('says which passkey is which', async () => {
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

  it('invites when there is none', async () => {
    const { element, root } = await manager([]);
    expect(root.querySelector('slot[name=empty]')?.textContent).to.contain('You have no passkey yet');
    expect(root.querySelector<HTMLElement>('[part=list]')?.hidden).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('says that the list could not be fetched, and tries again', async () => {
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

  it('shows pictures that came along, and no others', async () => {
    const own = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E';
    const { root } = await manager([
      passkey('a', { icon: own }),
      passkey('b', { icon: 'https://evil.example/x.png' }),
      passkey('c', { icon: 'javascript:alert(1)' }),
      passkey('d', { icon: `data:image/png;base64,${'A'.repeat(40_000)}` }),
      passkey('e', { icon: 'data:text/html,<script>1</script>' }),
    ]);
    expect([...root.querySelectorAll('img')].map((image) => image.getAttribute('src'))).to.deep.equal([own]);
  });

  describe('rename', () => {
    it('by keyboard: opens, saves on Enter, and gives the focus back', async () => {
      const { element, root, rows, press, asked, said } = await manager([passkey('a'), passkey('b')]);
      press(1, 'Rename');
      await element.updateComplete;
      const input = rows()[1]?.querySelector('input') as HTMLInputElement;
      expect(root.activeElement === input).to.equal(true);
      await expect(element).to.be.accessible();
      input.value = '';
      await sendKeys({ type: ' My phone ' });
      const renamed = oneEvent(element, 'passkey-renamed');
      await sendKeys({ press: 'Enter' });
      await renamed;
      await element.updateComplete;
      expect(asked).to.deep.equal([['rename', 'b', 'My phone']]);
      expect(said()).to.equal('Renamed to “My phone”.');
      expect(root.activeElement?.textContent).to.contain('Rename');
    });

    it('is left with Escape, and with nothing changed', async () => {
      const { element, root, press, asked } = await manager([passkey('a')]);
      press(0, 'Rename');
      await element.updateComplete;
      await sendKeys({ type: 'Other' });
      await sendKeys({ press: 'Escape' });
      await element.updateComplete;
      expect(root.querySelector('form') === null).to.equal(true);
      expect(root.activeElement?.textContent).to.contain('Rename');
      expect(asked).to.deep.equal([]);
    });
  });

  describe('remove', () => {
    it('asks first, and keeps it when told so', async () => {
      const { element, root, press, asked } = await manager([passkey('a')]);
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
      expect(asked).to.deep.equal([]);
    });

    it('removes it, says so, and what is left to do by hand', async () => {
      const { element, root, press, said } = await manager([passkey('a'), passkey('b')]);
      press(0, 'Remove');
      const dialog = root.querySelector('dialog') as HTMLDialogElement;
      await waitUntil(() => dialog.open);
      const removed = oneEvent(element, 'passkey-removed') as unknown as Promise<PasskeyRemovedEvent>;
      dialog.querySelector<HTMLButtonElement>('[part=danger]')?.click();
      const event = await removed;
      await element.updateComplete;
      expect(event.passkey.id).to.equal('a');
      // Nothing answers at that endpoint.
      expect(event.device).to.equal(has('signals') ? 'failed' : 'unsupported');
      expect(said()).to.match(
        /^Passkey a was removed\. The passkey saved on your device couldn’t be updated/,
      );
      expect(element.passkeys.map(({ id }) => id)).to.deep.equal(['b']);
      await waitUntil(() => root.activeElement?.getAttribute('part') === 'message');
    });

    it('leaves the other rows as they are, with what is open in them', async () => {
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

    it('can be vetoed by the page, which may remove it in its own way', async () => {
      const { element, root, press, asked } = await manager([passkey('a')]);
      element.addEventListener('passkey-remove-request', (event) => event.preventDefault());
      press(0, 'Remove');
      await element.updateComplete;
      expect(root.querySelector('dialog')?.open).to.equal(false);
      expect(asked).to.deep.equal([]);
      await element.removePasskey('a');
      expect(asked).to.deep.equal([['remove', 'a']]);
    });

    it('says why the last one stays, and asks nothing, where the backend has said so', async () => {
      const { element, root, press, asked, alert } = await manager([passkey('a')], {
        listPasskeys: () => Promise.resolve({ passkeys: [passkey('a')], canRemoveLast: false }),
      });
      press(0, 'Remove');
      await oneEvent(element, 'passkey-failed');
      await element.updateComplete;
      expect(root.querySelector('dialog')?.open).to.equal(false);
      expect(alert()).to.match(/^This is your only way to sign in/);
      expect(asked).to.deep.equal([]);
    });

    it('says why the last one stays', async () => {
      const { element, alert } = await manager([passkey('a')], {
        removePasskey: () => Promise.reject(new PasskeyError('last-passkey', 'no', { status: 409 })),
      });
      await element.removePasskey('a').catch(() => undefined);
      await element.updateComplete;
      expect(alert()).to.match(/^This is your only way to sign in/);
      expect(element.passkeys).to.have.length(1);
    });

    it('waits for a fresh proof when the backend wants one, and goes on by itself', async () => {
      let proven = false;
      const { element, root, said, alert } = await manager([passkey('a')], {
        removePasskey: () =>
          proven
            ? Promise.resolve({ deletePasskeysToken: 't' })
            : Promise.reject(new PasskeyError('reauthentication-required', 'first', { status: 403 })),
      });
      const confirm = root.querySelector<HTMLSlotElement>('slot[name=confirm]');
      expect(confirm?.hidden).to.equal(true);
      const removal = element.removePasskey('a');
      await oneEvent(element, 'reauthentication-request');
      await element.updateComplete;
      expect(confirm?.hidden).to.equal(false);
      expect([said(), alert()], 'a step, not a failure').to.deep.equal([
        'Please confirm it’s you first.',
        '',
      ]);
      proven = true;
      element.dispatchEvent(new Event('passkey-authenticated'));
      await removal;
      await element.updateComplete;
      expect(confirm?.hidden).to.equal(true);
      expect(element.passkeys).to.deep.equal([]);
    });
  });

  it('asks for the proof of the second removal too, when the first one still waits for it', async () => {
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

  it('shows no list any more once it has no backend', async () => {
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

  it('lets the page add to rows and ask in its own way, as the README shows', async () => {
    const readme = await (await fetch('/README.md')).text();
    const example = /```js\n([^`]*passkeys-loaded[^]*?)```/.exec(readme)?.[1] ?? '';
    const { element, root, press, asked } = await manager([passkey('a')]);
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
    expect(asked).to.deep.equal([['remove', 'a']]);
    expect(root.querySelector('dialog')?.open).to.equal(false);
  });

  it('says what this browser cannot do, in place of the button for it', async () => {
    if (has('signals'))
      replace(PublicKeyCredential as object as Signals, 'signalAllAcceptedCredentials', undefined);
    const { element, root } = await manager([passkey('a')]);
    await element.updateComplete;
    expect(root.querySelector('[part=note]')?.textContent).to.match(/^This browser can’t update/);
    expect(root.textContent).to.not.contain('Tidy up');
    await expect(element).to.be.accessible();
  });

  describe('a passkey of another domain', () => {
    const old = passkey('old', { rpId: 'old.example', lastUsed: Date.now() });

    it('can be replaced; without a new one it stays', async () => {
      const { element, root, press, asked } = await manager([old]);
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
      expect(asked).to.deep.equal([]);
    });

    it('goes at once where a newer one is there', async () => {
      const { element, asked } = await manager([old, passkey('new', { createdAt: Date.now() + 1 })]);
      await element.replacePasskey('old');
      expect(asked).to.deep.equal([['remove', 'old']]);
    });

    it('goes where this device turns out to have a new one', async () => {
      const { element, asked } = await manager([old, passkey('new')]);
      const register = element.querySelector('passkey-register') as PasskeyRegister;
      register.run = () => Promise.reject(new PasskeyError('duplicate', 'here'));
      await element.replacePasskey('old');
      expect(asked).to.deep.equal([['remove', 'old']]);
    });

    it('is left to the page that wants it so', async () => {
      const { element, root, press } = await manager([old]);
      element.addEventListener('passkey-replace-request', (event) => event.preventDefault());
      press(0, 'Replace');
      await element.updateComplete;
      expect(root.querySelector('dialog')?.open).to.equal(false);
    });
  });

  describe('a fresh proof', () => {
    const stale = (more: object = {}) => ({
      listPasskeys: () => Promise.resolve({ passkeys: [passkey('a')], needsReauthentication: true, ...more }),
    });

    it('can be declined: the focus is where it was, and the passkey still there', async () => {
      const { element, root, asked } = await manager([], stale());
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
      expect(asked).to.deep.equal([]);
    });

    it('is by code as well, where codes are mailed', async () => {
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

    it('is left to the page that wants it so', async () => {
      const { element, asked } = await manager([], stale());
      element.addEventListener('reauthentication-request', (event) => event.preventDefault());
      const failed = await element.removePasskey('a').catch((error: unknown) => error);
      expect(failed).to.include({ code: 'reauthentication-required' });
      expect(element.querySelector('passkey-login') === null).to.equal(true);
      expect(asked).to.deep.equal([]);
    });
  });

  it('takes a list of a thousand', async () => {
    const { element, rows } = await manager(Array.from({ length: 1000 }, (_, at) => passkey(`p${at}`)));
    expect(rows()).to.have.length(1000);
    expect(element.passkeys).to.have.length(1000);
  });
});
