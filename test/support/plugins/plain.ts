/**
 * A server that is not Passlock, on the page's own origin: bare @simplewebauthn/server, a session cookie, and
 * one plain pair of addresses per ceremony.
 *
 *     /test-plain/registration/options      /test-plain/registration/verification
 *     /test-plain/authentication/options    /test-plain/authentication/verification
 *
 * Under `/test-plain/wrapped/…` the options are wrapped as `{publicKey}`, as go-webauthn does. GET asks for
 * options as well as POST. `DELETE /test-plain` forgets every passkey.
 */
import { randomUUID } from 'node:crypto';
import { json } from 'node:stream/consumers';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import type { TestRunnerCoreConfig } from '@web/test-runner-core';

type Middleware = NonNullable<TestRunnerCoreConfig['middleware']>[number];

const rpID = 'localhost';

interface Session {
  challenge?: string;
  username?: string;
}

export function plainServer(): Middleware {
  const sessions = new Map<string, Session>();
  const passkeys = new Map<string, { username: string; credential: WebAuthnCredential }>();

  async function answer(path: string, session: Session, body: unknown, expectedOrigin: string) {
    const expected = { expectedChallenge: session.challenge ?? '', expectedOrigin, expectedRPID: rpID };
    switch (path) {
      case 'registration/options': {
        session.username = (body as Session | undefined)?.username ?? 'somebody';
        const options = await generateRegistrationOptions({
          rpID,
          rpName: 'Plain',
          userName: session.username,
          authenticatorSelection: { residentKey: 'required' },
        });
        session.challenge = options.challenge;
        return options;
      }
      case 'registration/verification': {
        const response = body as RegistrationResponseJSON;
        const { verified, registrationInfo } = await verifyRegistrationResponse({ response, ...expected });
        const { username = '' } = session;
        if (registrationInfo)
          passkeys.set(response.id, { username, credential: registrationInfo.credential });
        return { verified, username };
      }
      case 'authentication/options': {
        const options = await generateAuthenticationOptions({ rpID });
        session.challenge = options.challenge;
        return options;
      }
      case 'authentication/verification': {
        const response = body as AuthenticationResponseJSON;
        const known = passkeys.get(response.id);
        if (!known) return { verified: false };
        const { credential, username } = known;
        const { verified } = await verifyAuthenticationResponse({ response, ...expected, credential });
        return { verified, username };
      }
      default:
        return undefined;
    }
  }

  return async (context, next) => {
    const [, wrapped, path = ''] = /^\/test-plain\/?(wrapped\/)?(.*)$/.exec(context.path) ?? [];
    if (!context.path.startsWith('/test-plain')) {
      await next();
      return;
    }
    const id = context.cookies.get('plain-session') ?? randomUUID();
    context.cookies.set('plain-session', id, { httpOnly: true, sameSite: 'strict' });
    const session = sessions.get(id) ?? {};
    sessions.set(id, session);
    if (context.method === 'DELETE') passkeys.clear();
    const body = context.method === 'POST' ? await json(context.req) : undefined;
    try {
      const given = await answer(path, session, body, context.request.header['origin'] as string);
      context.body = wrapped && path.endsWith('options') ? { publicKey: given } : (given ?? {});
    } catch (error) {
      context.status = 400;
      context.body = { error: String(error) };
    }
  };
}
