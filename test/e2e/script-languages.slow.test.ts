/** The built script files find other languages beside themselves, wherever they are served from. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { sendFile, startCustomer, type Customer } from './customer.js';
import { newVisitor, type Visitor } from './visitor.js';

const attributes = {
  'passkey-elements.js': 'type="module"',
  'passkey-elements.iife.js': '',
  'autoload.js': 'type="module"',
};

const integrity = (file: string) =>
  createHash('sha384')
    .update(readFileSync(`dist/${file}`))
    .digest('base64');

describe('on a German page', () => {
  let customer: Customer;
  let visitor: Visitor;
  // A CDN: another origin, which lets every page read what it has.
  const cdn = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    sendFile('dist', (request.url ?? '/').replace('/some/folder', ''), response);
  });

  before(async () => {
    await once(cdn.listen(0, '127.0.0.1'), 'listening');
    const origin = `http://127.0.0.1:${String((cdn.address() as AddressInfo).port)}`;
    customer = await startCustomer((request, response) => {
      const path = request.url ?? '/';
      const [, from, file = ''] = /^\/(page|cdn)\/(.+)/.exec(path) ?? [];
      if (!from) return sendFile('dist', path.replace('/some/folder', ''), response);
      const policy = `script-src ${from === 'cdn' ? origin : "'self'"}`;
      const script = `src="${from === 'cdn' ? origin : ''}/some/folder/${file}" ${attributes[file as keyof typeof attributes]}`;
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(
        `<!doctype html><html lang="de"><title>x</title><link rel="icon" href="data:," />
          <passkey-login tenancy-id="dev"></passkey-login>
          <script ${script} integrity="sha384-${integrity(file)}" crossorigin="anonymous"></script>`,
      );
    });
    visitor = await newVisitor();
  });
  after(async () => {
    await visitor?.close();
    await customer?.close();
    cdn.closeAllConnections();
    cdn.close();
  });

  for (const from of ['page', 'cdn'])
    for (const file of Object.keys(attributes))
      it(`${file} is in German, from ${from === 'cdn' ? 'a CDN' : 'the page’s own server'}`, async () => {
        await visitor.page.goto(`${customer.url}/${from}/${file}`);
        await visitor.page.waitForFunction(() =>
          document.querySelector('passkey-login')?.shadowRoot?.textContent.includes('Mit Passkey anmelden'),
        );
      });
});
