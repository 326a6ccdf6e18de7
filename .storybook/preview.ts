/** Gives every story a world, the toolbar's look, and panels when it is open without Storybook's frame. */
import type { Preview } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { FORCE_REMOUNT } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';
import { configure } from 'storybook/test';
import '../src/entries/index.js';
import { logEvents } from '../stories/support/events.js';
import { PagePanel } from '../stories/support/panel/page-panel.js';
import { report } from '../stories/support/panel/report.js';
import { worldFor } from '../stories/support/current-world.js';
import { endpoint, tenancyId, type World } from '../stories/support/world.js';
import { DocsPage } from './docs-page.js';
import { applyLook, writingOf } from './look.js';
import { globalTypes, initialGlobals } from './toolbar.js';

if (!customElements.get('page-panel')) customElements.define('page-panel', PagePanel);

configure({
  // Long enough for slow machines.
  asyncUtilTimeout: 60_000,
  // The default message contains the whole page.
  getElementError: (message) => new Error(message ?? 'There is no such element.'),
});

/** Shows code as an app would write it: with its own tenancy, and without the stories' server. */
const snippet = (code: string) =>
  code
    .replaceAll(` endpoint="${endpoint}"`, '')
    .replaceAll(`tenancy-id="${tenancyId}"`, 'tenancy-id="your-tenancy"')
    .replaceAll('=""', '')
    .replace(/\n\s*\n/g, '\n');

const standsAlone = window.parent === window;

const preview: Preview = {
  globalTypes: globalTypes ?? {},
  initialGlobals: initialGlobals ?? {},
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    a11y: { test: 'error' },
    docs: {
      container: DocsPage,
      codePanel: true,
      source: { excludeDecorators: true, transform: snippet },
    },
    options: {
      storySort: {
        order: [
          'Docs',
          [
            'Welcome',
            'Start in five minutes',
            'Your framework',
            [
              'Setup',
              'Script tag',
              'React',
              'Preact',
              'Next.js',
              'Vue',
              'Nuxt',
              'Svelte',
              'SvelteKit',
              'Angular',
              'Solid',
              'Astro',
              'Forms',
            ],
            'Sign-in in one tag',
            'Choosing a pattern',
            'Your backend',
            'Accounts in your own tables',
            "Passlock's server library",
            'Servers that you have already',
            'Reference',
            'Theming',
            'Words',
            'Errors',
            'Testing your app',
            'Without elements',
            'Moving to another domain',
            'The package',
            'Security',
            'Browsers',
            'Accessibility',
            'Conformance',
            'Migration',
            'Changelog',
          ],
          'Pages',
          'Flows',
          'Elements',
          'Themes',
        ],
      },
    },
  },
  loaders: [async (context) => ({ world: await worldFor(context) })],
  decorators: [
    (story, { globals, loaded, viewMode }) => {
      const isCrowded = viewMode === 'docs';
      // A documentation page around the story stays in English.
      const { lang, dir } = writingOf(globals);
      if (!isCrowded) applyLook(globals);
      return html`
        <main>
          <section class="story" aria-label="Story" lang=${lang} dir=${dir}>
            ${keyed(loaded['world'], story())}
          </section>
          ${standsAlone && !isCrowded ? html`<page-panel lang="en" dir="ltr"></page-panel>` : nothing}
        </main>
      `;
    },
  ],
  beforeEach: ({ loaded, id }) => {
    report(loaded['world'] as World, () => {
      addons.getChannel().emit(FORCE_REMOUNT, { storyId: id });
    });
    return logEvents();
  },
};

export default preview;
