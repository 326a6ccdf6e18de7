/** A backend with one deliberate defect for each rule. */
import { createBackend, type BackendHandler, type BackendOptions } from '../../../src/entries/backend.js';
import type { Passlock } from '../../../src/entries/server-unsafe.js';
import type { RuleId } from '../../../server-mock/check/rules.js';
import type { Parts } from './support.js';

type Fields = Record<string, unknown>;
type Fetch = (request: Request) => Promise<Response>;

/** Our backend behind something that changes requests and responses. */
interface Around {
  options?: Partial<BackendOptions>;
  handle(request: Request, next: Fetch): Promise<Response>;
}

function around({ options }: Parts, { options: changed = {}, handle }: Around): BackendHandler {
  const backend = createBackend({ ...options, ...changed });
  return { fetch: (request) => handle(request, (one) => backend.fetch(one)) };
}

const withPasslock = ({ passlock }: Parts, methods: Partial<Passlock>): Partial<BackendOptions> => ({
  passlock: Object.assign(Object.create(passlock) as Passlock, methods),
});

const isRoute = (request: Request, route: string) =>
  `${request.method} ${new URL(request.url).pathname.replace('/backend/', '')}` === route;

const bodyOf = async (message: Request | Response) => (await message.clone().json()) as Fields;

function withHeader(request: Request, name: string, value?: string): Request {
  const headers = new Headers(request.headers);
  if (value === undefined) headers.delete(name);
  else headers.set(name, value);
  return new Request(request, { headers });
}

const responseWith = (body: Fields, response: Response) => {
  const headers = new Headers(response.headers);
  return Response.json(body, { status: 200, headers });
};

/** The account of the session that a request has. */
async function accountId(request: Request, next: Fetch): Promise<string | undefined> {
  const cookie = request.headers.get('cookie') ?? '';
  const response = await next(new Request('http://localhost:8000/backend/session', { headers: { cookie } }));
  return ((await bodyOf(response))['user'] as { id: string } | undefined)?.id;
}

/** The ids of accounts by the username that they began with. */
function usernames({ accounts }: BackendOptions) {
  const ids = new Map<string, string>();
  const create: typeof accounts.create = async (account, passkey) => {
    const created = await accounts.create(account, passkey);
    if (created) ids.set(account.username, account.id);
    return created;
  };
  return { ids, accounts: { ...accounts, create } };
}

export const defects: [
  rule: RuleId,
  defect: string,
  make: (parts: Parts) => Partial<BackendOptions> | BackendHandler,
][] = [
  [
    'R1',
    'adds a member',
    (parts) =>
      around(parts, {
        async handle(request, next) {
          const response = await next(request);
          return isRoute(request, 'GET session')
            ? responseWith({ ...(await bodyOf(response)), role: 'admin' }, response)
            : response;
        },
      }),
  ],
  [
    'R2',
    'ignores the origin',
    (parts) => around(parts, { handle: (request, next) => next(withHeader(request, 'origin')) }),
  ],
  [
    'R3',
    'reads every content type as JSON',
    (parts) =>
      around(parts, {
        handle: (request, next) => next(withHeader(request, 'content-type', 'application/json')),
      }),
  ],
  [
    'R4',
    'sends the code in a header for debugging',
    (parts) =>
      around(parts, {
        async handle(request, next) {
          const response = await next(request);
          const [mail] = await parts.mock.inbox.list();
          if (isRoute(request, 'POST challenges') && mail?.code) response.headers.set('x-code', mail.code);
          return response;
        },
      }),
  ],
  [
    'R5',
    'puts the code into the URL as it is',
    (parts) =>
      withPasslock(parts, {
        exchangeCode: ({ code }) => parts.passlock.exchangeCode({ code: code.replace(/[^\w-].*/s, '') }),
      }),
  ],
  [
    'R6',
    'lets responses be cached',
    (parts) =>
      around(parts, {
        async handle(request, next) {
          const response = await next(request);
          response.headers.delete('cache-control');
          return response;
        },
      }),
  ],
  [
    'S1',
    'lets scripts read the cookies',
    (parts) =>
      around(parts, {
        async handle(request, next) {
          const response = await next(request);
          const cookies = response.headers.getSetCookie();
          response.headers.delete('set-cookie');
          for (const line of cookies) response.headers.append('set-cookie', line.replace('; HttpOnly', ''));
          return response;
        },
      }),
  ],
  [
    'S2',
    'ends no session when it opens another',
    ({ options: { sessions } }) => ({
      sessions: {
        ...sessions,
        set: async (id, record) => record.kind === 'moved' || sessions.set(id, record),
        delete: () => Promise.resolve(),
      } as typeof sessions,
    }),
  ],
  [
    'S3',
    'signs out by deleting the cookie',
    (parts) =>
      around(parts, {
        handle: async (request, next) =>
          isRoute(request, 'DELETE session')
            ? new Response(null, {
                status: 204,
                headers: { 'set-cookie': 'passkey-session=; Max-Age=0; HttpOnly; SameSite=Lax' },
              })
            : next(request),
      }),
  ],
  [
    'S4',
    'leaves the other sessions open',
    ({ options: { accounts } }) => ({
      accounts: {
        ...accounts,
        update: (id, { epoch: _, ...changes }, expected) => accounts.update(id, changes, expected),
      },
    }),
  ],
  [
    'S5',
    'responds to strangers as to somebody without passkeys',
    (parts) =>
      around(parts, {
        async handle(request, next) {
          const response = await next(request);
          return isRoute(request, 'GET passkeys') && response.status === 401
            ? responseWith({ passkeys: [], canRemoveLast: false, needsReauthentication: true }, response)
            : response;
        },
      }),
  ],
  [
    'P1',
    'remembers what a code was exchanged for',
    (parts) => {
      const { sessions } = parts.options;
      const principals = new Map<string, ReturnType<Passlock['exchangeCode']>>();
      return {
        sessions: {
          ...sessions,
          claim: async (id, until) => (await sessions.claim(id, until)) || !/^(moves|ends|try)-/.test(id),
        },
        ...withPasslock(parts, {
          exchangeCode({ code }) {
            const principal = principals.get(code) ?? parts.passlock.exchangeCode({ code });
            principals.set(code, principal);
            return principal;
          },
        }),
      };
    },
  ],
  [
    'P2',
    'trusts the user of the vault',
    ({ passlock, options: { accounts } }) => ({
      accounts: {
        ...accounts,
        findByPasskey: async (passkeyId) =>
          (await accounts.findByPasskey(passkeyId)) ??
          accounts.find((await passlock.getPasskey({ passkeyId })).userId ?? ''),
      },
    }),
  ],
  [
    'P3',
    'links every new passkey to whoever is signed in',
    (parts) => {
      let current: string | undefined;
      return around(parts, {
        options: withPasslock(parts, {
          async exchangeCode(options) {
            const principal = await parts.passlock.exchangeCode(options);
            return { ...principal, userId: current ?? principal.userId };
          },
        }),
        async handle(request, next) {
          current = isRoute(request, 'POST passkeys/registration')
            ? await accountId(request, next)
            : undefined;
          return next(request);
        },
      });
    },
  ],
  [
    'P4',
    'asks for the passkeys of the username',
    (parts) => {
      const { ids, accounts } = usernames(parts.options);
      return around(parts, {
        options: { accounts },
        async handle(request, next) {
          const response = await next(request.clone() as Request);
          if (!isRoute(request, 'POST passkeys/authentication/authorize') || response.status !== 200)
            return response;
          const id = ids.get(String((await bodyOf(request))['username']));
          if (id === undefined) return response;
          const { authenticationToken } = await parts.passlock.authorizePasskeyAuthentication({
            rpId: 'localhost',
            allowCredentials: (await accounts.passkeys(id)).map((passkey) => passkey.id),
          });
          return responseWith({ authenticationToken }, response);
        },
      });
    },
  ],
  [
    'P5',
    'accepts any passkey for a re-authentication',
    (parts) =>
      withPasslock(parts, {
        authorizePasskeyAuthentication: ({ rpId }) =>
          parts.passlock.authorizePasskeyAuthentication({ rpId, discoverable: true }),
      }),
  ],
  [
    'P6',
    'takes every passkey for a proof',
    (parts) =>
      withPasslock(parts, {
        async exchangeCode(options) {
          const { passkey, ...principal } = await parts.passlock.exchangeCode(options);
          return { ...principal, ...(passkey && { passkey: { ...passkey, userVerified: true } }) };
        },
      }),
  ],
  [
    'P7',
    'excludes no passkeys',
    (parts) =>
      withPasslock(parts, {
        authorizePasskeyRegistration: ({ excludeCredentials: _, ...options }) =>
          parts.passlock.authorizePasskeyRegistration(options),
      }),
  ],
  [
    'P8',
    'tells another account’s passkey from none',
    (parts) =>
      around(parts, {
        async handle(request, next) {
          const response = await next(request);
          const id = /passkeys\/([\w-]+)$/.exec(request.url)?.[1] ?? '';
          if (response.status !== 404 || !(await parts.options.accounts.findByPasskey(id))) return response;
          return Response.json({ _tag: '@error/Forbidden', message: 'Not yours' }, { status: 403 });
        },
      }),
  ],
  [
    'P9',
    'leaves removed passkeys in the vault',
    (parts) =>
      withPasslock(parts, {
        async deletePasskeys(options) {
          const { updatePasskeysToken: _, ...other } = await parts.passlock.updatePasskeys({
            userId: 'nobody',
            username: 'nobody',
          });
          return {
            ...other,
            ...options,
            _tag: 'PreparedPasskeyDeletion',
            deletePasskeysToken: 'x'.repeat(43),
          };
        },
      }),
  ],
  [
    'P10',
    'reveals a taken address at once',
    (parts) => {
      const { ids, accounts } = usernames(parts.options);
      return around(parts, {
        options: { accounts },
        async handle(request, next) {
          if (isRoute(request, 'POST passkeys/registration/authorize')) {
            const { username } = await bodyOf(request);
            if (ids.has(String(username)))
              return Response.json({ _tag: '@error/DuplicateUsername', message: 'Taken' }, { status: 409 });
          }
          return next(request);
        },
      });
    },
  ],
  [
    'C1',
    'accepts a code from every browser',
    (parts) => {
      let last = '';
      return around(parts, {
        async handle(request, next) {
          const cookie = request.headers.get('cookie') ?? '';
          const isOther = isRoute(request, 'POST challenges/verify') && !cookie.includes('passkey-code');
          const response = await next(
            isOther ? withHeader(request, 'cookie', `${cookie}; ${last}`) : request,
          );
          for (const line of response.headers.getSetCookie())
            if (line.startsWith('passkey-code=')) last = line.split(';')[0] ?? '';
          return response;
        },
      });
    },
  ],
  [
    'C2',
    'accepts a code again',
    (parts) => {
      const answers = new Map<string, Response>();
      return around(parts, {
        async handle(request, next) {
          if (!isRoute(request, 'POST challenges/verify')) return next(request);
          const key = `${await request.clone().text()} ${/passkey-code=[^;]*/.exec(request.headers.get('cookie') ?? '')?.[0]}`;
          const response = answers.get(key) ?? (await next(request));
          if (response.status === 200) answers.set(key, response);
          return response.clone() as Response;
        },
      });
    },
  ],
  [
    'C3',
    'counts no attempts',
    ({ options: { sessions } }) => ({
      sessions: {
        ...sessions,
        claim: async (id, until) => id.startsWith('try-') || sessions.claim(id, until),
      },
    }),
  ],
  [
    'C4',
    'changes whoever is signed in',
    (parts) => {
      const { sessions } = parts.options;
      let current: string | undefined;
      return around(parts, {
        options: {
          ...withPasslock(parts, {
            async verifyMailboxChallenge(options) {
              const { challenge, ...verified } = await parts.passlock.verifyMailboxChallenge(options);
              const { userId: _, ...rest } = challenge;
              return { ...verified, challenge: rest };
            },
          }),
          sessions: {
            ...sessions,
            async get(id) {
              const record = await sessions.get(id);
              return record?.kind === 'code' && current !== undefined
                ? { ...record, accountId: current }
                : record;
            },
          },
        },
        async handle(request, next) {
          current = isRoute(request, 'POST challenges/verify') ? await accountId(request, next) : undefined;
          return next(request);
        },
      });
    },
  ],
  [
    'C5',
    'confirms no address',
    ({ options: { accounts } }) => ({
      accounts: {
        ...accounts,
        update: (id, { email: _, ...changes }, expected) => accounts.update(id, changes, expected),
      },
    }),
  ],
  [
    'C6',
    'refuses unknown addresses',
    (parts) =>
      around(parts, {
        async handle(request, next) {
          if (isRoute(request, 'POST challenges')) {
            const { purpose, email } = await bodyOf(request);
            if (purpose === 'login' && !(await parts.options.accounts.findByEmail(String(email))))
              return Response.json({ _tag: '@error/InvalidEmail', message: 'Unknown' }, { status: 400 });
          }
          return next(request);
        },
      }),
  ],
  [
    'C7',
    'takes a username for an address',
    (parts) => {
      const { ids, accounts } = usernames(parts.options);
      return {
        accounts: {
          ...accounts,
          async findByEmail(email) {
            const found = await accounts.findByEmail(email);
            const account = found ?? (await accounts.find(ids.get(email) ?? ''));
            return account && { ...account, email };
          },
        },
      };
    },
  ],
  [
    'C8',
    'lets Passlock send the code as well',
    (parts) =>
      withPasslock(parts, {
        createMailboxChallenge: (options) =>
          parts.passlock.createMailboxChallenge({ ...options, sendEmail: true }),
      }),
  ],
  [
    'C9',
    'limits no codes',
    (parts) => ({
      rateLimits: { count: () => Promise.resolve(0) },
      ...withPasslock(parts, {
        createMailboxChallenge: (options) =>
          parts.passlock.createMailboxChallenge({ ...options, skipRateLimit: true }),
      }),
    }),
  ],
  ['C10', 'takes a code for a passkey', () => ({ passkeyRequiredFor: [] })],
  [
    'C11',
    'sends to the first of several addresses',
    (parts) =>
      around(parts, {
        async handle(request, next) {
          if (!isRoute(request, 'POST challenges')) return next(request);
          const body = await bodyOf(request);
          const email = String(body['email']).split(/[,\r]/, 1)[0];
          const { url, method, headers } = request;
          return next(new Request(url, { method, headers, body: JSON.stringify({ ...body, email }) }));
        },
      }),
  ],
];
