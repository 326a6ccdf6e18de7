/** A backend over a real mock server, and browsers with their own cookies and passkeys. */
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
  type BackendOptions,
  type Client,
  type KeyValue,
  type OutgoingMail,
} from '../../../src/entries/backend.js';
import { Passlock, type AuthenticatedOptions } from '../../../src/entries/server-unsafe.js';
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

export interface BackendResponse {
  status: number;
  headers: Headers;
  text: string;
  /** Empty when there is no body. */
  body: Record<string, unknown>;
}

export interface World {
  clock: { now: number };
  mock: MockServer;
  passlock: Passlock;
  kv: KeyValue;
  /** Failures that the backend reported. */
  reports: unknown[];
  /** Sent emails, oldest first. */
  mails: OutgoingMail[];
  /** Creates a browser without cookies. */
  browser(): Browser;
  /** Sends one request to the backend, exactly as given. */
  request(path: string, init?: RequestInit, client?: Client, base?: string): Promise<BackendResponse>;
}

/** Values that no response may contain. */
const secrets = new Set([tenancy.apiKey]);
const seen: string[] = [];

/** Marks codes and identity tokens that no response may contain. */
export function keepSecret(...values: string[]): void {
  for (const value of values) secrets.add(value);
}

after(() => {
  // A time may contain the six digits of a code, so numbers only match alone.
  const alone = [...secrets].map((secret) => (/^\d+$/.test(secret) ? `(?<!\\d)${secret}(?!\\d)` : secret));
  const any = new RegExp(alone.join('|'));
  for (const response of seen) assert.doesNotMatch(response, any);
});

/** @param change returns replacements for methods of the backend's Passlock client */
export async function setup(
  options: Partial<BackendOptions> = {},
  change: (passlock: Passlock) => Partial<Passlock> = () => ({}),
): Promise<World> {
  const clock = { now: Date.UTC(2026, 10, 22) };
  const now = () => clock.now;
  const mock = await createMockServer({ tenancies: [tenancy], now, store: await storeWithSigningKey() });
  const config: AuthenticatedOptions = {
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
  };
  const passlock = new Passlock(config);
  const kv = memoryKeyValue({ now });
  const reports: unknown[] = [];
  const mails: OutgoingMail[] = [];
  const backend = createBackend({
    passlock: Object.assign(new Passlock(config), change(passlock)),
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
    clock,
    mock,
    passlock,
    kv,
    reports,
    mails,
    browser: () => new Browser(world),
    async request(path, init, client, base = `${origin}/backend/`) {
      const response = await backend.fetch(new Request(base + path, init), client);
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
  /** The address that the server passes on. */
  ipAddress: string | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** Sends a request as a page of the site does. */
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

  post(path: string, body: object, headers?: Record<string, string>): Promise<BackendResponse> {
    return this.send('POST', path, body, headers);
  }

  /** Runs a registration ceremony with a token of the backend, and returns the code. */
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

  /** Runs an authentication ceremony with a token of the backend, and returns the code. */
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

  /** Signs up with a passkey. */
  async signUp(username: string, displayName?: string): Promise<Credential> {
    const { credential, code } = await this.beginSignUp(username, displayName);
    const linked = await this.post('passkeys/registration', { code });
    assert.equal(linked.status, 200, linked.text);
    return credential;
  }

  /** Starts a sign-up with a passkey, and returns the code. */
  async beginSignUp(username: string, displayName?: string) {
    const authorized = await this.post('passkeys/registration/authorize', { username, displayName });
    assert.equal(authorized.status, 200, authorized.text);
    const { credential, success } = await this.create(authorized.body['registrationToken']);
    return { credential, code: success.code, idToken: success.id_token };
  }

  /** Adds a passkey to the signed-in account. */
  async addPasskey(): Promise<{ credential: Credential; id: string }> {
    const authorized = await this.post('passkeys/registration/authorize', {});
    assert.equal(authorized.status, 200, authorized.text);
    const { credential, success } = await this.create(authorized.body['registrationToken']);
    const linked = await this.post('passkeys/registration', { code: success.code });
    assert.equal(linked.status, 200, linked.text);
    return { credential, id: success.principal.authenticatorId };
  }

  /** Re-authenticates with a passkey. */
  async reauthenticate(credential: Credential): Promise<BackendResponse> {
    const authorized = await this.post('passkeys/authentication/authorize', { purpose: 'reauthenticate' });
    assert.equal(authorized.status, 200, authorized.text);
    const { code } = await this.use(authorized.body['authenticationToken'], credential);
    return this.post('reauthentication', { code });
  }

  async passkeys(): Promise<BackendPasskey[]> {
    const { body } = await this.send('GET', 'passkeys');
    return body['passkeys'] as BackendPasskey[];
  }

  async signIn(credential: Credential): Promise<BackendResponse> {
    const { code } = await this.beginSignIn(credential);
    return this.post('session', { code });
  }

  async beginSignIn(credential: Credential): Promise<AuthenticationSuccess> {
    const authorized = await this.post('passkeys/authentication/authorize', {});
    assert.equal(authorized.status, 200, authorized.text);
    return this.use(authorized.body['authenticationToken'], credential);
  }

  /** Requests a code and reads it from the email; undefined if the email contains none. */
  async askCode(purpose: string, email?: string): Promise<string | undefined> {
    const sent = await this.post('challenges', { purpose, email });
    assert.equal(sent.status, 200, sent.text);
    return this.#world.mails.at(-1)?.code;
  }

  /** Signs up or in by code. */
  async enter(email: string, purpose = 'signup'): Promise<BackendResponse> {
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

export function assertRefused(answer: BackendResponse, status: number, tag: string): void {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.headers.get('content-type'), 'application/json');
  assert.equal(answer.body['_tag'], tag);
  assert.equal(typeof answer.body['message'], 'string');
}
