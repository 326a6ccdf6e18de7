/** The toolbar's menus: look, language and world. */
import type { Preview } from '@storybook/web-components-vite';
import { languages } from '../src/strings/languages.js';
import { clocks, faults, networks } from '../stories/support/conditions.js';
import { themes } from '../stories/themes/index.js';

/** A menu that shows its name rather than its value, because there are many menus. */
const choices = (description: string, icon: string, items: Record<string, string>) => ({
  description,
  toolbar: {
    icon: icon as 'globe',
    title: description,
    items: Object.entries(items).map(([value, title]) => ({ value, title })),
    dynamicTitle: false,
  },
});

const titles = <T extends { title: string }>(items: Record<string, T>) =>
  Object.fromEntries(Object.entries(items).map(([id, { title }]) => [id, title]));

/** Each language's name in that language. */
const languageNames = Object.fromEntries(
  ['en', ...languages].map((code) => [
    code,
    new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code,
  ]),
);

export const globalTypes: Preview['globalTypes'] = {
  device: choices('Device', 'mobile', { simulated: 'Simulated device', own: 'My own device' }),
  vault: choices('Vault', 'database', { kept: 'Kept in this browser', fresh: 'New for each story' }),
  network: choices('Network', 'lightning', titles(networks)),
  faults: choices('Faults', 'alert', faults),
  clock: choices('Clock', 'timer', titles(clocks)),
  language: choices('Language', 'globe', languageNames),
  direction: choices('Direction', 'transfer', {
    auto: 'As the language',
    ltr: 'Left to right',
    rtl: 'Right to left',
  }),
  theme: choices('Colours', 'mirror', { auto: 'As the system', light: 'Light', dark: 'Dark' }),
  skin: choices('Theme', 'paintbrush', { plain: 'No theme', ...titles(themes) }),
  density: choices('Density', 'component', { 1: 'Comfortable', 0.75: 'Dense' }),
};

export const initialGlobals: Preview['initialGlobals'] = {
  // Without a menu: for tests, which have all steps played.
  plays: 'on demand',
  device: 'simulated',
  vault: 'kept',
  network: 'fast',
  faults: 'none',
  clock: 'now',
  language: 'en',
  direction: 'auto',
  theme: 'auto',
  skin: 'plain',
  density: '1',
};
