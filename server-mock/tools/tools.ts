/** The mock's own paths beside Passlock's: the inbox, the console, and what programs steer them by. */
import { badRequest, WireError, errorAnswer } from '../http/errors.js';
import { isJson, readBytes } from '../http/guards.js';
import { inboxJson, inboxPage, type Inbox } from './inbox.js';
import { parseJson } from '../http/json.js';
import type { Client } from '../http/route.js';
import { asset } from './assets.js';
import { act, type Fields } from './console-actions.js';
import { consolePage } from './console-page.js';
import { consoleState, type ConsoleSource } from './console-state.js';
import { admitForm, admitLocal } from './local.js';

export interface ToolsOptions extends ConsoleSource {
  inbox: Inbox;
}

interface Asked extends ToolsOptions {
  request: Request;
  url: URL;
}

type Handler = (asked: Asked) => Promise<Response>;

const paths: Record<string, Partial<Record<string, Handler>>> = {
  '/inbox': { GET: ({ inbox, services, url }) => inboxPage(inbox, services, url) },
  '/_mock/inbox': { GET: async ({ inbox, services, url }) => json(await inboxJson(inbox, services, url)) },
  '/console': {
    GET: async (asked) => {
      const rtl = asked.url.searchParams.get('dir') === 'rtl';
      return consolePage(await stateOf(asked), { rtl });
    },
    POST: postForm,
  },
  '/_mock/console': { GET: async (asked) => json(await stateOf(asked)), POST: postJson },
};

/** Answers the tools' paths, and undefined for all others. */
export function createTools(options: ToolsOptions) {
  return async (request: Request, client: Client): Promise<Response | undefined> => {
    const url = new URL(request.url);
    const path = url.pathname.length > 1 ? url.pathname.replace(/\/$/, '') : url.pathname;
    const served = asset(path);
    if (served) return served;
    const methods = Object.hasOwn(paths, path) ? paths[path] : undefined;
    if (!methods) return undefined;
    try {
      admitLocal(request, client);
      const handler = methods[request.method];
      if (!handler) {
        const allow = Object.keys(methods).join(', ');
        const extra = { status: 405, headers: { Allow: allow } };
        throw new WireError('@error/BadRequest', `This path answers ${allow} only.`, extra);
      }
      return await handler({ ...options, request, url });
    } catch (error) {
      const { status, headers, body } = errorAnswer(error);
      if (status >= 500) options.services.report(error);
      return json(body, status, headers);
    }
  };
}

function stateOf(asked: Asked, tenancy = asked.url.searchParams.get('tenancy')) {
  if (tenancy && !asked.services.tenancies.get(tenancy)) {
    throw new WireError('@error/InvalidTenancy', 'There is no such tenancy.');
  }
  return consoleState(asked, tenancy ?? undefined);
}

/** After a form: back to the page, so that a reload does nothing twice; or the page with what is shown once. */
async function postForm(asked: Asked): Promise<Response> {
  const { request } = asked;
  admitForm(request);
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new WireError('@error/BadRequest', 'Expected a form.', { status: 415 });
  }
  const text = new TextDecoder().decode(await readBytes(request, maxBody));
  const fields = Object.fromEntries(new URLSearchParams(text)) as Fields;
  const { tenancy } = fields;
  const known = tenancy && asked.services.tenancies.get(tenancy) ? tenancy : null;
  try {
    const done = await act(asked, fields);
    if (done.apiKey !== undefined) return await consolePage(await stateOf(asked, known), { notice: done });
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const notice = { message: error.message, isError: true };
    return consolePage(await stateOf(asked, known), { notice });
  }
  const location = known === null ? '/console' : `/console?tenancy=${encodeURIComponent(known)}`;
  return new Response(null, { status: 303, headers: { location } });
}

/** The same for programs, in any language: `{"action": "advance-clock", "seconds": 60}`. */
async function postJson(asked: Asked): Promise<Response> {
  const { request } = asked;
  if (!isJson(request.headers.get('content-type'))) {
    throw new WireError('@error/BadRequest', 'The Content-Type must be application/json.', { status: 415 });
  }
  const body = fieldsOf(await readBytes(request, maxBody));
  return json(await act(asked, body));
}

/** Bytes of a command. */
const maxBody = 16 * 1024;

function fieldsOf(bytes: Uint8Array): Fields {
  let value: unknown;
  try {
    value = parseJson(new TextDecoder().decode(bytes), 2);
  } catch (error) {
    throw badRequest((error as Error).message, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest('Expected an object.');
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.some(([, field]) => typeof field !== 'string' && typeof field !== 'number')) {
    throw badRequest('Expected fields of text or numbers.');
  }
  return Object.fromEntries(entries.map(([key, field]) => [key, String(field)]));
}

function json(body: unknown, status = 200, more: Record<string, string> = {}): Response {
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    ...more,
  };
  return new Response(JSON.stringify(body), { status, headers });
}
