/** The built script files find other languages beside themselves, wherever they are served from. */
import { after, before, describe, it } from 'node:test';
import { sendFile, startCustomer, type Customer } from './customer.js';
import { newVisitor, type Visitor } from './visitor.js';

const attributes = {
  'passkey-elements.js': 'type="module"',
  'passkey-elements.iife.js': '',
  'autoload.js': 'type="module"',
};

describe('on a German page', () => {
  let customer: Customer;
  let visitor: Visitor;

  before(async () => {
    customer = await startCustomer((request, response) => {
      const path = request.url ?? '/';
      const [file, attribute] = Object.entries(attributes).find(([name]) => path === `/page/${name}`) ?? [];
      if (!file) sendFile('dist', path.replace('/some/folder', ''), response);
      else
        response
          .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': "script-src 'self'" })
          .end(
            `<!doctype html><html lang="de"><title>x</title><link rel="icon" href="data:," />
          <passkey-login tenancy-id="dev"></passkey-login><script src="/some/folder/${file}" ${attribute}></script>`,
          );
    });
    visitor = await newVisitor();
  });
  after(async () => {
    await visitor?.close();
    await customer?.close();
  });

  for (const file of Object.keys(attributes))
    it(`${file} speaks German`, async () => {
      await visitor.page.goto(`${customer.url}/page/${file}`);
      await visitor.page.waitForFunction(() =>
        document.querySelector('passkey-login')?.shadowRoot?.textContent.includes('Mit Passkey anmelden'),
      );
    });
});
