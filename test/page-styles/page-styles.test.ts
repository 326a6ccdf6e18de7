/** What the elements create keeps its frame, size and space under the style sheets of other people's pages. */
import { expect } from '../support/expect.js';
import { fixture } from '@open-wc/testing-helpers';
import { html, type LitElement, type TemplateResult } from 'lit';
import '../../src/entries/index.js';
import { backgrounds, contrast } from '../a11y/colours.js';
import { has, where } from '../support/platform.js';
import { dress, schemes, sheets } from './sheets.js';

/** A sign-in or a sign-up shows its input only where the browser has WebAuthn. */
const ceremonies = has('webauthn') ? ['passkey-login', 'passkey-register'] : [];
const withInput = [...ceremonies, 'otp-entry'].join();

const page = html`
  <div style="padding: 16px; inline-size: 400px; box-sizing: border-box">
    <passkey-login tenancy-id="dev"></passkey-login>
    <passkey-register tenancy-id="dev"></passkey-register>
    <otp-entry name="code"></otp-entry>
  </div>
`;

async function show(content: TemplateResult): Promise<HTMLElement> {
  const element = await fixture<HTMLElement>(content);
  for (const one of element.querySelectorAll<LitElement>('passkey-login, passkey-register, otp-entry'))
    await one.updateComplete;
  return element;
}

const box = (element: Element) => element.getBoundingClientRect();

/** Elements of the shadow root and the children in its slots, in the order in which they are drawn. */
function drawn(host: Element, selector: string): HTMLElement[] {
  return [
    ...host.querySelectorAll<HTMLElement>(selector),
    ...(host.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ].filter((one) => one.checkVisibility());
}

function expectFrame(input: HTMLElement, host: Element): void {
  const style = getComputedStyle(input);
  expect(style.borderTopStyle, 'border').to.equal('solid');
  expect(parseFloat(style.borderTopWidth), 'border width').to.equal(1);
  expect(parseFloat(style.borderTopLeftRadius), 'radius').to.be.within(7, 10);
  expect(parseFloat(style.paddingInlineStart), 'padding').to.be.at.least(10);
  expect(contrast(style.borderTopColor, backgrounds(input).slice(0, -1)), 'edge').to.be.at.least(3);
  expect(contrast(style.color, backgrounds(input)), 'text').to.be.at.least(4.5);
  expect(box(input).width, 'width').to.be.closeTo(box(host).width, 1);
  expect(box(input).height, 'height').to.be.within(40, 56);
}

for (const name of Object.keys(sheets))
  describe(`on a page with ${name}`, () => {
    for (const scheme of schemes) {
      it(`draws its inputs, ${scheme}`, async () => {
        await dress(name, scheme);
        const element = await show(page);
        for (const tag of ceremonies) {
          const host = element.querySelector(tag) as HTMLElement;
          expectFrame(host.querySelector('input') as HTMLInputElement, host);
        }
        const code = element.querySelector('otp-entry') as HTMLElement;
        const cells = drawn(code, '[part~=cell]');
        expect(cells.length).to.equal(6);
        for (const cell of cells) {
          expect(box(cell).width, 'cell').to.be.at.least(24);
          const { borderTopColor } = getComputedStyle(cell);
          expect(contrast(borderTopColor, backgrounds(cell).slice(0, -1)), 'edge of a cell').to.be.at.least(
            3,
          );
        }
        const input = code.querySelector('input') as HTMLInputElement;
        expect(box(input).height, 'the code’s input').to.be.closeTo(box(cells[0] as Element).height, 1);
        input.focus({ focusVisible: true } as FocusOptions);
        const { borderTopWidth, outlineStyle } = getComputedStyle(input);
        expect([borderTopWidth, outlineStyle], 'the cells are its frame').to.deep.equal(['0px', 'none']);
      });
    }

    it('has targets of 24 px or more, and stays inside its box', async () => {
      await dress(name, 'light');
      const element = await show(page);
      const { left, right } = box(element);
      for (const host of element.children)
        for (const one of drawn(host, 'button, input, summary, [part~=cells]')) {
          if (one.matches('input[slot=code]')) continue;
          const { width, height, left: start, right: end } = box(one);
          expect(Math.min(width, height), one.outerHTML).to.be.at.least(24);
          expect(start, one.outerHTML).to.be.at.least(left);
          expect(end, one.outerHTML).to.be.at.most(right);
        }
    });

    it('keeps labels close to their fields, groups apart, and a gap between neighbours', async () => {
      await dress(name, 'light');
      const element = await show(page);
      for (const host of element.querySelectorAll(withInput)) {
        const label = host.querySelector('label') as HTMLElement;
        const input = host.querySelector('input') as HTMLElement;
        expect(box(input).top - box(label).bottom, `${host.localName}: label`).to.be.within(4, 6);
      }
      for (const tag of ceremonies.slice(0, 1)) {
        const host = element.querySelector(tag) as HTMLElement;
        const [button] = drawn(host, 'button') as [HTMLElement];
        const input = host.querySelector('input') as HTMLElement;
        expect(box(button).top - box(input).bottom, 'group').to.be.within(15, 21);
      }
      const edges = [...element.children].map(box);
      for (const [index, { bottom }] of edges.slice(0, -1).entries())
        expect((edges[index + 1]?.top ?? 0) - bottom, 'neighbours').to.be.at.least(12);
    });

    where('webauthn').it('leaves an input that the page brings as the page styles it', async () => {
      await dress(name, 'light');
      const style = document.createElement('style');
      style.textContent = '.own { border: 3px dotted rgb(1, 2, 3) !important; border-radius: 0 !important }';
      document.head.append(style);
      try {
        const element = await show(html`
          <passkey-login tenancy-id="dev">
            <label slot="username" for="own">Email</label>
            <input slot="username" id="own" class="own" />
          </passkey-login>
        `);
        const { borderTopWidth, borderTopStyle } = getComputedStyle(
          element.querySelector('input') as Element,
        );
        expect([borderTopWidth, borderTopStyle]).to.deep.equal(['3px', 'dotted']);
      } finally {
        style.remove();
      }
    });
  });
