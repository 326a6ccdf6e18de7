/**
 * The real mock server for the page under test. Each tenancy gets a server of its own on a loopback port,
 * with a store in memory and a clock that only its test moves: nothing leaks from test to test.
 */
import { randomUUID } from 'node:crypto';
import type { TestRunnerPlugin } from '@web/test-runner-core';
import { createMockServer, type Limits, type TenancyOptions } from '../../../server-mock/app.js';
import { listen, type Listening } from '../../../server-mock/node.js';

export interface FreshTenancyOptions extends Partial<TenancyOptions> {
  limits?: Partial<Limits>;
}

export interface TenancyAddress {
  /** Origin of the mock server, without a slash at the end. */
  url: string;
  tenancyId: string;
  apiKey: string;
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
  | { action: 'advance'; tenancyId: string; milliseconds: number }
  | { action: 'close'; tenancyId: string };

interface Running extends TenancyAddress {
  listening: Listening;
  /** Milliseconds its clock is ahead. */
  ahead: number;
}

async function start({ limits, ...options }: FreshTenancyOptions): Promise<Running> {
  const tenancy = {
    ...{ id: `t${randomUUID().slice(0, 8)}`, apiKey: randomUUID() },
    ...{ kind: 'development' as const, rpId: 'localhost', rpName: 'Tests' },
    ...options,
  };
  const clock = { ahead: 0 };
  const server = await createMockServer({
    tenancies: [tenancy],
    now: () => Date.now() + clock.ahead,
    ...(limits && { limits }),
  });
  const listening = await listen({ server, port: 0, host: '127.0.0.1' });
  return Object.assign(clock, {
    url: listening.url,
    tenancyId: tenancy.id,
    apiKey: tenancy.apiKey,
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

export function mockPlugin(): TestRunnerPlugin {
  const servers = new Map<string, Running>();

  return {
    name: 'mock-commands',
    async serverStop() {
      await Promise.all([...servers.values()].map(({ listening }) => listening.close()));
    },
    async executeCommand({ command, payload }) {
      if (command !== 'mock') return undefined;
      const asked = payload as MockPayload;
      if (asked.action === 'tenancy') {
        const running = await start(asked.options);
        servers.set(running.tenancyId, running);
        const { url, tenancyId, apiKey } = running;
        return { url, tenancyId, apiKey };
      }
      const running = servers.get(asked.tenancyId);
      if (!running) throw new Error(`There is no tenancy "${asked.tenancyId}".`);
      switch (asked.action) {
        case 'request':
          return request(running, asked.method, asked.path, asked.body);
        case 'advance':
          running.ahead += asked.milliseconds;
          return true;
        case 'close':
          servers.delete(asked.tenancyId);
          await running.listening.close();
          return true;
      }
    },
  };
}
