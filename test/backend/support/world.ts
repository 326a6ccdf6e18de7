/** A backend over a real mock server, and browsers that visit it with passkeys of their own. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import type {
  AuthenticationOptions,
  AuthenticationSuccess,
  BackendPasskey,
  RegistrationOptions,
  RegistrationSuccess,
} from '../../../src/wire/contract.js';
import {
  createBackend,
  keyValueAccounts,
  keyValueSessions,
  memoryKeyValue,
  passlockServer,
  type BackendOptions,
  type Client,
  type KeyValue,
  type OutgoingMail,
  type UnsafePasslockServer,
} from '../../../src/entries/backend.js';
import { createMockServer, type MockServer, type TenancyOptions } from '../../../server-mock/app.js';
import { assertAsPublished } from './schema.js';
import { create, get, type Credential, type GetOverrides } from '../../server-mock/support/authenticator.js';
import { storeWithSigningKey } from '../../server-mock/support/signing-key.js';

export const tenancy: TenancyOptions = {
  id: 'acme',
  apiKey: 'acme-api-key-never-to-be-seen',
  kind: 'production',
  rpId: 'acme.example',
  rpName: 'Acme',
};
export const origin = 'https://acme.example';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Empty when there is no body. */
  body: Record<string, unknown>;
}

export interface World {
  clock: { now: number };
  mock: MockServer;
  passlock: UnsafePasslockServer;
  kv: KeyValue;
  /** What the backend reported as its own failures. */
  reports: unknown[];
  /** Every mail that went out, oldest first. */
  mails: OutgoingMail[];
  /** A new browser, with no cookies. */
  browser(): Browser;
  /** One request to the backend, exactly as given. */
  request(path: string, init?: RequestInit, client?: Client): Promise<Answer>;
}

/** Everything a page must never be shown, or be shown again. */
const secrets = new Set([tenancy.apiKey]);
const seen: string[] = [];

/** Codes and identity tokens a test came by, so that no answer repeats them. */
export function keepSecret(...values: string[]): void {
  for (const value of values) secrets.add(value);
}

after(() => {
  // Six digits may be a part of a time: as a secret they stand alone.
  const alone = [...secrets].map((secret) => (/^\d+$/.test(secret) ? `(?<!\\d)${secret}(?!\\d)` : secret));
  const any = new RegExp(alone.join('|'));
  for (const response of seen) assert.doesNotMatch(response, any);
});

/** @param change replaces methods of the client through which the backend sees the mock */
export async function setup(
  options: Partial<BackendOptions> = {},
  change: (passlock: UnsafePasslockServer) => Partial<UnsafePasslockServer> = () => ({}),
): Promise<World> {
  const clock = { now: Date.UTC(2026, 10, 22) };
  const now = () => clock.now;
  const mock = await createMockServer({ tenancies: [tenancy], now, store: await storeWithSigningKey() });
  const { unsafe: passlock } = passlockServer({
    tenancyId: tenancy.id,
    apiKey: tenancy.apiKey,
    endpoint: 'https://mock.test',
    fetch: async (input, init) => {
      const response = await mock.fetch(new Request(input, init));
      const { challenge } = (await response.clone().json()) as { challenge?: Record<string, string> };
      for (const name of ['challengeId', 'secret', 'code'])
        if (challenge?.[name]) keepSecret(challenge[name]);
      return response;
    },
    now,
  });
  const kv = memoryKeyValue({ now });
  const reports: unknown[] = [];
  const mails: OutgoingMail[] = [];
  const backend = createBackend({
    passlock: { unsafe: { ...passlock, ...change(passlock) } },
    accounts: keyValueAccounts(kv),
    sessions: keyValueSessions(kv),
    rpId: 'acme.example',
    rpName: 'Acme',
    now,
    mailer: {
      send: (mail) => {
        mails.push(mail);
        return Promise.resolve();
      },
    },
    report: (error) => reports.push(error),
    ...options,
  });
  const world: World = {
    ...{ clock, mock, passlock, kv, reports, mails },
    browser: () => new Browser(world),
    async request(path, init, client) {
      const response = await backend.fetch(new Request(`${origin}/backend/${path}`, init), client);
      const text = await response.text();
      seen.push(text + [...response.headers].join('\n'));
      const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
      assertAsPublished(init?.method ?? 'GET', path, response.status, text ? body : undefined);
      return { status: response.status, headers: response.headers, text, body };
    },
  };
  return world;
}

export class Browser {
  readonly #world: World;
  readonly cookies = new Map<string, string>();
  /** As the server in front of the backend knows it. */
  ipAddress: string | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** A request of a page of the site. */
  async send(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ');
    const init = {
      method,
      headers: {
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36',
        ...(method !== 'GET' && { origin }),
        ...(body && { 'content-type': 'application/json' }),
        ...(cookie && { cookie }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    };
    const answer = await this.#world.request(path, init, { ipAddress: this.ipAddress });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return answer;
  }

  post(path: string, body: object, headers?: Record<string, string>): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  /** Creates a passkey with a token of the backend's, up to the code. */
  async create(
    registrationToken: unknown,
  ): Promise<{ credential: Credential; success: RegistrationSuccess }> {
    const { sessionToken, optionsJSON } = await this.#passlock<RegistrationOptions>('registration/options', {
      registrationToken,
    });
    const { credential, response } = await create(optionsJSON, origin);
    const success = await this.#passlock<RegistrationSuccess>('registration/verification', {
      sessionToken,
      response,
    });
    keepSecret(success.code, success.id_token);
    return { credential, success };
  }

  /** Uses a passkey with a token of the backend's, up to the code. */
  async use(
    authenticationToken: unknown,
    credential: Credential,
    overrides: GetOverrides = {},
  ): Promise<AuthenticationSuccess> {
    const { sessionToken, optionsJSON } = await this.#passlock<AuthenticationOptions>(
      'authentication/options',
      { authenticationToken },
    );
    const response = await get(optionsJSON, origin, credential, overrides);
    const success = await this.#passlock<AuthenticationSuccess>('authentication/verification', {
      sessionToken,
      response,
    });
    keepSecret(success.code, success.id_token);
    return success;
  }

  /** From nothing to an account with a passkey and a session. */
  async signUp(username: string, displayName?: string): Promise<Credential> {
    const { credential, code } = await this.beginSignUp(username, displayName);
    const linked = await this.post('passkeys/registration', { code });
    assert.equal(linked.status, 200, linked.text);
    return credential;
  }

  /** The same, up to the code. */
  async beginSignUp(username: string, displayName?: string) {
    const authorized = await this.post('passkeys/registration/authorize', { username, displayName });
    assert.equal(authorized.status, 200, authorized.text);
    const { credential, success } = await this.create(authorized.body['registrationToken']);
    return { credential, code: success.code, idToken: success.id_token };
  }

  /** One more passkey for the signed-in person. */
  async addPasskey(): Promise<{ credential: Credential; id: string }> {
    const authorized = await this.post('passkeys/registration/authorize', {});
    assert.equal(authorized.status, 200, authorized.text);
    const { credential, success } = await this.create(authorized.body['registrationToken']);
    const linked = await this.post('passkeys/registration', { code: success.code });
    assert.equal(linked.status, 200, linked.text);
    return { credential, id: success.principal.authenticatorId };
  }

  /** Proves who is there, with a passkey; up to the answer. */
  async reauthenticate(credential: Credential): Promise<Answer> {
    const authorized = await this.post('passkeys/authentication/authorize', { purpose: 'reauthenticate' });
    assert.equal(authorized.status, 200, authorized.text);
    const { code } = await this.use(authorized.body['authenticationToken'], credential);
    return this.post('reauthentication', { code });
  }

  async passkeys(): Promise<BackendPasskey[]> {
    const { body } = await this.send('GET', 'passkeys');
    return body['passkeys'] as BackendPasskey[];
  }

  async signIn(credential: Credential): Promise<Answer> {
    const { code } = await this.beginSignIn(credential);
    return this.post('session', { code });
  }

  async beginSignIn(credential: Credential): Promise<AuthenticationSuccess> {
    const authorized = await this.post('passkeys/authentication/authorize', {});
    assert.equal(authorized.status, 200, authorized.text);
    return this.use(authorized.body['authenticationToken'], credential);
  }

  /** Asks for a code, and reads it in the mail; undefined when the mail brings none. */
  async askCode(purpose: string, email?: string): Promise<string | undefined> {
    const sent = await this.post('challenges', { purpose, email });
    assert.equal(sent.status, 200, sent.text);
    return this.#world.mails.at(-1)?.code;
  }

  /** By code, from nothing to an account with a session, or into the one that there is. */
  async enter(email: string, purpose = 'signup'): Promise<Answer> {
    const code = await this.askCode(purpose, email);
    const verified = await this.post('challenges/verify', { code });
    assert.equal(verified.status, 200, verified.text);
    return verified;
  }

  /** The signed-in person's username, if any. */
  async who(): Promise<unknown> {
    const { body } = await this.send('GET', 'session');
    return (body['user'] as { username: string } | undefined)?.username;
  }

  async #passlock<T>(path: string, body: object): Promise<T> {
    const response = await this.#world.mock.fetch(
      new Request(`https://mock.test/v2/${tenancy.id}/passkey/${path}`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
    const text = await response.text();
    assert.equal(response.status, 200, text);
    return JSON.parse(text) as T;
  }
}

export function assertRefused(answer: Answer, status: number, tag: string): void {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.headers.get('content-type'), 'application/json');
  assert.equal(answer.body['_tag'], tag);
  assert.equal(typeof answer.body['message'], 'string');
}
