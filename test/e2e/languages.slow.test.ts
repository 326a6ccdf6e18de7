/** Each script file stays English where a language's file is missing: copied alone, or behind a fault. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { buildScripts } from './build.js';
import { sendFile } from './customer.js';
import { newVisitor, type Visitor } from './visitor.js';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types lit-html";

const files = {
  'passkey-elements.js': ' type="module"',
  'passkey-elements.iife.js': ' defer',
  'autoload.js': ' type="module"',
};

describe('where a language is missing', () => {
  let server: Server;
  let address: string;
  let visitor: Visitor;

  before(async () => {
    const folder = await buildScripts('script', 'autoload');
    server = createServer(({ url = '' }, response) => {
      const [, script] = /^\/page\/(.+)$/.exec(url) ?? [];
      if (script === undefined) sendFile(folder, url.endsWith('/de.js') ? '/missing' : url, response);
      else {
        response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
        response.end(
          `<!doctype html><html lang="de"><title>x</title><link rel="icon" href="data:," />
          <script src="/${script}"${files[script as keyof typeof files]}></script><passkey-register></passkey-register>`,
        );
      }
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    address = `http://localhost:${(server.address() as AddressInfo).port}`;
    visitor = await newVisitor();
  });
  after(async () => {
    await visitor?.close();
    server?.close();
    server?.closeAllConnections();
  });

  for (const script of Object.keys(files))
    it(`${script} falls back to English`, async () => {
      const { page, problems } = visitor;
      problems.length = 0;
      const refused = page.waitForResponse((response) => response.url().endsWith('/de.js'));
      await page.goto(`${address}/page/${script}`);
      assert.equal((await refused).status(), 404);
      await page.waitForSelector('passkey-register >>> ::-p-text(Create a passkey)');
      // Nothing but the browser's own remark.
      for (const problem of problems) assert.match(problem, /404/);
    });
});
