/** The inbox as a page, and as JSON for programs. */
import { html } from 'hono/html';
import type { Inbox, InboxEmail } from '../email/inbox.js';
import type { Html } from '../http/html-page.js';
import { isolated, time, toolPage } from './page.js';

/** The largest number of emails on the page and in the JSON. */
const maxEmails = 100;

/** `GET /_mock/inbox` */
export async function inboxJson(inbox: Inbox, tenancyId?: string): Promise<{ mails: InboxEmail[] }> {
  return { mails: (await inbox.list(tenancyId)).slice(0, maxEmails) };
}

/** `GET /inbox` */
export async function inboxPage(inbox: Inbox, url: URL, tenancyId?: string): Promise<Response> {
  const { mails } = await inboxJson(inbox, tenancyId);
  return toolPage({
    title: 'Inbox',
    path: '/inbox',
    rtl: url.searchParams.get('dir') === 'rtl',
    body: html`<p>
        The emails that this server and the app’s backend would have sent, newest first.
        <a href="${url.pathname + url.search}">Refresh</a>
      </p>
      ${
        mails.length === 0
          ? html`<p class="note">
              There are no emails yet. One appears here when this server or the app’s backend sends it.
            </p>`
          : mails.map(article)
      }`,
  });
}

function article(email: InboxEmail): Html {
  // The sandboxed frame has no scripts, forms or origin, and inherits the page's policy.
  return html`<article aria-labelledby="mail-${email.id}">
    <h2 id="mail-${email.id}">${isolated(email.subject)}</h2>
    <dl>
      <dt>To</dt>
      <dd>${isolated(email.to)}</dd>
      <dt>Tenancy</dt>
      <dd>${isolated(email.tenancyId)}</dd>
      <dt>Sent</dt>
      <dd>${time(email.sentAt)}</dd>
    </dl>
    ${email.code === undefined ? '' : html`<div class="code"><code>${email.code}</code></div>`}
    <pre dir="auto">${email.text}</pre>
    <details>
      <summary>As HTML</summary>
      <iframe sandbox="" srcdoc="${email.html}" title="HTML of the email" loading="lazy"></iframe>
    </details>
  </article>`;
}
