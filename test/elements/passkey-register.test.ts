import { oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { PasskeyFailedEvent, PasskeyRegister } from '../../src/entries/index.js';
import { onCleanup } from '../support/cleanup.js';
import { where } from '../support/platform.js';
import { replace } from '../support/replace.js';
import { turnOfTheLoop } from '../flows/support.js';
import { ceremonySuite } from './ceremony-suite.js';
import { answerAtOnce, answers, bringTo, expect, reached, scene } from './support.js';
import { waitUntil } from '../support/until.js';

ceremonySuite('passkey-register');

const tag = 'passkey-register';

where('webauthn').describe('<passkey-register>', () => {
  it('sends its attributes in the first generation', async () => {
    const { element, button, stub, paths } = await scene(tag, {
      username: 'ada@example.com',
      'display-name': 'Ada Lovelace',
      'exclude-credentials': 'one two,three',
      'user-verification': 'discouraged',
      timeout: '45000',
    });
    button.click();
    await reached(element, 'succeeded');
    const [options, verification] = await stub.requests();
    expect(options?.path).to.equal(paths.options);
    expect(JSON.parse(options?.body ?? '')).to.deep.equal({
      username: 'ada@example.com',
      displayName: 'Ada Lovelace',
      excludeCredentials: ['one', 'two', 'three'],
      userVerification: 'discouraged',
      timeout: 45_000,
    });
    const sent = JSON.parse(verification?.body ?? '') as { sessionToken: string; response: { type: string } };
    expect(sent.sessionToken).to.equal('session');
    expect(sent.response.type).to.equal('public-key');
  });

  it('sends only the username by default', async () => {
    const { element, button, stub } = await scene(tag);
    button.click();
    await reached(element, 'succeeded');
    const [options] = await stub.requests();
    expect(JSON.parse(options?.body ?? '')).to.deep.equal({ username: 'ada' });
  });

  describe('without a username attribute', () => {
    const unnamed = (wrap?: Parameters<typeof scene>[2]) => scene(tag, { username: '' }, wrap);

    it('creates a labelled input in light DOM for password managers', async () => {
      const { element } = await unnamed();
      const input = element.querySelector('input') as HTMLInputElement;
      expect(input).to.include({ autocomplete: 'username', name: 'username', required: true, type: 'text' });
      expect(input.labels?.[0]?.textContent).to.equal('Email or username');
      await expect(element).to.be.accessible();
    });

    it('requires the username before any request', async () => {
      const { element, button, stub } = await unnamed();
      const input = element.querySelector('input') as HTMLInputElement;
      button.click();
      expect(element.phase).to.equal('idle');
      expect(document.activeElement).to.equal(input);
      input.value = '   ';
      button.click();
      expect([element.phase, element.error]).to.deep.equal(['idle', undefined]);
      expect(await stub.requests()).to.deep.equal([]);
    });

    it('sends no request for an empty required name, with a backend either', async () => {
      const own = document.createElement('input');
      Object.assign(own, { slot: 'username', name: 'username', required: true, value: '  ' });
      own.setAttribute('aria-label', 'Name');
      const { element, button, stub } = await scene(tag, { username: '' }, (inner) => {
        inner.append(own);
        return html`${inner}`;
      });
      element.setAttribute('backend', `${stub.url}/backend`);
      await element.updateComplete;
      button.dispatchEvent(new PointerEvent('pointerenter'));
      button.click();
      expect(document.activeElement).to.equal(own);
      expect(element.phase).to.equal('idle');
      await (element as PasskeyRegister).run().catch(() => undefined);
      expect(element.error?.code).to.equal('bad-config');
      expect(await stub.requests()).to.deep.equal([]);
    });

    it('tells that the name is taken before the device is asked, when the backend says so', async () => {
      const { element, button, stub, device, alert } = await scene(tag, { username: 'ada' });
      element.setAttribute('backend', `${stub.url}/backend`);
      await stub.answer('/backend/passkeys/registration/authorize', {
        status: 409,
        body: { _tag: '@error/DuplicateUsername', message: 'This username is taken' },
      });
      button.click();
      await reached(element, 'failed');
      expect(element.error?.code).to.equal('username-taken');
      expect(alert.textContent).to.match(/^This name is taken/);
      expect(await device.credentials()).to.deep.equal([]);
    });

    it('starts on Enter in the input without submitting the form', async () => {
      const { element, stub } = await unnamed((inner) => html`<form>${inner}</form>`);
      let submits = 0;
      element.form?.addEventListener('submit', (event) => {
        event.preventDefault();
        submits++;
      });
      element.querySelector('input')?.focus();
      await sendKeys({ type: 'grace' });
      await sendKeys({ press: 'Enter' });
      await reached(element, 'succeeded');
      const [options] = await stub.requests();
      expect(JSON.parse(options?.body ?? '')).to.deep.equal({ username: 'grace' });
      expect(submits).to.equal(0);
    });

    it('uses the page’s input, inside a wrapper or added later', async () => {
      const { element, button, stub } = await unnamed();
      expect(element.querySelectorAll('input')).to.have.length(1);
      const wrapper = document.createElement('div');
      wrapper.slot = 'username';
      const input = document.createElement('input');
      input.id = 'mine';
      input.value = 'theirs';
      wrapper.append(input);
      element.prepend(wrapper);
      await oneEvent(element.shadowRoot as ShadowRoot, 'slotchange');
      await element.updateComplete;
      expect([...element.querySelectorAll('input')]).to.deep.equal([input]);
      button.click();
      await reached(element, 'succeeded');
      const [options] = await stub.requests();
      expect(JSON.parse(options?.body ?? '')).to.deep.equal({ username: 'theirs' });
    });
  });

  it('shows an existing passkey as a status, not an alert', async () => {
    const all = await scene(tag);
    const { element, device, button, message, alert, stub, paths } = all;
    const { id } = await device.addCredential({ rpId: 'localhost' });
    const { sessionToken, optionsJSON } = answers.registration;
    const excludeCredentials = [{ type: 'public-key', id }];
    await stub.answer(paths.options, {
      body: { sessionToken, optionsJSON: { ...optionsJSON, excludeCredentials } },
    });
    const failed = oneEvent(element, 'passkey-failed') as Promise<PasskeyFailedEvent>;
    button.click();
    expect((await failed).error).to.include({ code: 'duplicate', account: 'ada' });
    await element.updateComplete;
    expect(message.textContent).to.match(/^You already have a passkey for ada here/);
    expect(alert.textContent).to.equal('');
  });

  describe('after a password', () => {
    /** A browser with conditional create that responds with a delay. */
    function upgrading() {
      const asked: CredentialCreationOptions[] = [];
      replace(PublicKeyCredential, 'getClientCapabilities', () =>
        Promise.resolve({ conditionalCreate: true }),
      );
      const create = navigator.credentials.create.bind(navigator.credentials);
      replace(navigator.credentials, 'create', (options: CredentialCreationOptions) => {
        asked.push(options);
        const { mediation, signal } = options as CredentialRequestOptions;
        if (mediation !== 'conditional') return create(options);
        return new Promise((_, reject) =>
          signal?.addEventListener('abort', () => reject(signal.reason as Error)),
        );
      });
      return asked;
    }
    const marked = { body: { ...answers.registration, mediation: 'conditional' } };
    const answerMarked: Parameters<typeof scene>[3] = ({ stub, paths }) => stub.answer(paths.options, marked);

    it('creates a passkey without a dialog or message, and is superseded by the button', async () => {
      const asked = upgrading();
      const { element, button, message, phases } = await scene(
        tag,
        { 'after-password': '' },
        undefined,
        answerMarked,
      );
      await waitUntil(() => asked.length === 1);
      expect(asked[0]).to.include({ mediation: 'conditional' });
      expect(phases).to.deep.equal([]);
      expect(message.textContent).to.equal('');
      expect(button.getAttribute('aria-disabled')).to.equal(null);
      button.click();
      await reached(element, 'succeeded');
      expect(asked[0]?.signal?.aborted).to.equal(true);
      expect(phases).to.deep.equal(['preparing', 'prompting', 'verifying', 'succeeded']);
    });

    it('resolves upgrade() with whether a passkey was created', async () => {
      const asked = upgrading();
      const { element } = await scene(tag, {}, undefined, answerMarked);
      const upgraded = (element as PasskeyRegister).upgrade();
      await waitUntil(() => asked.length === 1);
      element.remove();
      expect(await upgraded).to.equal(false);
      expect(asked[0]?.signal?.aborted).to.equal(true);
    });

    it('does nothing without after-password or without browser support', async () => {
      const { stub, element } = await scene(tag);
      await turnOfTheLoop();
      replace(PublicKeyCredential, 'getClientCapabilities', () => Promise.resolve({}));
      expect(await (element as PasskeyRegister).upgrade()).to.equal(false);
      expect(await stub.requests()).to.deep.equal([]);
    });
  });

  it('is authorised by its backend, which links the passkey', async () => {
    const all = await scene(tag, { username: '' });
    const { element, button, stub } = all;
    element.setAttribute('backend', `${stub.url}/backend`);
    await stub.answer('/backend/passkeys/registration/authorize', {
      body: { registrationToken: 'authorised' },
    });
    await stub.answer('/backend/passkeys/registration', { body: { passkey: { id: 'p', label: 'Device' } } });
    const asked: unknown[] = [];
    (element as PasskeyRegister).api = {
      prepareRegistration: (request) => {
        asked.push(request);
        return Promise.reject(new Error('enough'));
      },
    };
    await element.updateComplete;
    expect(element.querySelector('input'), 'the session says who it is').to.equal(null);
    button.click();
    await reached(element, 'failed');
    expect(asked).to.deep.equal([{ registrationToken: 'authorised' }]);
    const [authorize] = await stub.requests();
    expect(JSON.parse(authorize?.body ?? '')).to.deep.equal({});
  });

  it('explains what passkeys are and where they are saved', async () => {
    const { element } = await scene(tag);
    const help = element.shadowRoot?.querySelector('details') as HTMLDetailsElement;
    expect(help.querySelector('summary')?.textContent).to.equal('What are passkeys?');
    help.open = true;
    expect(help.textContent).to.match(/fingerprint, your face or your screen lock/);
    expect(help.textContent).to.match(/Where are passkeys saved\?/);
    await expect(element).to.be.accessible();
  });

  it('follows a change of language', async () => {
    const { registerStrings } = await import('../../src/strings/strings-controller.js');
    registerStrings('xx', { username: 'Nimi', 'register:action': 'Luo' });
    const { element, button } = await scene(tag, { username: '' });
    onCleanup(() => document.documentElement.removeAttribute('lang'));
    document.documentElement.lang = 'xx';
    await waitUntil(() => button.textContent?.trim() === 'Luo');
    expect(element.querySelector('label')?.textContent).to.equal('Nimi');
  });

  it('does not mix tenancies when settings change during a ceremony', async () => {
    const all = await scene(tag);
    const { element, button, stub, paths } = all;
    await bringTo('preparing', all);
    element.tenancyId = 'another';
    await stub.release(paths.options);
    await reached(element, 'succeeded');
    expect((await stub.requests()).map(({ path }) => path)).to.deep.equal([
      paths.options,
      paths.verification,
    ]);
    await answerAtOnce(all);
    button.click();
    await reached(element, 'failed');
    expect(await stub.requests(), 'the next run goes elsewhere').to.have.length(2);
  });
});
