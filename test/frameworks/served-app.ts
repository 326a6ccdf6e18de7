/** An app in Chromium, on a server that records what is posted. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startCustomer } from '../e2e/customer.js';
import { newVisitor, type Visitor } from '../e2e/visitor.js';

/** Answers the requests that are the app's. */
export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

export interface ServedApp extends Visitor {
  /** Opens a page and waits for its elements. */
  open(path?: string): Promise<void>;
  /** What the form posts that `act` submits. */
  posted(act: () => Promise<unknown>): Promise<string | undefined>;
}

/** @param ready selector of what is there once the page is interactive */
export async function serveApp(serve: Serve, ready = '#login:defined'): Promise<ServedApp> {
  const posts: string[] = [];

  async function record(request: IncomingMessage, response: ServerResponse) {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    posts.push(body);
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<link rel="icon" href="data:," />posted');
  }

  const customer = await startCustomer((request, response) => {
    if (request.method === 'POST') void record(request, response);
    else serve(request, response);
  });
  const visitor = await newVisitor();
  const { page, problems } = visitor;
  page.setDefaultTimeout(15_000);
  return {
    ...visitor,
    async open(path = '/') {
      problems.length = 0;
      await page.goto(customer.url + path);
      await page.waitForSelector('#code input');
      await page.waitForSelector(ready);
    },
    async posted(act) {
      await Promise.all([page.waitForNavigation(), act()]);
      return posts.at(-1);
    },
    async close() {
      await visitor.close();
      await customer.close();
    },
  };
}
