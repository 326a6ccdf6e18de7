/** The list and the codes of a server of one's own: the example of the documentation, as it stands there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { newVisitor, type Visitor } from '../e2e/visitor.js';
import { expressServer } from './express.js';
import { startSite, type Site } from './site.js';

const docs = readFileSync(new URL('../../stories/docs/custom-servers.mdx', import.meta.url), 'utf8');
const [, markup = '', script = ''] =
  /```html\n(<passkey-manager>.*?)```\s*```js\n(.*?)```/s.exec(docs) ?? assert.fail('No example');

const html = `<!doctype html><html lang="en"><title>Account</title><link rel="icon" href="data:,">
  ${markup
    .replace('/passkeys/options', '/generate-registration-options')
    .replace('"/passkeys"', '"/verify-registration" username="ada@example.com"')}
  <script type="module" src="/elements/passkey-elements.js"></script><script type="module">${script}</script>`;

describe('a backend of one’s own', { timeout: 120_000 }, () => {
  let site: Site;
  let visitor: Visitor;
  let passkeys: ReturnType<typeof expressServer>['passkeys'];
  const mails: unknown[] = [];

  before(async () => {
    site = await startSite((url) => {
      const server = expressServer(url);
      const { app } = server;
      passkeys = server.passkeys;
      app.get('/account', (_, response) => void response.type('html').send(html));
      app.get('/account/passkeys', (_, response) => {
        const created = new Date().toISOString();
        const list = [...passkeys.keys()].map((id) => ({
          id,
          name: 'Laptop',
          email: 'ada@example.com',
          created,
        }));
        response.json(list);
      });
      app.delete('/account/passkeys/:id', ({ params }, response) => {
        passkeys.delete(params.id);
        response.json({});
      });
      app.post('/account/code', ({ body }, response) => {
        mails.push((body as { email: unknown }).email);
        response.json({});
      });
      app.post('/account/code/check', ({ body }, response) => {
        response.json({ right: (body as { code: unknown }).code === '123456' });
      });
      return app;
    });
    visitor = await newVisitor();
    visitor.page.setDefaultTimeout(20_000);
    await visitor.page.goto(`${site.url}/account`);
  });
  after(async () => {
    await visitor?.close();
    await site?.close();
  });

  it('lists a passkey, adds one and removes it, and offers nothing that the server cannot do', async () => {
    const { page } = visitor;
    await visitor.press('passkey-register >>> [part=button]');
    await page.waitForSelector('passkey-manager >>> [part=row]', { visible: true });
    assert.equal(passkeys.size, 1);
    const actions = await page.$$eval('passkey-manager >>> [part=row-actions] button', (buttons) =>
      buttons.map(({ textContent }) => textContent.trim().replace(/\s+/g, ' ')),
    );
    assert.deepEqual(actions, ['Remove Laptop']);
    assert.equal(await page.$('passkey-manager >>> [part~=prune]'), null);
    await visitor.press('passkey-manager >>> [part=row-actions] button');
    await visitor.press('passkey-manager >>> dialog [part=danger]');
    await page.waitForFunction(() => document.querySelector('passkey-manager')?.passkeys.length === 0);
    assert.equal(passkeys.size, 0);
    const said = await page.$eval('passkey-manager >>> [role=status]', ({ textContent }) => textContent);
    assert.match(said, /Laptop/);
  });

  it('sends a code and checks it', async () => {
    const { page } = visitor;
    const enter = async (code: string) => {
      const input = await page.waitForSelector('otp-entry input:not([type=email])', { visible: true });
      await input?.type(code);
    };
    const email = await page.waitForSelector('otp-entry input[type=email]', { visible: true });
    await email?.type('ada@example.com\n');
    await enter('000000\n');
    await page.waitForFunction(() => document.querySelector('otp-entry')?.error?.code === 'wrong-code');
    await enter('123456\n');
    await page.waitForSelector('otp-entry:state(verified)');
    assert.deepEqual(mails, ['ada@example.com']);
  });
});
