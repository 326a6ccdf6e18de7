/** What the inbox and the console have in common: the frame of the page, its headers, small parts. */
import { html } from 'hono/html';

/** Markup whose every variable part was escaped by the `html` template. */
export type Html = ReturnType<typeof html>;

export interface PageParts {
  title: string;
  /** The current path, for the navigation. */
  path: '/inbox' | '/console';
  /** Right to left, to see that it can be. */
  rtl: boolean;
  body: Html;
}

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': policy.join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Not "no-referrer", with which browsers do not name the origin of a form, and the form is refused.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

export async function respondPage({ title, path, rtl, body }: PageParts, status = 200): Promise<Response> {
  const link = (to: PageParts['path'], name: string) =>
    to === path ? html`<a href="${to}" aria-current="page">${name}</a>` : html`<a href="${to}">${name}</a>`;
  const page = html`<!doctype html>
    <html lang="en" dir="${rtl ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – mock Passlock server</title>
        <link rel="icon" href="/_mock/icon.svg" />
        <link rel="stylesheet" href="/_mock/pages.css" />
        <script type="module" src="/_mock/copy.js"></script>
      </head>
      <body>
        <header>
          <strong>Mock Passlock server</strong>
          <nav aria-label="Pages">${link('/inbox', 'Inbox')} ${link('/console', 'Console')}</nav>
        </header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `;
  return new Response(String(await page), { status, headers });
}

/** A point in time, readable and exact. */
export function time(ms: number): Html {
  const iso = new Date(ms).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}</time>`;
}

/** Text from strangers, which must not turn around what stands beside it. */
export function name(text: string | undefined): Html {
  return text === undefined ? html`<span class="note">none</span>` : html`<bdi>${text}</bdi>`;
}

/** A table that scrolls in itself where it is too wide, also by keyboard. */
export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Html {
  if (rows.length === 0) return html`<p class="note">${caption}: none.</p>`;
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
