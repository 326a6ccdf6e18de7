/** Applies the toolbar's language, direction, theme and density to the page. */
import { themes, wear, type ThemeId } from '../stories/themes/index.js';

let undress: (() => void) | undefined;
let worn: unknown;

export function applyLook(globals: Record<string, unknown>): void {
  const { language, direction, theme, skin, density } = globals;
  const root = document.documentElement;
  root.lang = String(language);
  root.dir = direction === 'auto' ? directionOf(root.lang) : String(direction);
  root.style.colorScheme = theme === 'auto' ? 'light dark' : String(theme);
  root.style.setProperty('--passkey-density', String(density));
  if (skin === worn) return;
  undress?.();
  undress = Object.hasOwn(themes, String(skin)) ? wear(skin as ThemeId) : undefined;
  worn = skin;
}

const rightToLeft = /^(ar|fa|he|ur)\b/;
const directionOf = (language: string) => (rightToLeft.test(language) ? 'rtl' : 'ltr');
