/**
 * The measurement. The passkeys are made and used in this process, the server is another one. Of each kind,
 * every ceremony is begun and signed first; what is measured is verification alone, 50 at a time, which is
 * what the bare library is measured with in the server's process, on the same answers: alone, and with the
 * RS256 signature that every answer of Passlock carries. Whole ceremonies, options and the passkey's own work
 * included, are measured besides. Where other programs want the processor, too, the processor's time per
 * verification tells more than the clock.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '../../src/wire/contract.js';
import { create, get, type Credential } from '../../test/server-mock/support/authenticator.js';
import { cbor } from '../../test/server-mock/support/cbor.js';
import { connect, origin } from './client.js';
import { drive, type Figures } from './drive.js';
import type { BareCase, Message } from './server.js';

const count = Number(process.env['BENCH_COUNT'] ?? 2000);
const concurrency = 50;

interface Begun {
  sessionToken: string;
  response: unknown;
  bare: BareCase;
}

const path = (step: string): string => `/dev/passkey/${step}`;
const credentials: Credential[] = [];

type Post = ReturnType<typeof connect>['post'];

async function beginRegistration(post: Post, i: number): Promise<Begun> {
  const { sessionToken, optionsJSON } = await post(path('registration/options'), { username: `user-${i}` });
  const options = optionsJSON as PublicKeyCredentialCreationOptionsJSON;
  const { credential, response } = await create(options, origin);
  credentials[i] = credential;
  const expected = {
    expectedChallenge: options.challenge,
    expectedOrigin: origin,
    expectedRPID: 'localhost',
  };
  return {
    sessionToken: sessionToken as string,
    response,
    bare: { kind: 'registration', options: { response, ...expected, requireUserVerification: false } },
  };
}

async function beginLogin(post: Post, i: number): Promise<Begun> {
  const { sessionToken, optionsJSON } = await post(path('authentication/options'), {});
  const options = optionsJSON as PublicKeyCredentialRequestOptionsJSON;
  const credential = credentials[i] ?? credentials[0];
  if (!credential) throw new Error('There is no passkey to sign in with.');
  const response = await get(options, origin, credential);
  const publicKey = Buffer.from(cbor(credential.cose)).toString('base64url');
  const expected = {
    expectedChallenge: options.challenge,
    expectedOrigin: origin,
    expectedRPID: 'localhost',
  };
  const known = { id: response.id, publicKey, counter: 0 };
  return {
    sessionToken: sessionToken as string,
    response,
    bare: {
      kind: 'login',
      options: { response, ...expected, requireUserVerification: false, credential: known },
    },
  };
}

async function message<T>(child: ChildProcess, send?: Message): Promise<T> {
  const answer = once(child, 'message') as Promise<[T]>;
  if (send !== undefined) child.send(send);
  return (await answer)[0];
}

const indexes = Array.from({ length: count }, (_, i) => i);

async function begin(post: Post, one: (post: Post, i: number) => Promise<Begun>): Promise<Begun[]> {
  const begun: Begun[] = [];
  await drive(indexes, concurrency, async (i) => {
    begun[i] = await one(post, i);
  });
  return begun;
}

async function measure(title: string, file: string): Promise<void> {
  const program = fileURLToPath(new URL('server.ts', import.meta.url));
  const profile = process.env['BENCH_PROFILE']
    ? ['--cpu-prof', `--cpu-prof-dir=${process.env['BENCH_PROFILE']}`]
    : [];
  const child = fork(program, file === '' ? [] : [file], { execArgv: ['--import', 'tsx', ...profile] });
  const { url } = await message<{ url: string }>(child);
  const { post, close } = connect(url, concurrency);
  for (const [name, step, one] of [
    ['registrations', 'registration/verification', beginRegistration],
    ['logins', 'authentication/verification', beginLogin],
  ] as const) {
    const finish = ({ sessionToken, response }: Begun) => post(path(step), { sessionToken, response });
    const begun = await begin(post, one);
    // Warms up both before the measurement.
    const cases = begun.map(({ bare }) => bare);
    await message<Figures>(child, { cases: cases.slice(0, 200), concurrency, signs: true });
    await drive(begun.slice(0, 200), concurrency, finish);
    const rest = begun.slice(200);
    const [bare, signing] = [
      await costed(child, () => message(child, { cases: cases.slice(200), concurrency, signs: false })),
      await costed(child, () => message(child, { cases: cases.slice(200), concurrency, signs: true })),
    ];
    const served = await costed(child, () => drive(rest, concurrency, finish));
    const whole = await costed(child, () =>
      drive(indexes.slice(0, rest.length), concurrency, async (i) => finish(await one(post, i))),
    );
    console.log(`${title}, ${name}`);
    print('library alone', bare, bare);
    print('library, token signed', signing, bare);
    print('server, verification', served, bare);
    print('server, whole ceremony', whole, bare);
  }
  close();
  child.send('stop');
  await once(child, 'exit');
}

interface Costed extends Figures {
  /** Processor time of the measured process in milliseconds, including all threads. */
  cpu: number;
}

/** Measures the work without the 200 that warm up. */
async function costed(child: ChildProcess, work: () => Promise<Figures>): Promise<Costed> {
  const before = await message<NodeJS.CpuUsage>(child, 'cpu');
  const figures = await work();
  const after = await message<NodeJS.CpuUsage>(child, 'cpu');
  const micros = after.user + after.system - before.user - before.system;
  return { ...figures, cpu: micros / 1000 / (count - 200) };
}

function print(name: string, { perSecond, p50, p99, cpu }: Costed, bare: Costed): void {
  const share = (perSecond / bare.perSecond) * 100;
  const columns = [
    `${perSecond.toFixed(0).padStart(6)}/s`,
    `${share.toFixed(0).padStart(4)} %`,
    `p50 ${p50.toFixed(1).padStart(6)} ms`,
    `p99 ${p99.toFixed(1).padStart(6)} ms`,
    `processor ${cpu.toFixed(2)} ms each`,
  ];
  console.log(`  ${name.padEnd(24)}${columns.join('  ')}`);
}

console.log(`${count} of each, ${concurrency} at a time, over loopback sockets`);
await measure('memory', '');
const folder = mkdtempSync(join(tmpdir(), 'passkey-bench-'));
await measure('SQLite', join(folder, 'vault.sqlite'));
rmSync(folder, { recursive: true });
