/** Narrow windows (as with 400 % zoom), text spacing, target sizes and reduced motion. */
import { expect } from '../support/expect.js';
import { fixture, nextFrame } from '@open-wc/testing-helpers';
import { html } from 'lit';
import type { OtpEntry } from '../../src/entries/index.js';
import { waitUntil } from '../support/until.js';
import { media, viewport } from '../support/world.js';
import { sights } from './scenes.js';

/** Text spacing of WCAG 1.4.12, as in a user style sheet. */
const spacing = 'line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em';

afterEach(() => {
  document.body.removeAttribute('style');
});

function* elementsIn(root: Element | ShadowRoot): Generator<HTMLElement> {
  for (const one of root.querySelectorAll<HTMLElement>('*')) {
    yield one;
    if (one.shadowRoot) yield* elementsIn(one.shadowRoot);
  }
}

const seen = (element: HTMLElement) =>
  [...elementsIn(element.parentElement as HTMLElement)].filter(
    (one) => one.checkVisibility() && !one.matches('.sr, :empty, dialog:not([open]) *'),
  );

function expectToFit(element: HTMLElement, when: string): void {
  expect(document.documentElement.scrollWidth, when).to.be.at.most(320);
  for (const one of seen(element)) {
    // The code input is one cell wider than its visible part.
    if (one.matches('input[slot=code]')) continue;
    const { left, right } = one.getBoundingClientRect();
    expect(left, `${when}: ${one.outerHTML}`).to.be.at.least(0);
    expect(right, `${when}: ${one.outerHTML}`).to.be.at.most(320);
  }
}

describe('the layout', () => {
  for (const { name, show } of sights)
    it(`fits 320 pixels with wide text spacing, with large targets: ${name}`, async () => {
      await viewport({ width: 320, height: 640 });
      const element = await show();
      expectToFit(element, 'as it is');
      for (const density of ['1', '0.5']) {
        element.style.setProperty('--passkey-density', density);
        for (const one of seen(element).filter((each) => each.matches('button, input, summary'))) {
          const { width, height } = one.getBoundingClientRect();
          expect(Math.min(width, height), `density ${density}: ${one.outerHTML}`).to.be.at.least(24);
        }
      }
      document.body.style.cssText = spacing;
      expectToFit(element, 'with wide text');
      document.body.style.cssText = 'font-size: 200%';
      expectToFit(element, 'with text of twice the size');
    });

  it('is mirrored right to left, with codes left to right', async () => {
    const page = await fixture(html`<div dir="rtl" lang="he"><otp-entry name="code"></otp-entry></div>`);
    const element = page.querySelector('otp-entry') as OtpEntry;
    await waitUntil(() => element.shadowRoot?.querySelector('[part=base][dir=rtl]'));
    const [first = NaN, ...others] = [...(element.shadowRoot?.querySelectorAll('[part~=cell]') ?? [])].map(
      (cell) => cell.getBoundingClientRect().left,
    );
    for (const other of others) expect(other).to.be.above(first);
    const input = element.querySelector('input') as HTMLInputElement;
    expect(getComputedStyle(input).direction).to.equal('ltr');
    expect(input.getBoundingClientRect().left, 'begins in the first cell').to.be.closeTo(first, 1);
  });

  it('keeps each character in its cell under page styles for inputs', async () => {
    const element = await fixture<OtpEntry>(html`<otp-entry name="code"></otp-entry>`);
    const input = element.querySelector('input') as HTMLInputElement;
    const names = [
      'width',
      'height',
      'margin',
      'padding',
      'border',
      'background',
      'letterSpacing',
      'font',
    ] as const;
    const looks = () => names.map((name) => getComputedStyle(input)[name]);
    const before = looks();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `input { width: 9rem; height: 1rem; margin: 1rem; padding: 1rem; border: 1px solid; background: #fff;
        letter-spacing: 1px; font: 3rem serif; text-align: end }`,
    );
    document.adoptedStyleSheets.push(sheet);
    expect(looks()).to.deep.equal(before);
    document.adoptedStyleSheets.pop();
  });

  it('shrinks with the window, including rows out of view', async () => {
    await viewport({ width: 800, height: 400 });
    const element = await sights.find(({ name }) => name === 'passkey-manager, ready')?.show();
    const page = element?.parentElement as HTMLElement;
    page.style.display = 'grid';
    // Rendered once, so that the browser remembers its size.
    await nextFrame();
    await nextFrame();
    page.style.paddingBlockStart = '4000px';
    await nextFrame();
    await nextFrame();
    await viewport({ width: 320, height: 400 });
    await nextFrame();
    await nextFrame();
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('animates the spinner, except with reduced motion', async () => {
    const element = await sights.find(({ name }) => name === 'otp-entry, sending')?.show();
    const turning = () =>
      element?.shadowRoot?.getAnimations().filter(({ playState }) => playState === 'running').length;
    expect(turning()).to.be.above(0);
    await media({ reducedMotion: 'reduce' });
    await nextFrame();
    expect(turning()).to.equal(0);
  });
});
