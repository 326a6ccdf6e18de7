/** Pages as others style them: the style sheets of widely used packages, and what resets write by hand. */
import { onCleanup } from '../support/cleanup.js';

const packages = '/node_modules';

/** URLs, or rules by hand. */
export const sheets: Record<string, readonly string[]> = {
  'no style sheet': [],
  'Bootstrap 5': [`${packages}/bootstrap/dist/css/bootstrap.css`],
  'Tailwind 3': ['/tailwind-3.css'],
  'Tailwind 4': ['/tailwind-4.css'],
  Bulma: [`${packages}/bulma/css/bulma.css`],
  Foundation: [`${packages}/foundation-sites/dist/css/foundation.css`],
  Pico: [`${packages}/@picocss/pico/css/pico.css`],
  'Web Awesome native': [
    `${packages}/@awesome.me/webawesome/dist/styles/themes/default.css`,
    `${packages}/@awesome.me/webawesome/dist/styles/native.css`,
  ],
  'normalize.css': [`${packages}/normalize.css/normalize.css`],
  'modern-normalize': [`${packages}/modern-normalize/modern-normalize.css`],
  'all: unset': ['button, input, label { all: unset }'],
  'box-sizing: inherit': ['* { box-sizing: inherit; margin: 0; padding: 0 }'],
  '62.5 % root': ['html { font-size: 62.5% } body { font-size: 1.6rem }'],
};

export const schemes = ['light', 'dark', 'rtl'] as const;
export type Scheme = (typeof schemes)[number];

/** Dresses the page until the test is over. */
export async function dress(name: string, scheme: Scheme): Promise<void> {
  const root = document.documentElement;
  root.style.colorScheme = scheme === 'dark' ? 'dark' : 'light';
  root.dataset['theme'] = root.dataset['bsTheme'] = scheme === 'dark' ? 'dark' : 'light';
  root.dir = scheme === 'rtl' ? 'rtl' : 'ltr';
  const added = await Promise.all((sheets[name] ?? []).map(addSheet));
  onCleanup(() => {
    for (const one of added) one.remove();
    for (const attribute of ['style', 'dir', 'data-theme', 'data-bs-theme']) root.removeAttribute(attribute);
  });
}

async function addSheet(source: string): Promise<HTMLElement> {
  if (!source.startsWith('/')) {
    const style = document.createElement('style');
    style.textContent = source;
    document.head.append(style);
    return style;
  }
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = source;
  const loaded = new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new Error(`${source} did not load.`));
  });
  document.head.append(link);
  await loaded;
  return link;
}
