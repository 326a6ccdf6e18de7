/** What every story gets: a world of its own, the page's look, and the device below. */
import type { Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/index.js';
import { DevicePanel } from '../stories/support/device-panel.js';
import { logEvents } from '../stories/support/events.js';
import { createWorld } from '../stories/support/world.js';

// A bare import would be dropped: the package says which of its files have side effects.
if (!customElements.get('device-panel')) customElements.define('device-panel', DevicePanel);

const choices = (title: string, icon: string, items: Record<string, string>) => ({
  toolbar: {
    title,
    icon: icon as 'globe',
    items: Object.entries(items).map(([value, name]) => ({ value, title: name })),
    dynamicTitle: true,
  },
});

const preview: Preview = {
  globalTypes: {
    device: choices('Device', 'mobile', { simulated: 'Simulated device', own: 'My own device' }),
    theme: choices('Theme', 'mirror', { light: 'Light', dark: 'Dark' }),
    direction: choices('Direction', 'transfer', { ltr: 'Left to right', rtl: 'Right to left' }),
  },
  initialGlobals: { device: 'simulated', theme: 'light', direction: 'ltr' },
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    a11y: { test: 'error' },
    options: { storySort: { order: ['Sign up', 'Register', 'Login', 'Code', 'Manager'] } },
  },
  loaders: [
    async ({ globals, parameters }) => {
      const own = globals['device'] === 'own' ? 'own' : 'simulated';
      const world = await createWorld({ device: parameters['device'] === 'none' ? 'none' : own });
      // Before the element is there, because autofill asks for what is on the device by then.
      if (parameters['account'] && world.device) await world.signUpWithPasskey('ada@example.com');
      return { world };
    },
  ],
  decorators: [
    (story, { globals, loaded }) => {
      const root = document.documentElement;
      root.lang = 'en';
      root.dir = String(globals['direction']);
      root.style.colorScheme = String(globals['theme']);
      return html`
        <main>
          <section class="story" aria-label="Story">${story()}</section>
          <device-panel .world=${loaded['world'] as unknown}></device-panel>
        </main>
      `;
    },
  ],
  beforeEach: () => logEvents(),
};

export default preview;
