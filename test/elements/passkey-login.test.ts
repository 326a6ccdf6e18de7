import { oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type {
  OtpEntry,
  PasskeyAuthenticatedEvent,
  PasskeyFailedEvent,
  PasskeyLogin,
  PasskeyRegister,
} from '../../src/entries/index.js';
import type { Backend } from '../../src/wire/backend.js';
import { turnOfTheLoop } from '../flows/support.js';
import { onCleanup } from '../support/cleanup.js';
import { where, without } from '../support/platform.js';
import { replace } from '../support/replace.js';
import { ceremonySuite } from './ceremony-suite.js';
import { answerAtOnce, answers, bringTo, expect, reached, scene, type Scene } from './support.js';
import { waitUntil } from '../support/until.js';

ceremonySuite('passkey-login');

const tag = 'passkey-login';
const bodies = async ({ stub }: Scene) =>
  (await stub.requests()).map(({ body }) => JSON.parse(body || '{}') as Record<string, unknown>);

where('webauthn').describe('<passkey-login>', () => {
  it('sends its attributes in the first generation', async () => {
    const all = await scene(tag, {
      'allow-credentials': 'one two',
      'rp-id': 'localhost',
      'user-verification': 'required',
      timeout: '45000',
    });
    all.button.click();
    await reached(all.element, 'succeeded');
    const [options] = await bodies(all);
    expect(options).to.deep.equal({
      allowCredentials: ['one', 'two'],
      rpId: 'localhost',
      userVerification: 'required',
      timeout: 45_000,
    });
  });

  where('signals').it(
    'removes a passkey from the device that the server does not know, and tells the person',
    async () => {
      const all = await scene(tag);
      const { element, device, button, alert, stub, paths } = all;
      const [passkey] = await device.credentials();
      await stub.answer(paths.verification, {
        status: 400,
        body: { _tag: '@error/PasskeyNotFound', message: 'x', credentialId: passkey?.id, rpId: 'localhost' },
      });
      const failed = oneEvent(element, 'passkey-failed') as Promise<PasskeyFailedEvent>;
      button.click();
      expect((await failed).error.orphan).to.deep.equal({ credentialId: passkey?.id, rpId: 'localhost' });
      await element.updateComplete;
      expect(alert.textContent).to.match(/^This passkey no longer works here/);
      await waitUntil(async () => (await device.credentials()).length === 0);
    },
  );

  without('signals').it('shows an error for a passkey that the server does not know', async () => {
    const { element, device, button, alert, stub, paths } = await scene(tag);
    const [passkey] = await device.credentials();
    await stub.answer(paths.verification, {
      status: 400,
      body: { _tag: '@error/PasskeyNotFound', message: 'x', credentialId: passkey?.id, rpId: 'localhost' },
    });
    const failed = oneEvent(element, 'passkey-failed') as Promise<PasskeyFailedEvent>;
    button.click();
    expect((await failed).error.orphan).to.deep.equal({ credentialId: passkey?.id, rpId: 'localhost' });
    await element.updateComplete;
    expect(alert.textContent).to.match(/^This passkey no longer works here/);
    expect(await device.credentials(), 'nobody could tell the device').to.have.length(1);
  });

  it('sends no signal to the device after any other error', async () => {
    const all = await scene(tag);
    await all.stub.answer(all.paths.verification, { status: 403, body: { _tag: '@error/Forbidden' } });
    all.button.click();
    await reached(all.element, 'failed');
    await turnOfTheLoop();
    expect(await all.device.credentials()).to.have.length(1);
  });

  it('is authorised by its backend for the typed username', async () => {
    const all = await scene(tag, { 'no-autofill': null }, undefined, ({ device }) =>
      device.setPresence(false),
    );
    const { element, button, stub } = all;
    await stub.answer('/backend/passkeys/authentication/authorize', {
      body: { authenticationToken: 'authorised' },
    });
    await stub.answer('/backend/session', { body: { user: { id: 'u', username: 'ada' } } });
    const asked: unknown[] = [];
    (element as PasskeyLogin).api = {
      prepareAuthentication: (request) => {
        asked.push(request);
        return Promise.reject(new Error('enough'));
      },
    };
    element.setAttribute('backend', `${stub.url}/backend`);
    (element.querySelector('input') as HTMLInputElement).value = ' ada ';
    button.click();
    await reached(element, 'failed');
    expect(asked.at(-1)).to.deep.equal({ authenticationToken: 'authorised' });
    const authorized = (await stub.requests()).filter(({ path }) => path.startsWith('/backend'));
    expect(authorized.map(({ body }) => JSON.parse(body) as unknown)).to.deep.include({
      username: 'ada',
      mediation: 'required',
    });
  });

  describe('by autofill', () => {
    const armed = (before: Parameters<typeof scene>[3] = ({ device }) => device.setPresence(false)) =>
      scene(tag, { 'no-autofill': null }, undefined, before);

    it('creates an input in light DOM with passkey autofill', async () => {
      const { element } = await armed();
      const input = element.querySelector('input') as HTMLInputElement;
      expect(input).to.include({ name: 'username', required: false, type: 'text' });
      expect(input.getAttribute('autocomplete')).to.equal('username webauthn');
      expect(input.labels?.[0]?.textContent).to.equal('Email or username');
      await expect(element).to.be.accessible();
    });

    where('autofill').it('signs in without a click', async () => {
      const all = await armed(() => undefined);
      const { element, phases } = all;
      await reached(element, 'succeeded');
      expect(phases).to.deep.equal(['verifying', 'succeeded']);
      const [options] = await bodies(all);
      expect(options).to.deep.equal({ timeout: 300_000 });
    });

    without('autofill').it('stays idle until the button is pressed', async () => {
      const { element, button, message, stub, paths, phases } = await armed(() => undefined);
      await stub.requested(paths.options);
      await turnOfTheLoop();
      expect(phases).to.deep.equal([]);
      expect(message.textContent).to.equal('');
      button.click();
      await reached(element, 'succeeded');
      expect(phases).to.deep.equal(['preparing', 'prompting', 'verifying', 'succeeded']);
    });

    where('autofill').it('fires the same event and submits the form as the button does', async () => {
      const all = await scene(
        tag,
        { 'no-autofill': null, name: 'code', 'auto-submit': '' },
        (inner) => html`<form @submit=${(event: Event) => event.preventDefault()}>${inner}</form>`,
        ({ stub, paths }) => stub.answer(paths.options, { held: true, body: answers.authentication }),
      );
      const form = all.element.form as HTMLFormElement;
      const submit = oneEvent(form, 'submit');
      const event = oneEvent(all.element, 'passkey-authenticated') as Promise<PasskeyAuthenticatedEvent>;
      await all.stub.requested(all.paths.options);
      await all.stub.release(all.paths.options);
      expect((await event).code).to.equal('the-code');
      await submit;
      expect(new FormData(form).get('code')).to.equal('the-code');
    });

    it('appends the webauthn token to the page’s input', async () => {
      const { element } = await scene(
        tag,
        { 'no-autofill': null },
        (inner) => {
          const input = document.createElement('input');
          input.slot = 'username';
          input.setAttribute('autocomplete', 'section-login email');
          input.setAttribute('aria-label', 'Email');
          inner.append(input);
          return html`${inner}`;
        },
        ({ device }) => device.setPresence(false),
      );
      const inputs = element.querySelectorAll('input');
      expect(inputs).to.have.length(1);
      expect(inputs[0]?.getAttribute('autocomplete')).to.equal('section-login email webauthn');
    });

    it('creates no input and sends no request with no-autofill', async () => {
      const { element, stub } = await scene(tag);
      await turnOfTheLoop();
      expect(element.querySelector('input')).to.equal(null);
      expect(await stub.requests()).to.deep.equal([]);
    });

    /** Starts the ceremony while an autofill request is pending; the device responds to the dialog only. */
    async function interrupt(all: Scene, press: () => unknown) {
      const { element, device, stub, paths } = all;
      await stub.requested(paths.options);
      await stub.answer(paths.options, { held: true, body: answers.authentication });
      await press();
      await reached(element, 'preparing');
      expect(await stub.requested(paths.options, 2), 'a fresh challenge').to.have.length(2);
      // The autofill request is aborted by now: only the dialog can get the device's response.
      await device.setPresence(true);
      await stub.release(paths.options);
      await reached(element, 'succeeded');
      expect(all.phases).to.deep.equal(['preparing', 'prompting', 'verifying', 'succeeded']);
    }

    it('is superseded by the button, with a fresh challenge', async () => {
      const all = await armed();
      await interrupt(all, () => all.button.click());
    });

    it('is superseded by Enter in the input', async () => {
      const all = await armed();
      await interrupt(all, async () => {
        all.element.querySelector('input')?.focus();
        await sendKeys({ press: 'Enter' });
      });
    });

    it('is armed again after a cancel', async () => {
      const all = await armed();
      const { element, cancel, stub, paths } = all;
      await stub.requested(paths.options);
      await bringTo('prompting', all);
      cancel.click();
      expect(element.phase).to.equal('idle');
      expect(await stub.requested(paths.options, 3)).to.have.length(3);
    });

    where('autofill').it(
      'stays quiet when it cannot start, and tries again when the input gets the focus',
      async () => {
        const all = await armed(({ stub, paths }) => stub.answer(paths.options, { status: 500, body: {} }));
        const { element, message, stub, paths, phases } = all;
        await stub.requested(paths.options);
        await turnOfTheLoop();
        expect(phases).to.deep.equal([]);
        expect(message.textContent).to.equal('');
        await answerAtOnce(all);
        element.querySelector('input')?.focus();
        await reached(element, 'succeeded');
      },
    );

    where('autofill').it(
      'ends when the element leaves the page, and begins again when it comes back',
      async () => {
        const all = await armed();
        const { element, device, stub, paths } = all;
        await stub.requested(paths.options);
        const parent = element.parentElement as HTMLElement;
        element.remove();
        await device.setPresence(true);
        await turnOfTheLoop();
        expect(element.phase).to.equal('idle');
        parent.append(element);
        await reached(element, 'succeeded');
      },
    );

    where('autofill').it('ends when a single-use token is set', async () => {
      const waiting: AbortSignal[] = [];
      const all = await armed(async ({ device }) => {
        await device.setPresence(false);
        const get = navigator.credentials.get.bind(navigator.credentials);
        replace(navigator.credentials, 'get', (options: CredentialRequestOptions) => {
          if (options.signal) waiting.push(options.signal);
          return get(options);
        });
      });
      await waitUntil(() => waiting.length === 1);
      all.element.setAttribute('authentication-token', 'token');
      await all.element.updateComplete;
      expect(waiting[0]?.aborted).to.equal(true);
      await turnOfTheLoop();
      expect(await all.stub.requests()).to.have.length(1);
    });

    where('autofill').it('works with two elements on a page, one at a time', async () => {
      const first = await armed();
      await first.stub.requested(first.paths.options);
      const second = document.createElement('passkey-login');
      second.tenancyId = first.element.tenancyId;
      second.endpoint = first.element.endpoint;
      first.element.after(second);
      onCleanup(() => second.remove());
      await second.updateComplete;
      await turnOfTheLoop();
      expect(await first.stub.requested(first.paths.options), 'the second one waits').to.have.length(1);
      // A virtual authenticator cannot resolve a pending call later.
      const { stub, paths, device } = first;
      await stub.answer(paths.options, { held: true, body: answers.authentication });
      first.element.remove();
      await stub.requested(paths.options, 2);
      await device.setPresence(true);
      await stub.release(paths.options);
      await reached(second, 'succeeded');
    });
  });

  describe('immediate', () => {
    it('is used where supported, and shows nothing when the device has no passkey', async () => {
      const get = navigator.credentials.get.bind(navigator.credentials);
      const asked: CredentialRequestOptions[] = [];
      navigator.credentials.get = (options) => {
        asked.push(options as CredentialRequestOptions);
        return get(options);
      };
      onCleanup(() => delete (navigator.credentials as { get?: unknown }).get);
      const getClientCapabilities = PublicKeyCredential.getClientCapabilities.bind(PublicKeyCredential);
      PublicKeyCredential.getClientCapabilities = async () => ({
        ...(await getClientCapabilities()),
        immediateGet: true,
      });
      onCleanup(() => {
        PublicKeyCredential.getClientCapabilities = getClientCapabilities;
      });
      const all = await scene(tag, { immediate: '' });
      const { element, device, button, message, phases } = all;
      await device.clear();
      await turnOfTheLoop();
      button.focus();
      const failed = oneEvent(element, 'passkey-failed') as Promise<PasskeyFailedEvent>;
      await sendKeys({ press: 'Enter' });
      expect((await failed).error.code).to.equal('not-allowed');
      await element.updateComplete;
      expect(asked.at(-1)).to.have.property('uiMode', 'immediate');
      expect(phases).to.deep.equal(['preparing', 'prompting', 'idle']);
      expect(message.textContent).to.equal('');
    });

    it('falls back to the modal dialog', async () => {
      const getClientCapabilities = PublicKeyCredential.getClientCapabilities.bind(PublicKeyCredential);
      PublicKeyCredential.getClientCapabilities = () => Promise.resolve({});
      onCleanup(() => {
        PublicKeyCredential.getClientCapabilities = getClientCapabilities;
      });
      const { element, button } = await scene(tag, { immediate: '' });
      button.click();
      await reached(element, 'succeeded');
    });
  });

  describe('with for-code and for-passkey', () => {
    const noCodes = { currentCode: () => Promise.resolve(undefined) } as Partial<Backend> as Backend;

    async function beside(
      attributes: Record<string, string | null>,
      before: Parameters<typeof scene>[3] = ({ device }) => device.setPresence(false),
    ) {
      const all = await scene(
        tag,
        { 'for-code': 'by-code', 'for-passkey': 'anew', ...attributes },
        (inner) =>
          html`${inner}<otp-entry id="by-code" hidden .backend=${noCodes}></otp-entry>
            <passkey-register id="anew" hidden></passkey-register>`,
        before,
      );
      const code = document.getElementById('by-code') as OtpEntry;
      const anew = document.getElementById('anew') as PasskeyRegister;
      const links = () => [
        ...(all.element.shadowRoot as ShadowRoot).querySelectorAll<HTMLButtonElement>('[part=link]'),
      ];
      const offer = () => links()[0];
      return { ...all, code, anew, links, offer };
    }

    it('offers the code after a cancel and hands over the typed address', async () => {
      const { element, button, cancel, code, offer } = await beside({ 'no-autofill': null });
      (element.querySelector('input') as HTMLInputElement).value = 'ada@example.com';
      expect(offer()?.checkVisibility()).to.equal(false);
      button.click();
      await reached(element, 'prompting');
      cancel.click();
      await waitUntil(() => offer()?.checkVisibility());
      offer()?.click();
      expect(code.hidden).to.equal(false);
      expect(document.activeElement).to.equal(code.querySelector('input[type=email]'));
      expect(code.querySelector<HTMLInputElement>('input[type=email]')?.value).to.equal('ada@example.com');
      await expect(element).to.be.accessible();
    });

    it('offers the code from the start with code-always; the page can prevent the hand-off', async () => {
      const { element, button, code, offer } = await beside({ 'code-always': '' });
      expect(offer()?.checkVisibility()).to.equal(true);
      element.addEventListener('otp-offer-request', (event) => event.preventDefault(), { once: true });
      offer()?.click();
      expect(code.hidden).to.equal(true);
      expect(button.checkVisibility(), 'nothing has taken its place').to.equal(true);
    });

    it('offers no code after a sign-in', async () => {
      const { element, button, offer } = await beside({ 'code-always': '' }, () => undefined);
      button.click();
      await reached(element, 'succeeded');
      expect(offer()?.checkVisibility()).to.equal(false);
    });

    it('shows only the back button beside the code', async () => {
      const { element, code, links, offer } = await beside({ 'code-always': '', 'no-autofill': null });
      offer()?.click();
      await element.updateComplete;
      expect(element.querySelector('input')?.checkVisibility()).to.equal(false);
      expect(links().map(({ textContent }) => textContent)).to.deep.equal(['Use a passkey instead']);
      expect(element.shadowRoot?.querySelector('[part=button]')).to.equal(null);
      await expect(element).to.be.accessible();
      offer()?.click();
      await waitUntil(() => element.shadowRoot?.activeElement?.matches('[part=button]'));
      expect(code.hidden).to.equal(true);
      expect(element.querySelector('input')?.checkVisibility()).to.equal(true);
    });

    it('hides the back button after a correct code, and shows it again on restart', async () => {
      const rightCode = {
        currentCode: () => {
          const now = Date.now();
          const times = { now, resendAt: now, expiresAt: now + 60_000 };
          return Promise.resolve({ purpose: 'login', email: 'ada@example.com', length: 6, ...times });
        },
        checkCode: () => Promise.resolve({ purpose: 'login' }),
      } as Partial<Backend> as Backend;
      const { element, code, links } = await beside({ 'code-always': '' });
      // Another object in the place of one would be no change.
      code.backend = '';
      await code.updateComplete;
      code.backend = rightCode;
      await waitUntil(() => code.phase === 'entering');
      await element.updateComplete;
      expect(code.hidden, 'a code that was sent shows itself, instead of the passkey').to.equal(false);
      expect(links().map(({ textContent }) => textContent)).to.deep.equal(['Use a passkey instead']);
      code.value = '123456';
      await code.check();
      await element.updateComplete;
      expect(links()).to.have.length(0);
      code.cancel();
      await element.updateComplete;
      expect(links()).to.have.length(1);
    });

    it('does not change beside a code that was always shown', async () => {
      const { element, button, code, offer } = await beside({ 'code-always': '' });
      code.hidden = false;
      offer()?.click();
      await element.updateComplete;
      expect(button.checkVisibility()).to.equal(true);
    });

    for (const way of ['button', 'autofill'] as const)
      where(way === 'autofill' ? way : 'webauthn').it(
        `offers a new passkey, and a code, for one that no longer works (by ${way})`,
        async () => {
          const { element, anew, links, button } = await beside(
            { 'no-autofill': way === 'button' ? '' : null },
            async ({ device, stub, paths }) => {
              const [passkey] = await device.credentials();
              await stub.answer(paths.verification, {
                status: 400,
                body: {
                  _tag: '@error/PasskeyNotFound',
                  message: 'x',
                  credentialId: passkey?.id,
                  rpId: 'localhost',
                },
              });
            },
          );
          if (way === 'button') button.click();
          await reached(element, 'failed');
          expect(links().map(({ textContent }) => textContent)).to.deep.equal([
            'Email me a code instead',
            'Create a new passkey',
          ]);
          const name = element.querySelector('input');
          if (name) name.value = 'ada';
          links()[1]?.click();
          expect(anew.hidden).to.equal(false);
          expect(document.activeElement).to.equal(anew);
          expect(anew.querySelector('input')?.value).to.equal(name ? 'ada' : '');
        },
      );

    it('offers no new passkey after any other error', async () => {
      const all = await beside({}, () => undefined);
      await bringTo('failed', all);
      expect(all.links().map(({ textContent }) => textContent)).to.deep.equal(['Email me a code instead']);
    });
  });
});
