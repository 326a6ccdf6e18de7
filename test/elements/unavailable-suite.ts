/** What both ceremony elements owe the page in a browser that knows nothing of passkeys. */
import { html } from 'lit';
import { turnOfTheLoop } from '../flows/support.js';
import { expect, scene, states, type CeremonyTag } from './support.js';

export function unavailableSuite(tag: CeremonyTag): void {
  describe(`<${tag}> without WebAuthn`, () => {
    it('says so, offers only the fallback, and is accessible', async () => {
      const { element, button, message } = await scene(tag);
      expect(states(element)).to.deep.equal(['idle', 'unavailable']);
      expect(message.textContent).to.match(/^This browser can’t use passkeys/);
      expect(button.checkVisibility()).to.equal(false);
      const fallback = element.shadowRoot?.querySelector<HTMLSlotElement>('slot[name=fallback]');
      expect(fallback?.hidden).to.equal(false);
      await expect(element).to.be.accessible();
    });

    it('asks for no name that nothing can be done with', async () => {
      const { element } = await scene(
        tag,
        tag === 'passkey-login' ? { 'no-autofill': null } : { username: null },
      );
      expect(element.querySelector('input')).to.equal(null);
    });

    if (tag === 'passkey-login')
      it('asks for the name where it serves the code, and leaves the page to that', async () => {
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

    it('throws unsupported from run(), again and again', async () => {
      const { element } = await scene(tag);
      for (let round = 0; round < 2; round++) {
        const error = await element.run().catch((reason: unknown) => reason);
        expect(error).to.include({ code: 'unsupported' });
      }
    });

    it('asks the server for nothing, whatever the person does', async () => {
      const attributes = tag === 'passkey-login' ? { 'no-autofill': null } : {};
      const { element, button, stub } = await scene(tag, attributes);
      button.dispatchEvent(new PointerEvent('pointerenter'));
      button.click();
      element.querySelector('input')?.focus();
      await turnOfTheLoop();
      expect(await stub.requests()).to.deep.equal([]);
      expect(states(element)).to.include('unavailable');
    });

    it('leaves the form to the person', async () => {
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

    it('comes and goes without an error', async () => {
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
