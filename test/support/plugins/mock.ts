/**
 * The real mock server for the page under test. Each tenancy gets a server of its own on a loopback port,
 * with a store in memory and a clock that only its test moves: nothing leaks from test to test. Its app's
 * backend is on the page's own origin, as a customer's would be, because of the session cookie.
 */
import { randomUUID } from 'node:crypto';
import { getRequestListener } from '@hono/node-server';
import type { TestRunnerCoreConfig, TestRunnerPlugin } from '@web/test-runner-core';
import {
  createMockServer,
  type Limits,
  type MockServer,
  type TenancyOptions,
} from '../../../server-mock/app.js';
import { createMockBackend, type MockBackend } from '../../../server-mock/playground/backend.js';
import { listen, type Listening } from '../../../server-mock/node/listen.js';
import { storeWithSigningKey } from '../../server-mock/support/signing-key.js';
import { cdpOf } from './page.js';

export interface FreshTenancyOptions extends Partial<TenancyOptions> {
  limits?: Partial<Limits>;
}

export interface TenancyAddress {
  /** Origin of the mock server, without a slash at the end. */
  url: string;
  tenancyId: string;
  apiKey: string;
  /** The app's backend: a path on the page's origin. */
  backend: string;
}

export interface ServerAnswer {
  status: number;
  headers: Record<string, string>;
  /** Parsed JSON; undefined when there is none. */
  body: unknown;
}

export type MockPayload =
  | { action: 'tenancy'; options: FreshTenancyOptions }
  | { action: 'request'; tenancyId: string; method: string; path: string; body?: unknown }
  | { action: 'mails'; tenancyId: string }
  | { action: 'advance'; tenancyId: string; milliseconds: number }
  | { action: 'close'; tenancyId: string };

interface Running {
  server: MockServer;
  address: TenancyAddress;
  app: MockBackend;
  listening: Listening;
  /** Milliseconds its clock is ahead. */
  ahead: number;
}

/** Here the test server has the backends, by tenancy. */
const backends = '/test-backends';

async function start({ limits, ...options }: FreshTenancyOptions): Promise<Running> {
  const tenancy = {
    id: `t${randomUUID().slice(0, 8)}`,
    apiKey: randomUUID(),
    kind: 'development' as const,
    rpId: 'localhost',
    rpName: 'Tests',
    ...options,
  };
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  const store = await storeWithSigningKey();
  const server = await createMockServer({ tenancies: [tenancy], now, store, ...(limits && { limits }) });
  const listening = await listen({ server, port: 0, host: '127.0.0.1' });
  const { id: tenancyId, apiKey } = tenancy;
  const address = { url: listening.url, tenancyId, apiKey, backend: `${backends}/${tenancyId}` };
  return Object.assign(clock, {
    server,
    address,
    app: createMockBackend({ server, tenancy }),
    listening,
  });
}

/** As the app's backend asks: with the API key. `{t}` in the path is the tenancy. */
async function request(
  { url, tenancyId, apiKey }: TenancyAddress,
  method: string,
  path: string,
  body: unknown,
) {
  const response = await fetch(url + path.replace('{t}', tenancyId), {
    method,
    headers: {
      authorization: `Bearer ${apiKey}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const headers = Object.fromEntries(response.headers);
  const answer: ServerAnswer = {
    status: response.status,
    headers,
    body: text ? JSON.parse(text) : undefined,
  };
  return answer;
}

type Middleware = NonNullable<TestRunnerCoreConfig['middleware']>[number];

export function mockCommands(): { plugin: TestRunnerPlugin; middleware: Middleware } {
  const servers = new Map<string, Running>();

  /** A backend believes to be at `/backend`, its default. */
  const middleware: Middleware = async (context, next) => {
    const [, tenancyId = '', path = ''] = /^\/test-backends\/([^/]+)(\/.*)$/.exec(context.url) ?? [];
    const running = servers.get(tenancyId);
    if (!running) {
      await next();
      return;
    }
    const answer = getRequestListener(
      (request) => running.app.fetch(new Request(new URL(`/backend${path}`, request.url), request)),
      { overrideGlobalObjects: false },
    );
    context.respond = false;
    await answer(context.req, context.res);
  };

  const plugin: TestRunnerPlugin = {
    name: 'mock-commands',
    async serverStop() {
      await Promise.all([...servers.values()].map(({ listening }) => listening.close()));
    },
    async executeCommand({ command, payload, session }) {
      if (command !== 'mock') return undefined;
      const asked = payload as MockPayload;
      if (asked.action === 'tenancy') {
        const running = await start(asked.options);
        servers.set(running.address.tenancyId, running);
        return running.address;
      }
      const running = servers.get(asked.tenancyId);
      if (!running) throw new Error(`There is no tenancy "${asked.tenancyId}".`);
      switch (asked.action) {
        case 'request':
          return request(running.address, asked.method, asked.path, asked.body);
        case 'mails':
          return running.server.inbox.list(asked.tenancyId);
        case 'advance':
          running.ahead += asked.milliseconds;
          return true;
        case 'close':
          servers.delete(asked.tenancyId);
          await running.listening.close();
          // Only the browser can delete the session: its cookie is not for scripts.
          await (await cdpOf(session)).send('Network.clearBrowserCookies');
          return true;
      }
    },
  };
  return { plugin, middleware };
}
