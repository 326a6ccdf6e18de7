/** Servers that keep one challenge, demand a CSRF token, and serialise as the frameworks do. */
import { expressServer, type Dialect } from './express.js';
import { livesOn } from './life.js';
import { startSite } from './site.js';

type Options = Record<string, unknown> & { challenge: string };

/** Base64 with padding, as serialisers of byte arrays write it. */
const padded = (text: string) => Buffer.from(text, 'base64url').toString('base64');

const dialects: Record<string, Dialect> = {
  'Jackson: null for what is absent, padded base64, the problem in a problem+json': {
    csrf: { header: 'X-XSRF-TOKEN', token: 't0ken' },
    options: (options) => ({
      timeout: null,
      extensions: null,
      hints: null,
      attestation: null,
      rpId: 'localhost',
      status: null,
      ...options,
      challenge: padded((options as Options).challenge),
    }),
    yes: { status: 200, body: { authenticated: true, redirectUrl: '/' } },
    no: { status: 401, body: { type: 'about:blank', title: 'Unauthorized', status: 401, detail: 'No' } },
  },
  'Json.NET: the status inside, numbers as text': {
    csrf: { header: 'RequestVerificationToken', token: 't0ken' },
    options: (options) => ({ status: 'ok', errorMessage: '', ...options, timeout: '60000' }),
    yes: { status: 200, body: { status: 'ok', errorMessage: '' } },
    no: { status: 200, body: { status: 'error', errorMessage: 'Unknown' } },
  },
  'encoding/json: wrapped in publicKey, empty text for what is absent': {
    csrf: { header: 'X-CSRF-Token', token: 't0ken' },
    options: (options) => ({ publicKey: { ...options, attestation: '', userVerification: '' } }),
    yes: { status: 200, body: 'ok' },
    no: { status: 400, body: 'unexpected challenge' },
  },
  'PHP: empty lists for empty objects, an envelope, no content for a yes': {
    csrf: { header: 'X-CSRF-TOKEN', token: 't0ken' },
    options: (options) => ({ data: { ...options, extensions: [] } }),
    yes: { status: 204 },
    no: { status: 422, body: { message: 'The passkey is invalid.', errors: {} } },
  },
  'a form login: a redirect for a yes, and a no in a 200': {
    csrf: { header: 'X-CSRFToken', token: 't0ken' },
    yes: { status: 302, redirect: '/button' },
    no: { status: 200, body: { success: false, error: 'no' } },
  },
};

for (const [name, dialect] of Object.entries(dialects)) {
  let server: ReturnType<typeof expressServer> | undefined;
  const urls = (ceremony: string) =>
    `options-url="/generate-${ceremony}-options" verification-url="/verify-${ceremony}" accept="any"`;
  livesOn(name, {
    start: () =>
      startSite((url) => (server = expressServer(url, dialect)).app, {
        register: urls('registration'),
        login: urls('authentication'),
        head: `<meta name="csrf-token" content="${dialect.csrf?.token}">`,
        module: `
          const { content } = document.querySelector('meta[name=csrf-token]');
          for (const element of document.querySelectorAll('passkey-login, passkey-register'))
            element.requestHeaders = { '${dialect.csrf?.header}': content };`,
      }),
    forget: () => server?.forget(),
    expire: () => server?.expire(),
  });
}
