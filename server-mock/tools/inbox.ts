/** The mails that would have been sent: for people at `/inbox`, for programs as JSON, for tests as a list. */
import { html } from 'hono/html';
import { WireError } from '../http/errors.js';
import { newChallengeId } from '../ids.js';
import type { Mail, Services } from '../services.js';
import { name, respondPage, time, type Html } from './page.js';

export interface InboxMail extends Mail {
  id: string;
}

export interface Inbox {
  /** Newest first, of one tenancy or of all. */
  list(tenancyId?: string): Promise<InboxMail[]>;
  /** A mail that somebody else sends through this server: kept, and delivered where mails are. */
  add(mail: Mail): Promise<void>;
}

/** Mails on a page or in an answer. */
const shown = 100;

type InboxServices = Pick<Services, 'store' | 'tenancies' | 'random' | 'mail' | 'report'>;

export function createInbox({ store, tenancies, random, mail: deliver, report }: InboxServices): Inbox {
  return {
    async add(mail) {
      const { tenancyId, ...record } = mail;
      await store.transact((transaction) => {
        transaction.insert('mails', tenancyId, newChallengeId(random), record);
      });
      // Not waited for, as with the mails of challenges.
      deliver?.(mail).catch(report);
    },
    list: (tenancyId) =>
      store.transact((transaction) => {
        const ids = tenancyId === undefined ? tenancies.list().map(({ id }) => id) : [tenancyId];
        const rows = ids.flatMap((id) =>
          transaction.list('mails', id).map((row) => ({ ...row, tenancyId: id })),
        );
        // By insertion: the clock may have been moved back in between.
        return rows
          .sort((a, b) => b.seq - a.seq)
          .map(({ id, tenancyId: owner, record }) => ({ id, tenancyId: owner, ...record }));
      }),
  };
}

/** The mails a request asks for with `?tenancy=`. */
async function wanted(inbox: Inbox, { tenancies }: Services, url: URL): Promise<InboxMail[]> {
  const id = url.searchParams.get('tenancy') ?? undefined;
  if (id !== undefined && !tenancies.get(id)) {
    throw new WireError('@error/InvalidTenancy', 'There is no such tenancy.');
  }
  return (await inbox.list(id)).slice(0, shown);
}

/** `GET /_mock/inbox` */
export async function inboxJson(inbox: Inbox, services: Services, url: URL): Promise<{ mails: InboxMail[] }> {
  return { mails: await wanted(inbox, services, url) };
}

/** `GET /inbox` */
export async function inboxPage(inbox: Inbox, services: Services, url: URL): Promise<Response> {
  const mails = await wanted(inbox, services, url);
  return respondPage({
    title: 'Inbox',
    path: '/inbox',
    rtl: url.searchParams.get('dir') === 'rtl',
    body: html`<p>
        The mails that this server would have sent, newest first.
        <a href="${url.pathname + url.search}">Refresh</a>
      </p>
      ${
        mails.length === 0
          ? html`<p class="note">
              There is no mail yet. A challenge with <code>sendEmail: true</code> puts one here.
            </p>`
          : mails.map(article)
      }`,
  });
}

function article(mail: InboxMail): Html {
  // The frame runs no scripts, sends no forms and has no origin; the page's policy holds in it as well.
  return html`<article aria-labelledby="mail-${mail.id}">
    <h2 id="mail-${mail.id}">${name(mail.subject)}</h2>
    <dl>
      <dt>To</dt>
      <dd>${name(mail.to)}</dd>
      <dt>Tenancy</dt>
      <dd>${name(mail.tenancyId)}</dd>
      <dt>Sent</dt>
      <dd>${time(mail.sentAt)}</dd>
    </dl>
    ${mail.code === undefined ? '' : html`<div class="code"><code>${mail.code}</code></div>`}
    <pre dir="auto">${mail.text}</pre>
    <details>
      <summary>As HTML</summary>
      <iframe sandbox="" srcdoc="${mail.html}" title="HTML of the mail" loading="lazy"></iframe>
    </details>
  </article>`;
}
