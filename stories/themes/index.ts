/** Example themes: CSS files with tokens and parts only. */
import bootstrapLike from './bootstrap-like.css?raw';
import brutalist from './brutalist.css?raw';
import materialLike from './material-like.css?raw';

export interface Theme {
  readonly title: string;
  readonly css: string;
}

/** Keys are the toolbar's values. The default look is not a theme. */
export const themes = {
  'bootstrap-like': { title: 'Bootstrap-like', css: bootstrapLike },
  'material-like': { title: 'Material-like', css: materialLike },
  brutalist: { title: 'Brutalist', css: brutalist },
} as const satisfies Record<string, Theme>;

export type ThemeId = keyof typeof themes;

/** Applies a theme to the page. Returns a function that removes it. */
export function wear(id: ThemeId): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(themes[id].css);
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
