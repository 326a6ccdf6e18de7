/** The elements in every language, and in a pseudo-language with longer texts. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { waitFor } from 'storybook/test';
import { languages } from '../src/strings/languages.js';
import { registerStrings } from '../src/strings/strings-controller.js';
import { directionOf } from '../test/strings/compose.js';
import { pseudo, pseudoCode } from '../test/strings/pseudo.js';
import { signedIn } from './support/before.js';
import { showAll } from './support/play.js';
import { backend, endpoint, tenancyId } from './support/world.js';

const meta: Meta = { title: 'Languages', parameters: { controls: { disable: true } } };

export default meta;
type Story = StoryObj;

const nameOf = (code: string) => new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;

export const All: Story = {
  name: 'All, side by side',
  render: () =>
    html`<div class="wide">
      ${['en', ...languages].map(
        (code) => html`
          <section lang=${code} dir=${directionOf(code)}>
            <h2>${nameOf(code)}</h2>
            <passkey-register
              tenancy-id=${tenancyId}
              endpoint=${endpoint}
              backend=${backend}
            ></passkey-register>
          </section>
        `,
      )}
    </div>`,
  play: async ({ canvasElement }) => {
    const wrong = () =>
      [...canvasElement.querySelectorAll<HTMLElement>('section[lang]')].filter(
        (section) =>
          section.querySelector('passkey-register')?.shadowRoot?.querySelector<HTMLElement>('[part=base]')
            ?.lang !== section.lang,
      );
    await waitFor(() => {
      if (wrong().length > 0)
        throw new Error(
          `Not there yet: ${wrong()
            .map(({ lang }) => lang)
            .join()}`,
        );
    });
  },
};

const inLanguage = (code: string): Story => ({
  name: nameOf(code),
  render: () => html`
    <div lang=${code} dir=${directionOf(code)} style="display: grid; gap: 1.5rem">
      <passkey-login tenancy-id=${tenancyId} endpoint=${endpoint} backend=${backend} for-code="code">
      </passkey-login>
      <otp-entry id="code" backend=${backend} purpose="signup" email="grace@example.com"></otp-entry>
      <passkey-manager tenancy-id=${tenancyId} endpoint=${endpoint} backend=${backend}></passkey-manager>
      <passkey-support></passkey-support>
    </div>
  `,
  parameters: { before: signedIn(1) },
  play: showAll,
});

export const German: Story = inLanguage('de');
export const Arabic: Story = inLanguage('ar');
export const Hebrew: Story = inLanguage('he');
export const Japanese: Story = inLanguage('ja');
export const Hindi: Story = inLanguage('hi');

export const Pseudo: Story = {
  ...inLanguage(pseudoCode),
  name: 'Made up: 40 % longer',
  beforeEach: () => {
    registerStrings(pseudoCode, pseudo);
  },
};
