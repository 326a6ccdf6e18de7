/** What the inbox and the console share: headers, navigation and small parts of a page. */
import { html } from 'hono/html';
import { renderPage, type Html } from '../http/html-page.js';

export interface ToolPage {
  title: string;
  /** The current path, for the navigation. */
  path: '/inbox' | '/console';
  /** Right to left, for testing the layout. */
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
  // With "no-referrer", browsers send forms with the origin "null", which is refused.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

export async function toolPage({ title, path, rtl, body }: ToolPage, status = 200): Promise<Response> {
  const link = (to: ToolPage['path'], label: string) =>
    to === path ? html`<a href="${to}" aria-current="page">${label}</a>` : html`<a href="${to}">${label}</a>`;
  const page = await renderPage({
    title,
    site: 'mock Passlock server',
    dir: rtl ? 'rtl' : 'ltr',
    icon: '/_mock/icon.svg',
    styleSheet: '/_mock/pages.css',
    script: '/_mock/copy.js',
    header: html`<strong>Mock Passlock server</strong>
      <nav aria-label="Pages">${link('/inbox', 'Inbox')} ${link('/console', 'Console')}</nav>`,
    body,
  });
  return new Response(page, { status, headers });
}

/** A point in time, readable and exact. */
export function time(ms: number): Html {
  const iso = new Date(ms).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}</time>`;
}

/** Text from callers, isolated so that its direction does not affect the text around it. */
export function isolated(text: string | undefined): Html {
  return text === undefined ? html`<span class="note">none</span>` : html`<bdi>${text}</bdi>`;
}

/** A table in a region that scrolls by itself, also with the keyboard. */
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
