/** Each file for a script tag speaks the page's language, under a strict policy; where its file is missing, English. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { sendFile } from './customer.js';
import { newVisitor, type Visitor } from './visitor.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types lit-html";

const files = {
  'passkey-elements.js': ' type="module"',
  'passkey-elements.iife.js': ' defer',
  'autoload.js': ' type="module"',
};

describe('a script file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'languages-'));
  let server: Server;
  let address: string;
  let visitor: Visitor;
  let isMissing = false;

  before(async () => {
    for (const mode of ['library', 'script', 'autoload'])
      await build({
        root,
        mode,
        logLevel: 'error',
        build: { outDir: folder, sourcemap: false, emptyOutDir: false },
      });
    server = createServer(({ url = '' }, response) => {
      const [, script] = /^\/page\/(.+)$/.exec(url) ?? [];
      if (script === undefined)
        sendFile(folder, isMissing && /de\.js/.test(url) ? '/missing' : url, response);
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
    rmSync(folder, { recursive: true });
  });

  /** What went wrong by the time that the language has come, or not, and the button says the words. */
  const visit = async (script: string, words: string) => {
    const { page, problems } = visitor;
    problems.length = 0;
    const answered = page.waitForResponse((response) => response.url().endsWith('/de.js'));
    await page.goto(`${address}/page/${script}`);
    await answered;
    await page.waitForSelector(`passkey-register >>> ::-p-text(${words})`);
    return problems;
  };

  for (const script of Object.keys(files)) {
    it(`${script} loads the language from beside it`, async () => {
      isMissing = false;
      assert.deepEqual(await visit(script, 'Passkey erstellen'), []);
    });

    it(`${script} stays English where the language is missing`, async () => {
      isMissing = true;
      // Nothing but the browser's own remark.
      for (const problem of await visit(script, 'Create a passkey')) assert.match(problem, /404/);
    });
  }
});
