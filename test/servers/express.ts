/**
 * SimpleWebAuthn as its documentation's Express example has it: express-session keeps one challenge for each session,
 * and four routes return and verify options. `Dialect` changes how the server writes and what it demands.
 */
import { randomBytes } from 'node:crypto';
import express, { type Request, type RequestHandler } from 'express';
import session, { MemoryStore } from 'express-session';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  type WebAuthnCredential,
} from '@simplewebauthn/server';

declare module 'express-session' {
  interface SessionData {
    currentChallenge?: string | undefined;
  }
}

/** How another framework does the same. */
export interface Dialect {
  /** Writes the options as its serialiser does. */
  options?: (options: object) => object;
  /** The response to a verified ceremony. Default: `{verified: true}`. */
  yes?: { status: number; body?: unknown; redirect?: string };
  /** The response to one that is not. Default: 400 `{error}`. */
  no?: { status: number; body: unknown };
  /** Requests without this header are refused. */
  csrf?: { header: string; token: string };
}

const rpID = 'localhost';

export function expressServer(origin: string, { options: write = (o) => o, yes, no, csrf }: Dialect = {}) {
  const app = express();
  const store = new MemoryStore();
  const passkeys = new Map<string, WebAuthnCredential>();

  app.use(express.json());
  app.use(
    session({
      secret: randomBytes(16).toString('hex'),
      store,
      saveUninitialized: true,
      resave: false,
      cookie: { maxAge: 86_400_000, httpOnly: true },
    }),
  );
  app.use((request, response, next) => {
    if (!csrf || request.method === 'GET' || request.get(csrf.header) === csrf.token) next();
    else response.status(403).json({ title: 'Forbidden', detail: 'CSRF token missing' });
  });

  const offer =
    (make: (request: Request) => Promise<{ challenge: string }>): RequestHandler =>
    async (request, response) => {
      const options = await make(request);
      request.session.currentChallenge = options.challenge;
      response.json(write(options));
    };
  const verify =
    (
      check: (request: Request, expected: ReturnType<typeof expectation>) => Promise<boolean>,
    ): RequestHandler =>
    async (request, response) => {
      let verified = false;
      let reason = 'Not verified';
      try {
        verified = await check(request, expectation(request));
      } catch (error) {
        reason = (error as Error).message;
      }
      request.session.currentChallenge = undefined;
      if (!verified) response.status(no?.status ?? 400).json(no ? no.body : { error: reason });
      else if (yes?.redirect) response.redirect(yes.status, yes.redirect);
      else if (yes) response.status(yes.status).send(yes.body === undefined ? '' : JSON.stringify(yes.body));
      else response.json({ verified });
    };
  const expectation = (request: Request) => ({
    expectedChallenge: `${request.session.currentChallenge}`,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
  });

  const registration = offer(() =>
    generateRegistrationOptions({
      rpName: 'SimpleWebAuthn Example',
      rpID,
      userName: 'ada@example.com',
      attestationType: 'none',
      excludeCredentials: [...passkeys.values()].map(({ id, transports }) => ({
        id,
        ...(transports && { transports }),
      })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      supportedAlgorithmIDs: [-7, -257],
    }),
  );
  const authentication = offer(() => generateAuthenticationOptions({ rpID, userVerification: 'preferred' }));
  app.route('/generate-registration-options').get(registration).post(registration);
  app.route('/generate-authentication-options').get(authentication).post(authentication);
  app.post(
    '/verify-registration',
    verify(async ({ body }, expected) => {
      const response = body as RegistrationResponseJSON;
      const { verified, registrationInfo } = await verifyRegistrationResponse({ ...expected, response });
      if (registrationInfo) passkeys.set(response.id, registrationInfo.credential);
      return verified;
    }),
  );
  app.post(
    '/verify-authentication',
    verify(async ({ body }, expected) => {
      const response = body as AuthenticationResponseJSON;
      const credential = passkeys.get(response.id);
      if (!credential) throw new Error('Authenticator is not registered with this site');
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        ...expected,
        response,
        credential,
      });
      credential.counter = authenticationInfo.newCounter;
      return verified;
    }),
  );

  return {
    app,
    passkeys,
    forget: () => passkeys.clear(),
    expire: () => new Promise<void>((resolve) => store.clear(() => resolve())),
  };
}
