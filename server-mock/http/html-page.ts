/** The frame of an HTML page: head, header and main heading. */
import { html } from 'hono/html';

/** Markup in which the `html` template has escaped every value. */
export type Html = ReturnType<typeof html>;

export interface HtmlPage {
  title: string;
  /** Follows the title in the browser's tab. */
  site?: string;
  dir?: 'ltr' | 'rtl';
  /** The path of the icon. */
  icon: string;
  /** The path of the style sheet. */
  styleSheet: string;
  /** The path of a module. */
  script?: string;
  header: Html;
  body: Html;
}

export async function renderPage({ title, site, dir = 'ltr', ...page }: HtmlPage): Promise<string> {
  const document = html`<!doctype html>
    <html lang="en" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${site === undefined ? title : `${title} – ${site}`}</title>
        <link rel="icon" href="${page.icon}" />
        <link rel="stylesheet" href="${page.styleSheet}" />
        ${page.script === undefined ? '' : html`<script type="module" src="${page.script}"></script>`}
      </head>
      <body>
        <header>${page.header}</header>
        <main>
          <h1>${title}</h1>
          ${page.body}
        </main>
      </body>
    </html> `;
  return String(await document);
}
