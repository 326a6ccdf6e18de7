/** SimpleWebAuthn's documented Express example, by its adapter and by attributes. */
import { expressServer } from './express.js';
import { livesOn } from './life.js';
import { startSite, type PageSetup } from './site.js';

function liveOn(name: string, setup: PageSetup) {
  let server: ReturnType<typeof expressServer> | undefined;
  livesOn(name, {
    start: () =>
      startSite((url) => {
        server = expressServer(url);
        return server.app;
      }, setup),
    forget: () => server?.forget(),
    expire: () => server?.expire(),
  });
}

liveOn('SimpleWebAuthn’s Express example, by the adapter', {
  module: `import { simpleWebAuthn } from '/elements/adapters/simplewebauthn.js';
    for (const element of document.querySelectorAll('passkey-login, passkey-register'))
      element.api = simpleWebAuthn();`,
});

const urls = (ceremony: string) =>
  `options-url="/generate-${ceremony}-options" verification-url="/verify-${ceremony}" options-method="get"`;

liveOn('SimpleWebAuthn’s Express example, by attributes', {
  register: urls('registration'),
  login: urls('authentication'),
});
