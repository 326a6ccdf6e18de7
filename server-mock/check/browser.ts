/** A browser with cookies and passkeys of its own, on a page of the app. */
import type {
  AuthenticationOptions,
  AuthenticationSuccess,
  RegistrationOptions,
  RegistrationSuccess,
} from '../../src/wire/contract.js';
import type { StoredPasskey } from '../../src/testing/passkey.js';
import { createPasskey, usePasskey } from './authenticator.js';
import { Deviation } from './errors.js';
import type { MockClient } from './mock.js';

export interface Answer {
  /** Such as `POST session`. */
  request: string;
  method: string;
  path: string;
  status: number;
  headers: Headers;
  text: string;
  /** Undefined when there is none, or it is no JSON object. */
  json: Record<string, unknown> | undefined;
  /** The members of `json`. */
  body: Record<string, unknown>;
}

export interface Site {
  /** The base URL of the backend, with a slash at the end. */
  base: string;
  origin: string;
  fetch: typeof fetch;
  mock: MockClient;
  /** Receives every response of the backend. */
  record(answer: Answer): void;
  /** Receives what no response of the backend may contain. */
  keepSecret(...secrets: string[]): void;
}

export interface RawRequest {
  method: string;
  path: string;
  headers?: Record<string, string | undefined>;
  body?: BodyInit;
}

/** Milliseconds. */
const requestTimeout = 15_000;

export class Browser {
  readonly #site: Site;
  readonly #cookies: Map<string, string>;

  constructor(site: Site, cookies = new Map<string, string>()) {
    this.#site = site;
    this.#cookies = cookies;
  }

  /** A browser with the same cookies: the one that somebody has planted or stolen them with. */
  copy(): Browser {
    return new Browser(this.#site, new Map(this.#cookies));
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  get(path: string): Promise<Answer> {
    return this.send({ method: 'GET', path });
  }

  post(path: string, body: object = {}): Promise<Answer> {
    return this.#sendJson('POST', path, body);
  }

  patch(path: string, body: object): Promise<Answer> {
    return this.#sendJson('PATCH', path, body);
  }

  delete(path: string): Promise<Answer> {
    return this.send({ method: 'DELETE', path });
  }

  #sendJson(method: string, path: string, body: object): Promise<Answer> {
    const headers = { 'content-type': 'application/json' };
    return this.send({ method, path, headers, body: JSON.stringify(body) });
  }

  /** Sends a request as a page of the app does, except for the given headers. */
  async send({ method, path, headers = {}, body }: RawRequest): Promise<Answer> {
    const { base, origin, fetch, record } = this.#site;
    const cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ');
    const all = { ...(method !== 'GET' && { origin }), ...(cookie && { cookie }), ...headers };
    const response = await fetch(base + path, {
      method,
      headers: Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined),
      redirect: 'manual',
      signal: AbortSignal.timeout(requestTimeout),
      ...(body !== undefined && { body }),
    });
    for (const line of response.headers.getSetCookie()) this.#setCookie(line);
    const text = await response.text();
    const json = parseObject(text);
    const { status } = response;
    const request = `${method} ${path}`;
    const answer = { request, method, path, status, headers: response.headers, text, json, body: json ?? {} };
    record(answer);
    return answer;
  }

  #setCookie(line: string): void {
    const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
    const isOver =
      !value || /;\s*max-age=(0|-\d+)\s*(;|$)/i.test(line) || isPast(/;\s*expires=([^;]+)/i.exec(line)?.[1]);
    if (isOver) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }

  /** The signed-in person, if any. */
  async user(): Promise<Record<string, unknown> | undefined> {
    return (await this.get('session')).body['user'] as Record<string, unknown> | undefined;
  }

  /** The options of a registration, by a token of the backend. */
  async registrationOptions(registrationToken: unknown): Promise<RegistrationOptions> {
    return this.#ceremony(2, 'registration/options', { registrationToken });
  }

  /** Creates a passkey. With `anonymous` names instead of a token, without the backend: anyone can. */
  async create(registration: { token: unknown } | { anonymous: object }): Promise<Created> {
    const isAnonymous = 'anonymous' in registration;
    const generation = isAnonymous ? 1 : 2;
    const { sessionToken, optionsJSON } = isAnonymous
      ? await this.#ceremony<RegistrationOptions>(1, 'registration/options', registration.anonymous)
      : await this.registrationOptions(registration.token);
    const { passkey, response } = await createPasskey(optionsJSON, this.#site.origin);
    const body = { sessionToken, response };
    const success = await this.#ceremony<RegistrationSuccess>(generation, 'registration/verification', body);
    this.#site.keepSecret(success.code, success.id_token);
    return { passkey, code: success.code, id: success.principal.authenticatorId };
  }

  /** The options of an authentication, by a token of the backend. */
  authenticationOptions(authenticationToken: unknown): Promise<AuthenticationOptions> {
    return this.#ceremony(2, 'authentication/options', { authenticationToken });
  }

  /** Uses a passkey. */
  async use(token: unknown, passkey: StoredPasskey, { verified = true } = {}): Promise<Used> {
    const { sessionToken, optionsJSON } = await this.authenticationOptions(token);
    const response = await usePasskey(optionsJSON, this.#site.origin, passkey, { verified });
    const body = { sessionToken, response };
    const success = await this.#ceremony<AuthenticationSuccess>(2, 'authentication/verification', body);
    this.#site.keepSecret(success.code, success.id_token);
    return { code: success.code, idToken: success.id_token };
  }

  async #ceremony<T>(generation: 1 | 2, path: string, body: object): Promise<T> {
    const response = await this.#site.mock.post(generation, `passkey/${path}`, body);
    if (response.status !== 200)
      throw new Deviation(
        `the mock responds to ${path} with ${response.status} ${JSON.stringify(response.body)}`,
      );
    return response.body as T;
  }
}

export interface Created {
  passkey: StoredPasskey;
  code: string;
  /** Vault id. */
  id: string;
}

export interface Used {
  code: string;
  idToken: string;
}

const isPast = (date: string | undefined) => date !== undefined && Date.parse(date) <= Date.now();

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
