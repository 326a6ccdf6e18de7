/**
 * The measured process: a mock server on a port, and the bare library, which is given the same answers to
 * verify. Steered by messages of `bench.ts`.
 */
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { generateKeyPair, SignJWT } from 'jose';
import { createMockServer, defaultTenancy } from '../../server-mock/app.js';
import { listen } from '../../server-mock/node/listen.js';
import { createMemoryStore } from '../../server-mock/store/memory.js';
import { createSqliteStore } from '../../server-mock/store/sqlite.js';
import { drive } from './drive.js';

/** The library's inputs, complete, so that it reads no store. */
export type BareCase =
  | { kind: 'registration'; options: Parameters<typeof verifyRegistrationResponse>[0] }
  | {
      kind: 'login';
      /** The key is base64url, because messages between processes are JSON. */
      options: Omit<Parameters<typeof verifyAuthenticationResponse>[0], 'credential'> & {
        credential: { id: string; publicKey: string; counter: number };
      };
    };

const { privateKey } = await generateKeyPair('RS256');
const [file = ''] = process.argv.slice(2);
const store = file === '' ? createMemoryStore() : createSqliteStore({ file });
const server = await createMockServer({ store, tenancies: [defaultTenancy] });
const { url, close } = await listen({ server, port: 0, host: '127.0.0.1' });

export type Message = { cases: BareCase[]; concurrency: number; signs: boolean } | 'cpu' | 'stop';

process.on('message', (message: Message) => {
  if (message === 'stop') void close().then(() => process.disconnect());
  else if (message === 'cpu') process.send?.(process.cpuUsage());
  else {
    const { cases, concurrency, signs } = message;
    const work = async (one: BareCase): Promise<void> => {
      await verify(one);
      if (signs) await sign();
    };
    void drive(cases, concurrency, work).then((figures) => process.send?.(figures));
  }
});
process.send?.({ url });

/** The identity token, signed with RSA, that every Passlock response contains. */
async function sign(): Promise<void> {
  await new SignJWT({ jti: 'A'.repeat(43), sub: 'a'.repeat(21) })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(privateKey);
}

async function verify(one: BareCase): Promise<void> {
  if (one.kind === 'registration') {
    const { verified } = await verifyRegistrationResponse(one.options);
    if (!verified) throw new Error('not verified');
    return;
  }
  const { credential } = one.options;
  const publicKey = new Uint8Array(Buffer.from(credential.publicKey, 'base64url'));
  const { verified } = await verifyAuthenticationResponse({
    ...one.options,
    credential: { ...credential, publicKey },
  });
  if (!verified) throw new Error('not verified');
}
