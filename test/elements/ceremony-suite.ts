/** Shared behaviour suite of `<passkey-register>` and `<passkey-login>`. */
import { oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { PasskeyFailedEvent } from '../../src/entries/index.js';
import { turnOfTheLoop } from '../flows/support.js';
import { uncaughtErrors } from '../support/errors.js';
import { has } from '../support/platform.js';
import { network } from '../support/world.js';
import {
  allPhases,
  answerAtOnce,
  answers,
  bringTo,
  expect,
  reached,
  scene,
  states,
  type CeremonyTag,
  type Scene,
} from './support.js';
import { unavailableSuite } from './unavailable-suite.js';
import { waitUntil } from '../support/until.js';

const under = ['preparing', 'prompting', 'verifying'] as const;

export function ceremonySuite(tag: CeremonyTag): void {
  if (!has('webauthn')) {
    unavailableSuite(tag);
    return;
  }
  const kind = tag === 'passkey-register' ? 'register' : 'login';
  const success = tag === 'passkey-register' ? 'passkey-registered' : 'passkey-authenticated';

  async function failed({ element, button }: Scene): Promise<string> {
    const event = oneEvent(element, 'passkey-failed') as Promise<PasskeyFailedEvent>;
    button.click();
    const { error } = await event;
    await element.updateComplete;
    expect(element.error).to.equal(error);
    return error.code;
  }

  describe(`<${tag}>`, () => {
    it('passes through the phases and dispatches the result', async () => {
      const { element, button, phases } = await scene(tag);
      const event = oneEvent(element, success) as Promise<Event & { code: string; idToken: string }>;
      button.click();
      const got = await event;
      expect(got).to.deep.include({
        code: 'the-code',
        idToken: 'the-token',
        principal: { authenticatorId: 'passkey', userId: 'user' },
        bubbles: true,
        composed: true,
      });
      expect(phases).to.deep.equal(['preparing', 'prompting', 'verifying', 'succeeded']);
    });

    for (const phase of allPhases) {
      it(`has one custom state, the right text and no accessibility violation in ${phase}`, async () => {
        const all = await scene(tag);
        const { element, button, cancel, message, alert } = all;
        await bringTo(phase, all);
        expect(element.phase).to.equal(phase);
        expect(states(element)).to.deep.equal([phase]);
        const regions = [message, alert].map(({ role, textContent }) => [role, textContent !== '']);
        expect(regions).to.deep.equal([
          ['status', phase !== 'idle' && phase !== 'failed'],
          ['alert', phase === 'failed'],
        ]);
        const busy = (under as readonly string[]).includes(phase);
        expect(button.getAttribute('aria-disabled')).to.equal(busy ? 'true' : null);
        expect(cancel.hidden).to.equal(!busy);
        await expect(element).to.be.accessible();
        element.cancel();
        await reached(element, 'idle');
      });
    }

    describe('starting', () => {
      it('starts one ceremony for a double click, Enter or a hundred clicks', async () => {
        const all = await scene(tag);
        const { element, button, stub, paths, phases } = all;
        await bringTo('preparing', all);
        button.focus();
        await sendKeys({ press: 'Enter' });
        for (let click = 0; click < 100; click++) button.click();
        await stub.release(paths.options);
        await reached(element, 'succeeded');
        const asked = await stub.requests();
        expect(asked.map(({ path }) => path)).to.deep.equal([paths.options, paths.verification]);
        expect(phases).to.deep.equal(['preparing', 'prompting', 'verifying', 'succeeded']);
      });

      it('does not start when the page prevents the request event', async () => {
        const { element, button, stub } = await scene(tag);
        element.addEventListener(`passkey-${kind}-request`, (event) => event.preventDefault(), {
          once: true,
        });
        button.click();
        expect(element.phase).to.equal('idle');
        expect(await stub.requests()).to.deep.equal([]);
        button.click();
        await reached(element, 'succeeded');
      });

      it('does not start when the element or its fieldset is disabled', async () => {
        const { element, button } = await scene(
          tag,
          {},
          (inner) => html`<form><fieldset>${inner}</fieldset></form>`,
        );
        element.disabled = true;
        await element.updateComplete;
        expect(button.disabled).to.equal(true);
        element.disabled = false;
        await element.updateComplete;
        expect(button.disabled).to.equal(false);
        (element.closest('fieldset') as HTMLFieldSetElement).disabled = true;
        await element.updateComplete;
        expect(button.disabled).to.equal(true);
        (element.closest('fieldset') as HTMLFieldSetElement).disabled = false;
        await element.updateComplete;
        expect(button.disabled).to.equal(false);
      });

      it('resolves run() with the result and rejects it with the error', async () => {
        const { element, stub, paths } = await scene(tag);
        expect(await element.run()).to.include({ code: 'the-code' });
        await stub.answer(paths.options, { status: 500 });
        const error = await element.run().catch((reason: unknown) => reason);
        expect(error).to.deep.include({ code: 'server-error', status: 500 });
      });

      it('uses the options that were prefetched on pointerenter', async () => {
        const { element, button, stub, paths } = await scene(tag);
        button.dispatchEvent(new PointerEvent('pointerenter'));
        await stub.requested(paths.options);
        button.click();
        await reached(element, 'succeeded');
        expect(await stub.requests()).to.have.length(2);
      });
    });

    describe('ending', () => {
      for (const phase of under) {
        it(`stops in ${phase} on Cancel and focuses the main button`, async () => {
          const all = await scene(tag);
          const { element, button, cancel } = all;
          await bringTo(phase, all);
          cancel.focus();
          cancel.click();
          await element.updateComplete;
          expect(element.phase).to.equal('idle');
          expect(element.shadowRoot?.activeElement).to.equal(button);
          await turnOfTheLoop();
          const asked = await all.stub.requests();
          expect(
            asked.filter(({ path }) => path === all.paths.options),
            'no options ahead of a start that nobody has in mind',
          ).to.have.length(1);
        });

        it(`stops in ${phase} when removed, dispatches nothing, and works again when reinserted`, async () => {
          const errors = uncaughtErrors();
          const all = await scene(tag);
          const { element, stub, device, phases } = all;
          await bringTo(phase, all);
          const parent = element.parentNode as ParentNode & Node;
          const before = [...phases];
          element.remove();
          await turnOfTheLoop();
          expect(element.phase).to.equal('idle');
          expect(phases).to.deep.equal(before);
          if (phase !== 'prompting') await waitUntil(async () => (await stub.requests()).at(-1)?.aborted);
          await answerAtOnce(all);
          await device.setPresence(true);
          parent.append(element);
          await reached(element, 'idle');
          all.button.click();
          await reached(element, 'succeeded');
          expect(errors).to.deep.equal([]);
        });
      }

      it('resets on pagehide', async () => {
        const all = await scene(tag);
        await bringTo('prompting', all);
        dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
        expect(all.element.phase).to.equal('idle');
      });
    });

    describe('failing', () => {
      it('keeps the focus, shows its own error text and can be retried', async () => {
        const all = await scene(tag);
        const { element, button, alert, stub, paths } = all;
        await stub.answer(
          paths.options,
          { status: 500, body: '<h1 id="injected">Internal <script>alert(1)</script></h1>' },
          { status: 500, body: { _tag: '<img src=x onerror=alert(1)>', message: '<b>no</b>' } },
        );
        button.focus();
        expect(await failed(all)).to.equal('server-error');
        expect(element.shadowRoot?.activeElement).to.equal(button);
        expect(alert.textContent).to.match(/^The server has a problem/);
        expect(await failed(all)).to.equal('server-error');
        expect(element.shadowRoot?.querySelector('b, h1, img, script')).to.equal(null);
      });

      it('shows the fallback', async () => {
        const all = await scene(tag);
        const slot = all.element.shadowRoot?.querySelector<HTMLSlotElement>('slot[name=fallback]');
        expect(slot?.hidden).to.equal(true);
        await bringTo('failed', all);
        expect(slot?.hidden).to.equal(false);
      });

      const garbage: [string, object][] = [
        ['an empty answer', { body: '' }],
        ['no content', { status: 204 }],
        ['a page of HTML', { body: '<!doctype html>' }],
        ['no options', { body: { sessionToken: 'x' } }],
        ['no session', { body: { optionsJSON: { challenge: 'x' } } }],
        ['options of another kind', { body: { sessionToken: 'x', optionsJSON: [] } }],
        [
          'a list of a million credentials',
          {
            body: {
              sessionToken: 'x',
              optionsJSON: {
                challenge: 'x',
                rp: {},
                user: {},
                excludeCredentials: { length: 1e6 },
                allowCredentials: Array(1001).fill(0),
              },
            },
          },
        ],
        ['a truncated answer', { fault: 'truncate', body: '{"a":' }],
      ];
      for (const [name, answer] of garbage)
        it(`fails when the options are ${name}`, async () => {
          const all = await scene(tag);
          await all.stub.answer(all.paths.options, answer);
          expect(await failed(all)).to.equal('fault' in answer ? 'network' : 'bad-response');
        });

      it('fails when the options are illegal, without blaming the device', async () => {
        const all = await scene(tag);
        await all.stub.answer(all.paths.options, {
          body: {
            sessionToken: 'x',
            optionsJSON: { challenge: '!!!', rp: { id: '', name: '' }, user: { id: '7' }, timeout: 1e12 },
          },
        });
        expect(await failed(all)).to.equal('bad-response');
      });

      it('fails when the verification returns garbage', async () => {
        const all = await scene(tag);
        await all.stub.answer(
          all.paths.verification,
          { body: { code: 7 } },
          { body: { code: 'c', id_token: 't', principal: null } },
        );
        expect(await failed(all)).to.equal('bad-response');
        if (tag === 'passkey-login') expect(await failed(all)).to.equal('bad-response');
      });

      for (const [fault, name] of [
        ['reset', 'a broken connection'],
        [undefined, 'a server that does not know the page'],
      ] as const)
        it(`fails with ${name}`, async () => {
          const all = await scene(tag);
          await all.stub.answer(all.paths.options, fault ? { fault } : { cors: false, body: {} });
          expect(await failed(all)).to.equal('network');
        });

      it('fails offline and fetches new options once online', async () => {
        const all = await scene(tag);
        await network({ offline: true });
        expect(await failed(all)).to.equal('network');
        await network({});
        all.button.click();
        await reached(all.element, 'succeeded');
      });

      it('fetches new options after a failed verification', async () => {
        const all = await scene(tag);
        const { element, stub, paths, button } = all;
        await stub.answer(
          paths.verification,
          { status: 500, body: {} },
          { body: { code: 'c', id_token: 't', principal: { authenticatorId: 'a', userId: 'u' } } },
        );
        expect(await failed(all)).to.equal('server-error');
        if (tag === 'passkey-register') await all.device.clear();
        button.click();
        await reached(element, 'succeeded');
        expect(await stub.requested(paths.options, 2)).to.have.length(2);
      });

      it('shows a neutral message, not an alert, after NotAllowedError', async () => {
        const all = await scene(tag);
        await all.device.setPresence(false);
        await shortTimeout(all);
        expect(await failed(all)).to.equal('not-allowed');
        expect(all.message.textContent).to.match(/^That didn’t finish/);
        expect(all.alert.textContent).to.equal('');
      });

      const hostile: [string, string][] = [
        ['tenancy-id', '//evil.example'],
        ['tenancy-id', ''],
        ['endpoint', '\\\\evil.example'],
        ['endpoint', '../x'],
        ['backend', '//evil.example'],
        ['user-verification', '<script>'],
        ['timeout', '-1'],
        ['timeout', 'soon'],
      ];
      for (const [name, value] of hostile)
        it(`fails with ${name}="${value}" before any request`, async () => {
          const all = await scene(tag, { [name]: value });
          expect(await failed(all)).to.equal('bad-config');
          expect(await all.stub.requests()).to.deep.equal([]);
        });
    });

    describe('in a form', () => {
      it('posts the code under its name with auto-submit', async () => {
        const { element, button } = await scene(
          tag,
          { name: 'passkey', 'auto-submit': '' },
          (inner) => html`<form method="post"><input name="plan" value="free" />${inner}</form>`,
        );
        const form = element.form as HTMLFormElement;
        const submitted = new Promise<Record<string, unknown>>((resolve) =>
          form.addEventListener('submit', (event) => {
            event.preventDefault();
            resolve(Object.fromEntries(new FormData(form)));
          }),
        );
        expect(Object.fromEntries(new FormData(form))).to.deep.equal({ plan: 'free' });
        button.click();
        expect(await submitted).to.deep.equal({ plan: 'free', passkey: 'the-code' });
        form.reset();
        expect(Object.fromEntries(new FormData(form))).to.deep.equal({ plan: 'free' });
        expect(element.phase).to.equal('idle');
      });

      it('names the form entry with name, and submits nothing without auto-submit', async () => {
        const { element, button } = await scene(
          tag,
          {},
          (inner) => html`<form method="post">${inner}</form>`,
        );
        element.name = 'passkey';
        const form = element.form as HTMLFormElement;
        let submits = 0;
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          submits++;
        });
        button.click();
        await reached(element, 'succeeded');
        expect(submits).to.equal(0);
        expect(new FormData(form).get('passkey')).to.equal('the-code');
      });

      it('posts the code when form fields hide the form’s own members', async () => {
        const fields = ['submit', 'requestSubmit', 'reportValidity', 'noValidate', 'method'];
        const { element, stub, button } = await scene(
          tag,
          { name: 'passkey', 'auto-submit': '' },
          (inner) => html`
            <form method="post" target="answer">
              ${fields.map((name) => html`<input name=${name} />`)}${inner}
            </form>
            <iframe name="answer"></iframe>
          `,
          ({ stub }) => stub.answer('POST /done', { body: 'done' }),
        );
        element.form?.setAttribute('action', `${stub.url}/done`);
        button.click();
        const [post] = await stub.requested('POST /done');
        expect(new URLSearchParams(post?.body).get('passkey')).to.equal('the-code');
      });

      it('refuses a form that would put the code into the address', async () => {
        const { element, button } = await scene(
          tag,
          { name: 'passkey', 'auto-submit': '' },
          (inner) => html`<form>${inner}</form>`,
        );
        button.click();
        const { error } = (await oneEvent(element, 'passkey-failed')) as unknown as PasskeyFailedEvent;
        expect(error.code).to.equal('bad-config');
        await element.updateComplete;
        expect(element.error?.code).to.equal('bad-config');
      });

      for (const [attributes, outcome] of [
        [{ method: 'get' }, 'bad-config'],
        [{ method: 'get', action: '/done' }, 'bad-config'],
        [{ action: '/done' }, 'bad-config'],
        [{ action: 'javascript:void 0' }, ''],
        [{ action: '#' }, ''],
        [{ method: 'POST', action: '/done' }, ''],
        [{ method: 'dialog' }, ''],
      ] as const)
        it(`${outcome ? 'asks neither server nor device for' : 'accepts'} a form with ${JSON.stringify(attributes)}`, async () => {
          const { element, button, device, stub } = await scene(
            tag,
            { name: 'passkey', 'auto-submit': '' },
            (inner) => html`<form @submit=${(event: Event) => event.preventDefault()}>${inner}</form>`,
          );
          for (const [name, value] of Object.entries(attributes)) element.form?.setAttribute(name, value);
          const before = await device.credentials();
          button.dispatchEvent(new PointerEvent('pointerenter'));
          button.click();
          await reached(element, outcome ? 'failed' : 'succeeded');
          expect(element.error?.code ?? '').to.equal(outcome);
          if (!outcome) return;
          expect(await stub.requests()).to.deep.equal([]);
          expect(await device.credentials()).to.deep.equal(before);
        });

      it('accepts a GET form with a button that posts, until it submits the form itself', async () => {
        const { element, button } = await scene(
          tag,
          { name: 'passkey' },
          (inner) => html`<form method="get">${inner}<button formmethod="post">Go</button></form>`,
        );
        button.click();
        await reached(element, 'succeeded');
        element.autoSubmit = true;
        button.click();
        await reached(element, 'failed');
        expect(element.error?.code).to.equal('bad-config');
      });

      it('submits once, with a submitter of its own that skips validation', async () => {
        const { element, button } = await scene(
          tag,
          { name: 'passkey', 'auto-submit': '', form: 'elsewhere' },
          (inner) => html`
            <form id="elsewhere" method="post"><button name="delete" value="account">Delete</button></form>
            ${inner}
          `,
        );
        const form = document.getElementById('elsewhere') as HTMLFormElement;
        const submits: [unknown, boolean | undefined, [string, unknown][]][] = [];
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          const submitter = event.submitter as HTMLButtonElement;
          submits.push([submitter.parentNode, submitter.formNoValidate, [...new FormData(form, submitter)]]);
        });
        button.click();
        await reached(element, 'succeeded');
        expect(submits).to.deep.equal([[element, true, [['passkey', 'the-code']]]]);
        expect(element.querySelector('button')).to.equal(null);
      });

      it('leaves a form without a method to the page’s own submit handler', async () => {
        const { element, button } = await scene(
          tag,
          { name: 'passkey', 'auto-submit': '' },
          (inner) => html`<form>${inner}</form>`,
        );
        const submitted = new Promise((resolve) =>
          document.addEventListener(
            'submit',
            (event) => {
              event.preventDefault();
              resolve(new FormData(event.target as HTMLFormElement).get('passkey'));
            },
            { once: true },
          ),
        );
        button.click();
        expect(await submitted).to.equal('the-code');
        expect(element.error).to.equal(undefined);
      });

      if (tag === 'passkey-register')
        it('validates the form before it asks the device', async () => {
          const { element, button, stub } = await scene(
            tag,
            { name: 'passkey', 'auto-submit': '' },
            (inner) => html`<form method="post"><input name="terms" required />${inner}</form>`,
          );
          button.click();
          await element.updateComplete;
          expect(element.phase).to.equal('idle');
          expect(await stub.requests()).to.deep.equal([]);
        });
      else
        it('submits without validating the other fields', async () => {
          const { element, button } = await scene(
            tag,
            { name: 'passkey', 'auto-submit': '' },
            (inner) => html`<form method="post"><input name="password" required />${inner}</form>`,
          );
          const form = element.form as HTMLFormElement;
          const submitted = oneEvent(form, 'submit').then(() => true);
          form.addEventListener('submit', (event) => event.preventDefault());
          button.click();
          expect(await submitted).to.equal(true);
        });
    });

    it('keeps the code out of attributes, storage and markup', async () => {
      const { element, button } = await scene(
        tag,
        { name: 'passkey', 'auto-submit': '' },
        (inner) => html`<form @submit=${(event: Event) => event.preventDefault()}>${inner}</form>`,
      );
      button.click();
      await reached(element, 'succeeded');
      const page = document.documentElement.outerHTML + (element.shadowRoot?.innerHTML ?? '');
      for (const secret of ['the-code', 'the-token', 'session'])
        expect(page, secret).not.to.contain(`"${secret}"`);
      expect([localStorage.length, sessionStorage.length]).to.deep.equal([0, 0]);
    });

    it('shows a message and only the fallback where passkeys cannot be used', async () => {
      const original = Object.getOwnPropertyDescriptor(
        globalThis,
        'PublicKeyCredential',
      ) as PropertyDescriptor;
      Object.defineProperty(globalThis, 'PublicKeyCredential', { configurable: true, value: undefined });
      try {
        const { element, button, message } = await scene(tag);
        expect(states(element)).to.deep.equal(['idle', 'unavailable']);
        expect(message.textContent).to.match(/^This browser can’t use passkeys/);
        expect(button.checkVisibility()).to.equal(false);
        expect(element.shadowRoot?.querySelector('[part=intro]')?.checkVisibility() ?? false).to.equal(false);
        expect(element.shadowRoot?.querySelector<HTMLSlotElement>('slot[name=fallback]')?.hidden).to.equal(
          false,
        );
        await expect(element).to.be.accessible();
      } finally {
        Object.defineProperty(globalThis, 'PublicKeyCredential', original);
      }
    });

    it('can be used by keyboard only', async () => {
      const all = await scene(tag);
      await all.device.setPresence(false);
      await sendKeys({ press: 'Tab' });
      while (all.element.shadowRoot?.activeElement !== all.button) await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Space' });
      await reached(all.element, 'prompting');
      await sendKeys({ press: 'Tab' });
      expect(all.element.shadowRoot?.activeElement).to.equal(all.cancel);
      await sendKeys({ press: 'Enter' });
      expect(all.element.phase).to.equal('idle');
    });
  });
}

/** Shortens the timeout of the device's dialog. */
async function shortTimeout({ stub, paths, ceremony }: Scene): Promise<void> {
  const { sessionToken, optionsJSON } = answers[ceremony];
  await stub.answer(paths.options, { body: { sessionToken, optionsJSON: { ...optionsJSON, timeout: 100 } } });
}
