/** Auth.js with its Passkey provider, the real packages and an adapter in memory, by the adapter. */
import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { livesOn } from './life.js';
import { nestedPackages } from './nested.js';
import { startSite } from './site.js';

type Row = Record<string, unknown>;

const load = nestedPackages('auth-js');
const authenticators: Row[] = [];

/** The methods of an Auth.js adapter that passkeys need. */
function memory(): object {
  const users: Row[] = [];
  const accounts: Row[] = [];
  const sessions: Row[] = [];
  const one = (rows: Row[], match: Row) =>
    rows.find((row) => Object.entries(match).every(([name, value]) => row[name] === value)) ?? null;
  const add = (rows: Row[], row: Row) => {
    rows.push(row);
    return row;
  };
  return {
    createUser: (user: Row) => add(users, { ...user, id: `u${users.length}` }),
    getUser: (id: string) => one(users, { id }),
    getUserByEmail: (email: string) => one(users, { email }),
    getUserByAccount: ({ provider, providerAccountId }: Row) => {
      const account = one(accounts, { provider, providerAccountId });
      return account && one(users, { id: account['userId'] });
    },
    updateUser: (user: Row) => Object.assign(one(users, { id: user['id'] }) ?? {}, user),
    linkAccount: (account: Row) => add(accounts, account),
    getAccount: (providerAccountId: string, provider: string) =>
      one(accounts, { providerAccountId, provider }),
    createSession: (session: Row) => add(sessions, session),
    getSessionAndUser(sessionToken: string) {
      const session = one(sessions, { sessionToken });
      return session && { session, user: one(users, { id: session['userId'] }) };
    },
    updateSession: (session: Row) =>
      Object.assign(one(sessions, { sessionToken: session['sessionToken'] }) ?? {}, session),
    deleteSession: (sessionToken: string) => one(sessions, { sessionToken }),
    createAuthenticator: (row: Row) => add(authenticators, row),
    getAuthenticator: (credentialID: string) => one(authenticators, { credentialID }),
    listAuthenticatorsByUserId: (userId: string) =>
      authenticators.filter((authenticator) => authenticator['userId'] === userId),
    updateAuthenticatorCounter: (credentialID: string, counter: number) =>
      Object.assign(one(authenticators, { credentialID }) ?? {}, { counter }),
  };
}

async function authServer(): Promise<RequestListener> {
  const { Auth } = await load<{ Auth: (request: Request, config: object) => Promise<Response> }>(
    '@auth/core',
  );
  const { default: Passkey } = await load<{ default: (config: object) => object }>(
    '@auth/core/providers/passkey',
  );
  const config = {
    adapter: memory(),
    basePath: '/auth',
    trustHost: true,
    secret: 'a secret of the test',
    providers: [Passkey({})],
    experimental: { enableWebAuthn: true },
    logger: { error: () => undefined, warn: () => undefined },
  };
  const listener = getRequestListener((request) => Auth(request, config), { overrideGlobalObjects: false });
  return (request, response) => void listener(request, response);
}

livesOn('Auth.js', {
  start: () =>
    startSite(authServer, {
      module: `import { authJs } from '/elements/adapters/auth-js.js';
        for (const element of document.querySelectorAll('passkey-login, passkey-register'))
          element.api = authJs();`,
    }),
  forget: () => void authenticators.splice(0),
});
