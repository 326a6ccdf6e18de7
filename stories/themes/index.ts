/** The worked themes: plain CSS of tokens and parts, in the files beside this one. */
import bootstrapLike from './bootstrap-like.css?raw';
import brutalist from './brutalist.css?raw';
import materialLike from './material-like.css?raw';

export interface Theme {
  readonly title: string;
  readonly css: string;
}

/** By their ids, for a toolbar; what the elements look like by themselves is none of them. */
export const themes = {
  'bootstrap-like': { title: 'Bootstrap-like', css: bootstrapLike },
  'material-like': { title: 'Material-like', css: materialLike },
  brutalist: { title: 'Brutalist', css: brutalist },
} as const satisfies Record<string, Theme>;

export type ThemeId = keyof typeof themes;

/** Dresses the page; answers how to undress it. */
export function wear(id: ThemeId): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(themes[id].css);
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
