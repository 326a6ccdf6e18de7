/**
 * The app's backend inside the page. It keeps who is signed in by a cookie, and a page can neither send nor set
 * one. So the one visitor of this page has two fixed cookies, and the sessions behind them are two places.
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
      ...{ tenancyId, apiKey, now },
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
          ...{ tenancyId, to, subject, html, text, sentAt: now() },
          ...(code !== undefined && { code }),
        }),
    },
    now,
    // There are none here; a story says that there was one.
    isAfterPassword: () => true,
  });
  const names = Object.entries(cookies).flatMap(([name, value]) =>
    ['', '__Host-'].map((prefix) => `${prefix}passkey-${name}=${value}`),
  );
  return { fetch: (request) => handler.fetch(withHeaders(request, { cookie: names.join('; ') })) };
}

/** Browsers drop some headers from a `Request`; an own member brings them back. */
function withHeaders(request: Request, more: HeadersInit = {}): Request {
  const headers = new Headers(request.headers);
  new Headers(more).forEach((value, name) => {
    headers.set(name, value);
  });
  return Object.defineProperty(request, 'headers', { value: headers });
}

/** Under names of their own instead of the ids, for the page is never told an id that is new. */
function pageSessions(kv: KeyValue): Sessions {
  const { claim } = keyValueSessions(kv);
  const placeOf = async (id: string) => `page/${id === (await hash(cookies.code)) ? 'code' : 'session'}`;
  return {
    get: async (id) => (await kv.get(await placeOf(id))) as SessionRecord | undefined,
    set: (_id, record) =>
      kv.set(`page/${record.kind === 'code' ? 'code' : 'session'}`, record, record.expiresAt),
    delete: async (id) => kv.delete(await placeOf(id)),
    claim,
  };
}
