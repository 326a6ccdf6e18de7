/** A customer's site on one port: pages of its own, the mock as its Passlock, and a backend at `/backend`. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createMockServer, defaultTenancy, type MockServer } from '../../server-mock/app.js';
import { createMockBackend, type MockBackend } from '../../server-mock/playground/backend.js';
import { listen } from '../../server-mock/node/listen.js';
import type { Visitor } from './visitor.js';

export interface Customer {
  readonly url: string;
  readonly server: MockServer;
  /** The code that was mailed last. */
  mailedCode(): Promise<string>;
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse, backend: MockBackend) => void;

/** @param answer everything that neither the mock nor the backend answers */
export async function startCustomer(answer: Answer): Promise<Customer> {
  const server = await createMockServer();
  const backend = createMockBackend({ server, tenancy: defaultTenancy });
  const answerBackend = getRequestListener((request) => backend.fetch(request), {
    overrideGlobalObjects: false,
  });
  const { url, close } = await listen({
    server,
    port: 0,
    host: 'localhost',
    mounts: { '/backend': (request, response) => void answerBackend(request, response) },
    fallback: (request, response) => answer(request, response, backend),
  });
  return {
    url,
    server,
    close,
    async mailedCode() {
      const [mail] = await server.inbox.list();
      if (!mail?.code) throw new Error('There is no mail with a code.');
      return mail.code;
    },
  };
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Answers with a file of `folder`; 404 when it has none. */
export function sendFile(folder: string, url: string, response: ServerResponse): void {
  const path = url.replace(/[?#].*/, '').replace(/\/$/, '/index.html');
  try {
    const content = readFileSync(join(folder, path));
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

/** Signs up by a mailed code, through the page's `<otp-entry>`. */
export async function signUp({ page, press }: Visitor, customer: Customer, email: string): Promise<void> {
  await page.waitForSelector('otp-entry input[type=email]', { visible: true });
  await page.type('otp-entry input[type=email]', email);
  await press('otp-entry >>> [part=button]');
  await page.waitForSelector('otp-entry:state(entering)', { visible: true });
  await page.type('otp-entry input[autocomplete=one-time-code]', await customer.mailedCode());
  await press('otp-entry >>> [part=button]');
  await page.waitForSelector('otp-entry:state(verified)', { visible: true });
}
