/** Page listeners that throw, or that cancel, remove or restart the element during an event. */
import { expect } from '../support/expect.js';
import type { PasskeyLogin, PasskeyRegister } from '../../src/entries/index.js';
import { bringTo, reached, scene, type CeremonyTag, type Scene } from '../elements/support.js';
import { turnOfTheLoop } from '../flows/support.js';
import { uncaughtErrors } from '../support/errors.js';
import { outcome, settled } from './support.js';

type Ceremony = PasskeyLogin | PasskeyRegister;

/** Acts when the element first reaches the phase. */
function once(element: Ceremony, phase: string, act: () => void): void {
  const look = (event: { phase: string }) => {
    if (event.phase !== phase) return;
    element.removeEventListener('passkey-phase-changed', look);
    act();
  };
  element.addEventListener('passkey-phase-changed', look);
}

const phases = ['preparing', 'prompting', 'verifying', 'succeeded'] as const;

function ceremonySuite(tag: CeremonyTag): void {
  const kind = tag === 'passkey-login' ? 'login' : 'register';

  describe(`<${tag}> and listeners that intervene`, () => {
    for (const phase of phases) {
      const isOver = phase === 'succeeded';

      it(`cancel() in ${phase}: is idle and works again`, async () => {
        const { element } = await scene(tag);
        once(element, phase, () => element.cancel());
        expect(await outcome(element.run())).to.equal(isOver ? 'fine' : 'aborted');
        expect(element.phase).to.equal('idle');
        expect(await outcome(element.run())).to.equal('fine');
      });

      it(`remove() in ${phase}: stops`, async () => {
        const { element, stub, paths } = await scene(tag);
        once(element, phase, () => element.remove());
        expect(await outcome(element.run())).to.equal(isOver ? 'fine' : 'aborted');
        await settled();
        expect(element.phase).to.equal('idle');
        const asked = (await stub.requests()).filter(({ aborted }) => !aborted).map(({ path }) => path);
        if (!isOver) expect(asked).not.to.contain(paths.verification);
      });

      it(`run() in ${phase}: the newer run wins`, async () => {
        const { element, device } = await scene(tag);
        let second: Promise<string> | undefined;
        once(element, phase, () => {
          second = (kind === 'register' ? device.clear() : Promise.resolve()).then(() =>
            outcome(element.run()),
          );
        });
        const first = await outcome(element.run());
        expect(first).to.be.oneOf(['aborted', 'fine']);
        expect(await second).to.equal('fine');
        expect(element.phase).to.equal('succeeded');
      });
    }

    it('run() after a cancel: the new run wins', async () => {
      const all = await scene(tag);
      const { element, stub, paths } = all;
      await bringTo('verifying', all);
      await all.device.clear();
      if (kind === 'login') await all.device.addCredential({ rpId: 'localhost', userHandle: 'dXNlcg' });
      await stub.answer(paths.verification, {
        body: { code: 'c', id_token: 't', principal: { authenticatorId: 'a', userId: 'u' } },
      });
      let second: Promise<string> | undefined;
      once(element, 'idle', () => {
        second = outcome(element.run());
      });
      element.cancel();
      expect(await second).to.equal('fine');
      expect(element.phase).to.equal('succeeded');
    });

    it('run() after a newer run: the last run wins and the others stop', async () => {
      const all = await scene(tag);
      const { element, stub, paths } = all;
      await bringTo('preparing', all);
      await stub.answer(paths.options, { status: 500 });
      let third: Promise<string> | undefined;
      once(element, 'idle', () => {
        third = outcome(element.run());
      });
      expect(await outcome(element.run())).to.equal('aborted');
      expect(await third).to.equal('server-error');
      expect(element.phase).to.equal('failed');
    });

    it('remove() on the request event: sends nothing and opens no dialog', async () => {
      const { element, button, stub } = await scene(tag);
      element.addEventListener(`passkey-${kind}-request`, () => element.remove());
      button.click();
      await settled();
      expect([element.phase, await stub.requests()]).to.deep.equal(['idle', []]);
    });

    it('that throw: are reported and change nothing', async () => {
      const errors = uncaughtErrors();
      const all: Scene = await scene(tag);
      const events = [`passkey-${kind}-request`, 'passkey-phase-changed', 'passkey-failed'];
      for (const name of [...events, 'passkey-registered', 'passkey-authenticated'])
        all.element.addEventListener(name, () => {
          throw new Error('The page is broken');
        });
      all.button.click();
      await reached(all.element, 'succeeded');
      await turnOfTheLoop();
      expect(errors.map(String)).to.deep.equal(Array(6).fill('Error: The page is broken'));
    });
  });
}

ceremonySuite('passkey-register');
ceremonySuite('passkey-login');

describe('<passkey-login> that the page removes', () => {
  for (const [name, event, attributes] of [
    ['a code', 'otp-offer-request', { 'for-code': 'other', 'code-always': '' }],
    ['a new passkey', 'passkey-offer-request', { 'for-passkey': 'other' }],
  ] as const)
    it(`on the request for ${name}: stops`, async () => {
      const errors = uncaughtErrors();
      const all = await scene('passkey-login', attributes);
      const orphan = { _tag: '@error/PasskeyNotFound', message: 'x', credentialId: 'YQ', rpId: 'localhost' };
      await all.stub.answer(all.paths.verification, { status: 400, body: orphan });
      if (event === 'passkey-offer-request') {
        all.button.click();
        await reached(all.element, 'failed');
      }
      all.element.addEventListener(event, () => all.element.remove());
      all.element.shadowRoot?.querySelector<HTMLButtonElement>('[part=link]')?.click();
      await settled();
      expect(all.element.isConnected).to.equal(false);
      expect(errors).to.deep.equal([]);
    });
});
