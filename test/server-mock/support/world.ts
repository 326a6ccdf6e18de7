/** A mock server with a clock in the test's hand, and the three parties that talk to it. */
import assert from 'node:assert/strict';
import type {
  AuthenticationOptions,
  AuthenticationOptionsRequest,
  AuthenticationSuccess,
  AuthorizeAuthenticationRequest,
  AuthorizeRegistrationRequest,
  RegistrationOptions,
  RegistrationOptionsRequest,
  RegistrationSuccess,
} from '../../../src/wire/contract.js';
import {
  createMockServer,
  type Client,
  type MockServer,
  type MockServerOptions,
  type TenancyOptions,
} from '../../../server-mock/app.js';
import { create, get, type CreateOverrides, type Credential, type GetOverrides } from './authenticator.js';
import { storeWithSigningKey } from './signing-key.js';

export const acme: TenancyOptions = {
  id: 'acme',
  apiKey: 'acme-api-key',
  kind: 'production',
  rpId: 'acme.example',
  rpName: 'Acme',
};
export const acmeOrigin = 'https://acme.example';

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export interface World {
  server: MockServer;
  clock: { now: number };
  /** Sends JSON as a page of `acmeOrigin` would. */
  page(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Sends JSON, or a GET without a body, as the app's backend would. */
  backend(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Any method, as the app's backend. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  registrationOptions(body?: Partial<RegistrationOptionsRequest>): Promise<RegistrationOptions>;
  authenticationOptions(body?: AuthenticationOptionsRequest): Promise<AuthenticationOptions>;
  authorizedRegistration(body?: Partial<AuthorizeRegistrationRequest>): Promise<RegistrationOptions>;
  authorizedAuthentication(body?: Partial<AuthorizeAuthenticationRequest>): Promise<AuthenticationOptions>;
  /** A whole registration that must succeed. */
  register(
    overrides?: CreateOverrides,
    body?: Partial<RegistrationOptionsRequest>,
  ): Promise<{ credential: Credential; success: RegistrationSuccess }>;
  /** A whole sign-in that must succeed. */
  login(
    credential: Credential,
    overrides?: GetOverrides,
    body?: AuthenticationOptionsRequest,
  ): Promise<AuthenticationSuccess>;
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body };
}

/** The body of an answer that must be a success. */
export function succeed<T>(answer: Answer): T {
  assert.ok(answer.status < 300, JSON.stringify(answer.body));
  return answer.body as T;
}

export async function setup(
  options: MockServerOptions = {},
  { origin = acmeOrigin, client }: { origin?: string; client?: Client } = {},
): Promise<World> {
  const clock = { now: Date.UTC(2026, 10, 22) };
  const tenancies = options.tenancies ?? [acme];
  const [tenancy = acme] = tenancies;
  const store = options.store ?? (await storeWithSigningKey());
  const server = await createMockServer({ now: () => clock.now, ...options, tenancies, store });
  const rpId = tenancy.rpId ?? new URL(origin).hostname;

  const send = async (path: string, init: RequestInit) =>
    answerOf(await server.fetch(new Request(`https://mock.test${path}`, init), client));
  const page: World['page'] = (path, body, headers) =>
    send(path, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', 'user-agent': 'test browser', ...headers },
      body: JSON.stringify(body),
    });
  const api: World['api'] = (method, path, body, headers) =>
    send(path, {
      method,
      headers: {
        authorization: `Bearer ${tenancy.apiKey}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  const backend: World['backend'] = (path, body, headers) =>
    api(body === undefined ? 'GET' : 'POST', path, body, headers);

  const registrationOptions: World['registrationOptions'] = async (body) =>
    succeed(await page(`/${tenancy.id}/passkey/registration/options`, { username: 'ada', ...body }));
  const authenticationOptions: World['authenticationOptions'] = async (body = {}) =>
    succeed(await page(`/${tenancy.id}/passkey/authentication/options`, body));

  return {
    server,
    clock,
    page,
    backend,
    api,
    registrationOptions,
    authenticationOptions,
    async authorizedRegistration(body) {
      const { registrationToken } = succeed<{ registrationToken: string }>(
        await backend(`/v2/${tenancy.id}/passkey/registration/authorize`, {
          rpId,
          rpName: 'Acme',
          userId: 'user-1',
          username: 'ada',
          ...body,
        }),
      );
      return succeed(await page(`/v2/${tenancy.id}/passkey/registration/options`, { registrationToken }));
    },
    async authorizedAuthentication(body = { discoverable: true }) {
      const { authenticationToken } = succeed<{ authenticationToken: string }>(
        await backend(`/v2/${tenancy.id}/passkey/authentication/authorize`, { rpId, ...body }),
      );
      return succeed(await page(`/v2/${tenancy.id}/passkey/authentication/options`, { authenticationToken }));
    },
    async register(overrides, body) {
      const { sessionToken, optionsJSON } = await registrationOptions(body);
      const { credential, response } = await create(optionsJSON, origin, overrides);
      const verification = { sessionToken, response };
      const success = succeed<RegistrationSuccess>(
        await page(`/${tenancy.id}/passkey/registration/verification`, verification),
      );
      return { credential, success };
    },
    async login(credential, overrides, body) {
      const { sessionToken, optionsJSON } = await authenticationOptions(body);
      const response = await get(optionsJSON, origin, credential, overrides);
      const verification = { sessionToken, response };
      return succeed(await page(`/${tenancy.id}/passkey/authentication/verification`, verification));
    },
  };
}
