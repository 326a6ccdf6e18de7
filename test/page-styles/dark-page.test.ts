/** Pages whose colours do not fit their `color-scheme`. */
import { expect, fixture } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/entries/index.js';
import type { OtpEntry } from '../../src/entries/index.js';
import { backgrounds, contrast } from '../a11y/colours.js';
import { waitUntil } from '../support/until.js';

async function pageIn(style: string) {
  const page = await fixture<HTMLElement>(html`
    <div style=${style}><otp-entry length="4" required></otp-entry></div>
  `);
  const element = page.querySelector('otp-entry') as OtpEntry;
  await element.updateComplete;
  const scheme = () => ['dark', 'light'].find((name) => element.matches(`:state(${name})`));
  /** Contrast of the accent's colour, as links and focus rings have it. */
  const accent = () => {
    const probe = document.createElement('span');
    probe.style.color = 'var(--_link)';
    element.shadowRoot?.append(probe);
    return contrast(getComputedStyle(probe).color, backgrounds(probe));
  };
  /** The drawn ring around the current cell, and its contrast with the cell. */
  const ring = async () => {
    element.focus();
    const current = () => element.shadowRoot?.querySelector<HTMLElement>('[part~=current]');
    await waitUntil(current, 'no current cell');
    const cell = current() as HTMLElement;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(cell);
    expect([outlineStyle, outlineWidth]).to.deep.equal(['solid', '2px']);
    return contrast(outlineColor, backgrounds(cell));
  };
  return { page, element, scheme, accent, ring };
}

describe('the colours of an element', () => {
  beforeEach(() => executeServerCommand('page:focus'));

  it('are those for dark pages where the text is light', async () => {
    const { scheme, accent, ring } = await pageIn('color-scheme: light; background: #111; color: #eee');
    await waitUntil(() => scheme() === 'dark');
    expect(accent()).to.be.at.least(4.5);
    expect(await ring()).to.be.at.least(4.5);
  });

  it('are those for light pages where the text is dark', async () => {
    const { scheme, accent, ring } = await pageIn('color-scheme: dark; background: #fff; color: #4b5563');
    await waitUntil(() => scheme() === 'light');
    expect(accent()).to.be.at.least(4.5);
    expect(await ring()).to.be.at.least(4.5);
  });

  for (const tag of ['passkey-auth', 'passkey-manager', 'passkey-login', 'passkey-register'])
    it(`are those for dark pages in <${tag}>`, async () => {
      const element = document.createElement(tag);
      element.setAttribute('tenancy-id', 'test');
      await fixture(html`<div style="color-scheme: light; background: #111; color: #eee">${element}</div>`);
      await waitUntil(() => element.matches(':state(dark)'));
    });

  it('follow a change of the page’s theme', async () => {
    const { page, scheme } = await pageIn('color-scheme: light; background: #111; color: #eee');
    await waitUntil(() => scheme() === 'dark');
    page.style.cssText = 'color-scheme: light; background: #fff; color: #111';
    await waitUntil(() => !scheme());
    page.style.cssText = 'color-scheme: light; background: #111; color: #eee';
    await waitUntil(() => scheme() === 'dark');
    page.style.cssText = 'color-scheme: dark; background: #111; color: #ddd';
    await waitUntil(() => !scheme());
  });
});
