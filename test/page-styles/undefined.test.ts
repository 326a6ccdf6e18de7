/** The shipped sheet for the time before the script has defined the elements. */
import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';

const sheet = new URL('../../src/passkey-elements.css', import.meta.url).href;

/** A page in a frame that links the sheet, without the elements' script. */
async function pageWithoutScript(content: string): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><link rel="stylesheet" href="${sheet}">${content}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  await fixture(html`${frame}`);
  await loaded;
  return frame.contentDocument as Document;
}

describe('passkey-elements.css', () => {
  it('hides an element’s content until it is defined, and keeps room for it', async () => {
    const page = await pageWithoutScript(`
      <passkey-login><label slot="username">Name</label><p slot="fallback">Password</p></passkey-login>
    `);
    const element = page.querySelector('passkey-login') as HTMLElement;
    const fallback = element.querySelector('p') as HTMLElement;
    expect(element.checkVisibility({ visibilityProperty: true })).to.equal(false);
    expect(element.offsetHeight).to.be.within(40, 50);
    page.defaultView?.customElements.define(
      'passkey-login',
      class extends (page.defaultView as typeof globalThis).HTMLElement {},
    );
    expect(element.checkVisibility({ visibilityProperty: true })).to.equal(true);
    expect(page.defaultView?.getComputedStyle(fallback).position).to.equal('static');
  });

  it('shows the content when the script does not arrive', async () => {
    const page = await pageWithoutScript('<otp-entry><input slot="code"><p slot="help">Help</p></otp-entry>');
    const element = page.querySelector('otp-entry') as HTMLElement;
    const before = element.offsetHeight;
    for (const animation of page.getAnimations()) animation.finish();
    expect(element.checkVisibility({ visibilityProperty: true })).to.equal(true);
    expect(element.offsetHeight).to.be.above(before);
  });
});
