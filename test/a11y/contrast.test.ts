/**
 * Contrast that axe does not check: disabled and delayed controls, borders, focus rings and arbitrary accents.
 */
import { expect } from '../support/expect.js';
import { fixture } from '@open-wc/testing-helpers';
import { html } from 'lit';
import '../../src/entries/index.js';
import { backgrounds, contrast } from './colours.js';
import { sights } from './scenes.js';

const scheme = (is: string) => {
  document.documentElement.style.colorScheme = is;
  document.body.style.background = 'Canvas';
  document.body.style.color = 'CanvasText';
};

afterEach(() => {
  document.documentElement.removeAttribute('style');
  document.body.removeAttribute('style');
});

const all = (element: HTMLElement, selector: string) =>
  [element, ...element.querySelectorAll<HTMLElement>('*')]
    .flatMap((one) => [one, ...(one.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? [])])
    .filter((one) => one.matches(selector) && one.checkVisibility({ visibilityProperty: true }));

const textRatio = (one: Element) => contrast(getComputedStyle(one).color, backgrounds(one));

function edgeRatio(one: Element): number {
  return contrast(getComputedStyle(one).borderTopColor, backgrounds(one).slice(0, -1));
}

const schemes = ['light', 'dark'];

describe('contrast', () => {
  for (const { name, show } of sights)
    it(`is sufficient for every button, label and border: ${name}`, async () => {
      const element = await show();
      for (const is of schemes) {
        scheme(is);
        for (const one of all(element, 'button, summary, label, [part~=error], [part~=success], [part~=no]'))
          expect(textRatio(one), `${is}: ${one.outerHTML}`).to.be.at.least(4.5);
        for (const one of all(element, 'input:not([slot=code]), [part~=cell], [part~=cancel]'))
          expect(edgeRatio(one), `${is}: ${one.outerHTML}`).to.be.at.least(3);
      }
    });

  for (const accent of ['gold', 'navy', 'crimson', '#0d6efd', 'lime', 'blueviolet', 'black', 'white', 'gray'])
    it(`is sufficient with the accent ${accent}`, async () => {
      const element = await fixture<HTMLElement>(
        html`<passkey-login style="--passkey-accent: ${accent}" no-autofill for-code="x" code-always>
        </passkey-login>`,
      );
      const [button, link] = all(element, 'button') as [HTMLElement, HTMLElement];
      for (const is of schemes) {
        scheme(is);
        // The worst accent, where white and black are equal, has a contrast a little below 4.5.
        expect(textRatio(button), `${is}: on the accent`).to.be.at.least(4.4);
        expect(textRatio(link), `${is}: in the accent`).to.be.at.least(4.5);
        link.focus({ focusVisible: true } as FocusOptions);
        const { outlineColor, outlineStyle } = getComputedStyle(link);
        expect(outlineStyle).to.equal('solid');
        expect(contrast(outlineColor, backgrounds(link)), `${is}: the ring`).to.be.at.least(3);
      }
    });

  it('is not the only difference between an error and a success', async () => {
    const signs = new Set<string>();
    for (const name of ['otp-entry, failed', 'otp-entry, verified']) {
      const element = (await sights.find((one) => one.name === name)?.show()) as HTMLElement;
      const message = all(element, '[part~=error], [part~=success]').find(({ textContent }) => textContent);
      signs.add(getComputedStyle(message as HTMLElement, '::before').content);
      element.remove();
    }
    expect(signs.size).to.equal(2);
    expect(signs.has('none')).to.equal(false);
  });
});
