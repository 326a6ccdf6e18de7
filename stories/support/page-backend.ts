/**
 * The app's backend inside the page. It identifies sessions by cookies, which a page can neither send nor set. Every
 * request therefore carries two fixed cookies, and the sessions are stored under two fixed keys.
 */
import type { MockServer, TenancyOptions } from '../../server-mock/app.js';
import { storeKeyValue } from '../../server-mock/playground/backend.js';
import {
  createBackend,
  keyValueAccounts,
  keyValueSessions,
  type BackendHandler,
  type KeyValue,
  type SessionRecord,
  type Sessions,
} from '../../src/entries/backend.js';
import { Passlock } from '../../src/entries/server-unsafe.js';
import { hash } from '../../src/backend/digest.js';

const cookies = { session: 's'.repeat(43), code: 'c'.repeat(43) };

export function createPageBackend(server: MockServer, tenancy: TenancyOptions): BackendHandler {
  const { id: tenancyId, apiKey, rpId = 'localhost', rpName = rpId, relatedRpIds = [] } = tenancy;
  const { now } = server.clock;
  const kv = storeKeyValue(server.store, tenancyId, now);
  const handler = createBackend({
    passlock: new Passlock({
      tenancyId,
      apiKey,
      now,
      // Never dialled: every call is answered in this page.
      endpoint: 'http://localhost',
      fetch: (input, init) => server.fetch(withHeaders(new Request(input, init), init?.headers)),
    }),
    accounts: keyValueAccounts(kv),
    sessions: pageSessions(kv),
    rpId,
    relatedRpIds,
    rpName,
    mailer: {
      send: ({ to, subject, html, text, code }) =>
        server.inbox.add({
          tenancyId,
          to,
          subject,
          html,
          text,
          sentAt: now(),
          ...(code !== undefined && { code }),
        }),
    },
    now,
    loadIcon: (url) => server.fetch(new Request(url)),
    // No story has a real password sign-in.
    isAfterPassword: () => true,
  });
  const names = Object.entries(cookies).flatMap(([name, value]) =>
    ['', '__Host-'].map((prefix) => `${prefix}passkey-${name}=${value}`),
  );
  return { fetch: (request) => handler.fetch(withHeaders(request, { cookie: names.join('; ') })) };
}

/** Browsers remove forbidden headers from a `Request`, so the headers are set as a property of its own. */
function withHeaders(request: Request, more: HeadersInit = {}): Request {
  const headers = new Headers(request.headers);
  new Headers(more).forEach((value, name) => {
    headers.set(name, value);
  });
  return Object.defineProperty(request, 'headers', { value: headers });
}

/** Stores sessions under fixed keys instead of their ids, because the page never receives a new id. */
function pageSessions(kv: KeyValue): Sessions {
  const { claim, count } = keyValueSessions(kv);
  const placeOf = async (id: string) => `page/${id === (await hash(cookies.code)) ? 'code' : 'session'}`;
  return {
    count,
    get: async (id) => (await kv.get(await placeOf(id))) as SessionRecord | undefined,
    set: (_id, record) =>
      kv.set(`page/${record.kind === 'code' ? 'code' : 'session'}`, record, record.expiresAt),
    delete: async (id) => kv.delete(await placeOf(id)),
    // The id never changes, so it moves and ends again and again.
    claim: (id, expiresAt) => (/^(moves|ends)-/.test(id) ? Promise.resolve(true) : claim(id, expiresAt)),
  };
}
