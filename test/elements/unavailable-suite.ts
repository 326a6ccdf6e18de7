/** Behaviour of both ceremony elements in a browser without WebAuthn. */
import { html } from 'lit';
import { turnOfTheLoop } from '../flows/support.js';
import { expect, scene, states, type CeremonyTag } from './support.js';

export function unavailableSuite(tag: CeremonyTag): void {
  describe(`<${tag}> without WebAuthn`, () => {
    it('shows a message and only the fallback, and is accessible', async () => {
      const { element, button, message } = await scene(tag);
      expect(states(element)).to.deep.equal(['idle', 'unavailable']);
      expect(message.textContent).to.match(/^This browser can’t use passkeys/);
      expect(button.checkVisibility()).to.equal(false);
      const fallback = element.shadowRoot?.querySelector<HTMLSlotElement>('slot[name=fallback]');
      expect(fallback?.hidden).to.equal(false);
      await expect(element).to.be.accessible();
    });

    it('creates no username input that has no use', async () => {
      const { element } = await scene(
        tag,
        tag === 'passkey-login' ? { 'no-autofill': null } : { username: null },
      );
      expect(element.querySelector('input')).to.equal(null);
    });

    if (tag === 'passkey-login')
      it('creates a username input for the code, and hands over to the code', async () => {
        const { element } = await scene(
          tag,
          { 'no-autofill': null, 'for-code': 'by-code' },
          (inner) => html`${inner}<input id="by-code" aria-label="Code" hidden />`,
        );
        expect(element.querySelector('input')?.autocomplete).to.match(/^username/);
        element.shadowRoot?.querySelector<HTMLElement>('[part=link]')?.click();
        await element.updateComplete;
        expect(document.activeElement?.id).to.equal('by-code');
        expect(element.shadowRoot?.querySelectorAll('button'), 'no way back to what is not').to.have.length(
          0,
        );
      });

    it('rejects run() with unsupported each time', async () => {
      const { element } = await scene(tag);
      for (let round = 0; round < 2; round++) {
        const error = await element.run().catch((reason: unknown) => reason);
        expect(error).to.include({ code: 'unsupported' });
      }
    });

    it('sends no request', async () => {
      const attributes = tag === 'passkey-login' ? { 'no-autofill': null } : {};
      const { element, button, stub } = await scene(tag, attributes);
      button.dispatchEvent(new PointerEvent('pointerenter'));
      button.click();
      element.querySelector('input')?.focus();
      await turnOfTheLoop();
      expect(await stub.requests()).to.deep.equal([]);
      expect(states(element)).to.include('unavailable');
    });

    it('does not affect the form', async () => {
      let submits = 0;
      const submit = (event: Event) => {
        event.preventDefault();
        submits++;
      };
      const { element } = await scene(
        tag,
        { name: 'passkey' },
        (inner) => html`<form @submit=${submit}>${inner}<button>Use a password</button></form>`,
      );
      element.form?.querySelector('button')?.click();
      expect(submits).to.equal(1);
      expect(new FormData(element.form as HTMLFormElement).get('passkey')).to.equal(null);
    });

    it('connects and disconnects without an error', async () => {
      const { element, phases } = await scene(tag);
      const parent = element.parentElement;
      element.remove();
      parent?.append(element);
      element.cancel();
      await element.updateComplete;
      expect(phases).to.deep.equal([]);
      expect(element.phase).to.equal('idle');
    });
  });
}
