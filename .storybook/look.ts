/** Applies the toolbar's language, direction, theme and density to the page. */
import { themes, wear, type ThemeId } from '../stories/themes/index.js';

let undress: (() => void) | undefined;
let worn: unknown;

export function applyLook(globals: Record<string, unknown>): void {
  const { theme, skin, density } = globals;
  const root = document.documentElement;
  Object.assign(root, writingOf(globals));
  root.style.colorScheme = theme === 'auto' ? 'light dark' : String(theme);
  root.style.setProperty('--passkey-density', String(density));
  if (skin === worn) return;
  undress?.();
  undress = Object.hasOwn(themes, String(skin)) ? wear(skin as ThemeId) : undefined;
  worn = skin;
}

/** The language and direction that the toolbar has set. */
export function writingOf({ language, direction }: Record<string, unknown>): { lang: string; dir: string } {
  const lang = String(language);
  return { lang, dir: direction === 'auto' ? directionOf(lang) : String(direction) };
}

const rightToLeft = /^(ar|fa|he|ur)\b/;
const directionOf = (language: string) => (rightToLeft.test(language) ? 'rtl' : 'ltr');
