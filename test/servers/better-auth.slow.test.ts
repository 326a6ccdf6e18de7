/** better-auth with its passkey plugin, the real packages, by the adapter. */
import type { RequestListener } from 'node:http';
import { livesOn } from './life.js';
import { nestedPackages } from './nested.js';
import { startSite } from './site.js';

interface Auth {
  handler: unknown;
}
type Row = Record<string, unknown>;

const load = nestedPackages('better-auth');
const tables: Record<string, Row[]> = { user: [], session: [], account: [], verification: [], passkey: [] };

async function betterAuthServer(url: string): Promise<RequestListener> {
  const { betterAuth } = await load<{ betterAuth: (options: object) => Auth }>('better-auth');
  const { memoryAdapter } = await load<{ memoryAdapter: (tables: object) => object }>(
    'better-auth/adapters/memory',
  );
  const { toNodeHandler } = await load<{ toNodeHandler: (auth: Auth) => RequestListener }>(
    'better-auth/node',
  );
  const { passkey } = await load<{ passkey: (options: object) => object }>('@better-auth/passkey');
  return toNodeHandler(
    betterAuth({
      baseURL: url,
      secret: 'a secret of at least thirty-two characters',
      database: memoryAdapter(tables),
      emailAndPassword: { enabled: true },
      telemetry: { enabled: false },
      rateLimit: { enabled: false },
      logger: { disabled: true },
      plugins: [passkey({ rpID: 'localhost', rpName: 'Test', origin: url })],
    }),
  );
}

livesOn('better-auth', {
  start: () =>
    startSite(betterAuthServer, {
      module: `import { betterAuth } from '/elements/adapters/better-auth.js';
        for (const element of document.querySelectorAll('passkey-login, passkey-register'))
          element.api = betterAuth({ name: 'laptop' });`,
    }),
  async signIn(page, url) {
    await page.goto(`${url}/button`);
    await page.evaluate(async () => {
      const body = JSON.stringify({ email: 'ada@example.com', password: 'correct horse', name: 'Ada' });
      const headers = { 'content-type': 'application/json' };
      await fetch('/api/auth/sign-up/email', { method: 'POST', headers, body });
    });
  },
  forget: () => void tables['passkey']?.splice(0),
  expire: () => void tables['verification']?.splice(0),
});
