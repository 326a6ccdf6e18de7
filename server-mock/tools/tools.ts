/** The mock's own paths beside Passlock's: the inbox and the console, as pages and as JSON. */
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { assets } from './assets.js';
import { runAction, type Fields } from './console-actions.js';
import { consolePage } from './console-page.js';
import { consoleState, type ConsoleSource } from './console-state.js';
import { requireLocal, requireOwnForm } from './guards.js';
import { inboxJson, inboxPage } from './inbox-page.js';
import type { Inbox } from '../email/inbox.js';
import { readBytes, readJson } from '../http/body.js';
import { badRequest, HttpError } from '../http/errors.js';
import { allowMethods } from '../http/guards.js';
import { jsonResponse } from '../http/json-response.js';
import type { HttpEnv } from '../http/route.js';
import { object, parse, text } from '../http/schema.js';

export interface ToolsOptions extends ConsoleSource {
  inbox: Inbox;
}

/** The largest body of an action, in bytes. */
const maxBytes = 16 * 1024;
const maxEmailBytes = 256 * 1024;

const inboxEmail = object({
  to: text(254),
  subject: text(998),
  text: text(maxEmailBytes),
  html: v.exactOptional(v.string()),
  code: v.exactOptional(text(64)),
});

export function createTools({ inbox, ...source }: ToolsOptions): Hono<HttpEnv> {
  const tools = new Hono<HttpEnv>();
  for (const { path, type, text } of assets) {
    tools.get(path, (c) => {
      c.header('Content-Type', type);
      c.header('Cache-Control', 'no-cache');
      c.header('X-Content-Type-Options', 'nosniff');
      return c.body(text);
    });
  }

  const stateOf = (tenancyId?: string) => consoleState(source, tenancyId);
  const tenancyIn = (c: Context<HttpEnv>): string | undefined => {
    const id = c.req.query('tenancy') || undefined;
    if (id === undefined || source.services.tenancies.get(id)) return id;
    throw new HttpError('@error/InvalidTenancy', 'There is no such tenancy.');
  };
  tools.use('/inbox', requireLocal, allowMethods(['GET']));
  for (const path of ['/_mock/inbox', '/console', '/_mock/console'])
    tools.use(path, requireLocal, allowMethods(['GET', 'POST']));
  tools.use('/_mock/*', async (c, next) => {
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    await next();
  });

  tools.get('/inbox', (c) => inboxPage(inbox, new URL(c.req.url), tenancyIn(c)));
  tools.get('/_mock/inbox', async (c) => jsonResponse(c, await inboxJson(inbox, tenancyIn(c))));
  /** For a backend that sends its emails itself: `{"to", "subject", "text", "html"?, "code"?}`. */
  tools.post('/_mock/inbox', async (c) => {
    const mail = parse(inboxEmail, await readJson(c.req.raw, { maxBytes: maxEmailBytes, maxDepth: 2 }));
    const tenancyId = tenancyIn(c) ?? source.services.tenancies.list()[0]?.id ?? '';
    await inbox.add({ tenancyId, html: '', ...mail, sentAt: source.clock.now() });
    return c.body(null, 204);
  });
  tools.get('/console', async (c) => {
    const rtl = c.req.query('dir') === 'rtl';
    return consolePage(await stateOf(tenancyIn(c)), { rtl });
  });
  tools.get('/_mock/console', async (c) => jsonResponse(c, await stateOf(tenancyIn(c))));

  /** Redirects after success, so that a reload repeats nothing, except to show a key, which is shown once. */
  tools.post('/console', requireOwnForm, async (c) => {
    const form = new TextDecoder().decode(await readBytes(c.req.raw, maxBytes));
    const fields = Object.fromEntries(new URLSearchParams(form)) as Fields;
    const { tenancy: id } = fields;
    const tenancyId = id && source.services.tenancies.get(id) ? id : undefined;
    try {
      const notice = await runAction(source, fields);
      if (notice.apiKey !== undefined) return await consolePage(await stateOf(tenancyId), { notice });
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      const notice = { message: error.message, isError: true };
      return consolePage(await stateOf(tenancyId), { notice });
    }
    const query = tenancyId === undefined ? '' : `?tenancy=${encodeURIComponent(tenancyId)}`;
    return c.redirect(`/console${query}`, 303);
  });

  /** The same actions for programs: `{"action": "advance-clock", "seconds": 60}`. */
  tools.post('/_mock/console', async (c) => {
    const fields = fieldsOf(await readJson(c.req.raw, { maxBytes, maxDepth: 2 }));
    return jsonResponse(c, await runAction(source, fields));
  });
  return tools;
}

function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('Expected an object.');
  }
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.some(([, field]) => typeof field !== 'string' && typeof field !== 'number')) {
    throw badRequest('Expected fields of text or numbers.');
  }
  return Object.fromEntries(entries.map(([key, field]) => [key, String(field)]));
}
