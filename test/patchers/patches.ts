/** The ways in which pages patch themselves. Each runs in the page and puts the server's HTML into `<main>` once more. */
import type { libraries } from './site.js';

declare global {
  function morphdom(from: Node, to: string, options: { childrenOnly: boolean }): void;
  const Idiomorph: { morph(from: Element, to: string, options: { morphStyle: string }): void };
  const htmx: { ajax(method: string, url: string, options: { target: string; swap: string }): Promise<void> };
  const Turbo: { visit(url: string, options: { action: string }): void };
}

interface Patch {
  library: keyof typeof libraries;
  run(html: string): void | Promise<void>;
}

export const patches: Record<string, Patch> = {
  morphdom: {
    library: 'morphdom',
    run: (html) => morphdom(document.querySelector('main')!, `<main>${html}</main>`, { childrenOnly: true }),
  },
  idiomorph: {
    library: 'idiomorph',
    run: (html) => Idiomorph.morph(document.querySelector('main')!, html, { morphStyle: 'innerHTML' }),
  },
  'idiomorph in a view transition': {
    library: 'idiomorph',
    run: (html) =>
      document.startViewTransition(() =>
        Idiomorph.morph(document.querySelector('main')!, html, { morphStyle: 'innerHTML' }),
      ).finished,
  },
  'a morph of htmx': {
    library: 'htmx',
    run: () => htmx.ajax('GET', '/fragment', { target: 'main', swap: 'innerMorph' }),
  },
  'a page refresh of Turbo': {
    library: 'turbo',
    run: () =>
      new Promise((resolve) => {
        addEventListener('turbo:load', () => resolve(), { once: true });
        Turbo.visit(location.href, { action: 'replace' });
      }),
  },
  'a patch of attributes and children, as LiveView’s': {
    library: 'none',
    run: (html) => {
      const template = document.createElement('template');
      template.innerHTML = html;
      for (const host of document.querySelectorAll('main otp-entry, main passkey-login'))
        for (const child of [...host.children]) {
          const same = child.id && template.content.querySelector(`#${child.id}`);
          if (!same) child.remove();
          else
            for (const { name } of [...child.attributes]) {
              const value = same.getAttribute(name);
              if (value === null) child.removeAttribute(name);
              else child.setAttribute(name, value);
            }
        }
    },
  },
};
