import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { readConfig } from '../../../server-mock/cli/config.js';
import { parseOptions, UsageError } from '../../../server-mock/cli/options.js';
import { temporaryFiles } from '../store/files.js';
import { compileProgram, run, type Program } from '../support/program.js';

/** The program behind `npm run mock` and `npx passkey-elements-mock`. */
const cli = await compileProgram(new URL('../../../server-mock/cli/bin.ts', import.meta.url));
const newFile = temporaryFiles();
const newFolder = () => dirname(newFile());

interface Announcement {
  url: string;
  tenancyId: string;
  apiKey: string;
}

/** Starts with `--json` on a free port, and waits until it listens. */
async function start(folder: string, ...args: string[]): Promise<Announcement & { program: Program }> {
  const program = run(cli, ['--port', '0', '--json', ...args], folder);
  await program.writes('\n');
  return { ...(JSON.parse(program.stdout) as Announcement), program };
}

async function stop(program: Program, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  program.kill(signal);
  assert.equal(await program.ended, 0, program.stderr);
}

/** Runs to the end, which must be a refusal of one line on standard error and nothing else. */
async function refusal(folder: string, code: number, ...args: string[]): Promise<string> {
  const program = run(cli, args, folder);
  assert.equal(await program.ended, code, program.stderr);
  assert.equal(program.stdout, '');
  assert.match(program.stderr, /^[^\n]+\n$/);
  return program.stderr;
}

const isUsageError = (words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof UsageError, String(error));
  assert.match(error.message, words);
  assert.doesNotMatch(error.message, /\n/);
  return true;
};

/** Changes when the vault is a new one. */
async function keyId(url: string): Promise<string> {
  const answer = await fetch(`${url}/.well-known/jwks.json`);
  const { keys } = (await answer.json()) as { keys: { kid: string }[] };
  return keys[0]?.kid ?? assert.fail('no key');
}

describe('the command line: output', () => {
  it('--help explains every flag', async () => {
    const program = run(cli, ['--help'], newFolder());
    assert.equal(await program.ended, 0);
    const flags = ['port', 'host', 'data', 'memory', 'config', 'smtp', 'reset', 'quiet', 'json', 'help'];
    for (const flag of flags) {
      assert.match(program.stdout, new RegExp(`--${flag}\\b`));
    }
    assert.equal(program.stderr, '');
  });

  it('--json prints one line when the server listens, and nothing else', async () => {
    const { program, url, tenancyId, apiKey } = await start(newFolder(), '--memory');
    assert.match(url, /^http:\/\/localhost:\d+$/);
    assert.equal(tenancyId, 'dev');
    assert.ok(apiKey.length > 8);
    assert.equal((await fetch(`${url}/dev/principal/a-secret-code`)).status, 403);
    await program.writes('principal', 'stderr');
    await stop(program);
    assert.deepEqual(program.stdout.split('\n').slice(1), ['']);
    assert.match(program.stderr, /^GET +\/dev\/principal\/\*\*\* 403 @error\/Forbidden \d+(\.\d)? ms\n$/);
  });

  it('prints a banner and a log without secrets by default', async () => {
    const folder = newFolder();
    const program = run(cli, ['--port', '0'], folder);
    await program.writes('Press Ctrl+C');
    const url = /http:\/\/localhost:\d+/.exec(program.stdout)?.[0] ?? assert.fail(program.stdout);
    assert.match(program.stdout, /tenancy dev \(development, localhost\), API key \S+\n/);
    assert.match(program.stdout, /\.data\/vault\.sqlite/);
    await fetch(`${url}/v2/dev/principal/short-code?code=in-the-query`);
    await fetch(`${url}/dev/principle/${'c'.repeat(43)}`);
    await program.writes('principle');
    await stop(program, 'SIGINT');
    const log = program.stdout.split('\n').filter((line) => line.startsWith('GET'));
    assert.match(log[0] ?? '', /^GET +\/v2\/dev\/principal\/\*\*\* 403 @error\/Forbidden [\d.]+ ms$/);
    assert.match(log[1] ?? '', /^GET +\/dev\/principle\/\*\*\* 404 @error\/NotFound [\d.]+ ms$/);
    assert.doesNotMatch(program.stdout, /short-code|in-the-query|ccc/);
    assert.equal(program.stderr, '');
  });

  it('--quiet logs no request', async () => {
    const { program, url } = await start(newFolder(), '--memory', '--quiet');
    await fetch(url);
    await stop(program);
    assert.equal(program.stderr, '');
  });

  it('reports that it uses another port', async () => {
    const socket = createServer().listen(0, '127.0.0.1');
    await once(socket, 'listening');
    const { port } = socket.address() as AddressInfo;
    const program = run(cli, ['--memory', '--json', '--port', String(port)], newFolder());
    await program.writes('\n');
    const { url } = JSON.parse(program.stdout) as Announcement;
    assert.notEqual(url, `http://localhost:${String(port)}`);
    assert.match(program.stderr, new RegExp(`^Port ${String(port)} is occupied; using \\d+ instead.\n$`));
    await stop(program);
    socket.close();
  });
});

describe('the command line: mistakes', () => {
  const mistakes: [args: string[], words: RegExp][] = [
    [['--verbose'], /--verbose/],
    [['-x'], /-x/],
    [['start'], /start/],
    [['--port'], /--port/],
    [['--port', '65536'], /0 to 65535, not "65536"/],
    [['--port', '-1'], /--port/],
    [['--port', '80a'], /not "80a"/],
    [['--port='], /not ""/],
    [['--memory=yes'], /--memory/],
    [['--data='], /--data needs a value/],
    [['--smtp='], /--smtp needs a value/],
    [
      ['--smtp', 'http://user:password@localhost'],
      /^--smtp must be a URL such as smtp:\/\/localhost:1025\.$/,
    ],
    [['--memory', '--data', 'x'], /exclude each other/],
    [['--memory', '--reset'], /exclude each other/],
  ];
  for (const [args, words] of mistakes) {
    it(`${args.join(' ')} is refused in one line`, () => {
      assert.throws(() => parseOptions(args), isUsageError(words));
    });
  }

  it('exit with 2 and create nothing', async () => {
    const folder = newFolder();
    assert.match(await refusal(folder, 2, '--verbose'), /--verbose/);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('an address for other machines with the default key exits with 1', async () => {
    const text = await refusal(newFolder(), 1, '--memory', '--port', '0', '--host', '0.0.0.0');
    assert.match(text, /default API key/);
  });
});

describe('the command line: configuration', () => {
  const tenancy = { id: 'shop', apiKey: 'a-key-of-the-shop', kind: 'production', rpId: 'shop.example' };

  it('serves the tenancies of the file and announces the first', async () => {
    const folder = newFolder();
    const second = { id: 'other', apiKey: 'another-key-entirely' };
    const origins = ['https://login.shop.example'];
    const full = { ...tenancy, rpName: 'Shop', origins, relatedRpIds: ['old.example'], strict: true };
    writeFileSync(join(folder, 'mock.json'), JSON.stringify({ tenancies: [full, second] }));
    const { program, url, tenancyId, apiKey } = await start(folder, '--memory', '--config', 'mock.json');
    assert.equal(tenancyId, 'shop');
    assert.equal(apiKey, tenancy.apiKey);
    const options = async (id: string, origin: string) => {
      const path = `${url}/${id}/passkey/authentication/options`;
      const headers = { 'content-type': 'application/json', origin };
      return (await fetch(path, { method: 'POST', headers, body: '{}' })).status;
    };
    assert.equal(await options('shop', 'https://login.shop.example'), 200);
    assert.equal(await options('shop', 'https://evil.example'), 403);
    assert.equal(await options('other', 'http://localhost:1234'), 200);
    assert.equal(await options('dev', 'http://localhost:1234'), 400);
    await stop(program);
  });

  const mistakes: [title: string, content: string, words: RegExp][] = [
    ['is no JSON', '{"tenancies": [', /mock\.json is not JSON/],
    ['is a list', '[]', /mock\.json: tenancies: this is required/],
    ['has no tenancies', '{}', /mock\.json: tenancies: this is required/],
    ['has an empty list', '{"tenancies": []}', /tenancies: expected at least one tenancy/],
    ['lacks a key', JSON.stringify({ tenancies: [{ id: 'a' }] }), /tenancies\[0\]\.apiKey: this is required/],
    [
      'has an unknown setting',
      JSON.stringify({ tenancies: [{ ...tenancy, rpid: 'x' }] }),
      /\[0\]\.rpid: there is no such/,
    ],
    [
      'has an unknown kind',
      JSON.stringify({ tenancies: [{ ...tenancy, kind: 'test' }] }),
      /kind: expected one of development, /,
    ],
    [
      'has a number for text',
      JSON.stringify({ tenancies: [{ ...tenancy, rpId: 5 }] }),
      /rpId: expected text/,
    ],
    [
      'has text for a list',
      JSON.stringify({ tenancies: [{ ...tenancy, origins: 'x' }] }),
      /origins: expected a list/,
    ],
    [
      'has null for text',
      JSON.stringify({ tenancies: [{ ...tenancy, rpName: null }] }),
      /rpName: expected text/,
    ],
    ['has an id twice', JSON.stringify({ tenancies: [tenancy, tenancy] }), /two tenancies have the same id/],
  ];
  for (const [title, content, words] of mistakes) {
    it(`refuses a file that ${title}`, () => {
      const file = join(newFolder(), 'mock.json');
      writeFileSync(file, content);
      assert.throws(() => readConfig(file), isUsageError(words));
    });
  }

  it('refuses a missing file', () => {
    assert.throws(() => readConfig('missing.json'), isUsageError(/cannot be read.*missing\.json/));
  });

  it('exits with 2 when the server refuses a tenancy', async () => {
    const folder = newFolder();
    writeFileSync(
      join(folder, 'mock.json'),
      JSON.stringify({ tenancies: [{ ...tenancy, apiKey: 'short' }] }),
    );
    const text = await refusal(folder, 2, '--memory', '--port', '0', '--config', 'mock.json');
    assert.match(text, /^mock\.json: The API key of "shop"/);
  });
});

describe('the command line: the data file', () => {
  it('keeps the vault over a restart, in .data by default', async () => {
    const folder = newFolder();
    const ids: string[] = [];
    for (const args of [[], ['--data', '.data/vault.sqlite'], ['--data', 'other.sqlite']]) {
      const { program, url } = await start(folder, ...args);
      ids.push(await keyId(url));
      await stop(program);
    }
    assert.equal(ids[0], ids[1]);
    assert.notEqual(ids[0], ids[2]);
    assert.deepEqual(readdirSync(folder).sort(), ['.data', 'other.sqlite', 'other.sqlite.key']);
    assert.deepEqual(readdirSync(join(folder, '.data')).sort(), ['vault.sqlite', 'vault.sqlite.key']);
  });

  it('--memory keeps nothing', async () => {
    const folder = newFolder();
    const { program } = await start(folder, '--memory');
    await stop(program);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is refused to a second server, which names the first, until the first has ended in any way', async () => {
    const folder = newFolder();
    const first = await start(folder);
    const id = await keyId(first.url);
    const text = await refusal(folder, 1, '--port', '0');
    assert.match(text, new RegExp(`in use by another server \\(process ${String(first.program.pid)}\\)`));
    await refusal(folder, 1, '--port', '0', '--reset');
    assert.equal(await keyId(first.url), id, 'the first goes on');

    first.program.kill('SIGKILL');
    assert.equal(await first.program.ended, 'SIGKILL');
    const second = await start(folder);
    assert.equal(await keyId(second.url), id);
    await stop(second.program);
  });

  it('--reset starts with an empty vault, and deletes no other files', async () => {
    const folder = newFolder();
    const first = await start(folder, '--data', 'v.sqlite', '--reset');
    const id = await keyId(first.url);
    await stop(first.program);
    const second = await start(folder, '--data', 'v.sqlite', '--reset');
    assert.notEqual(await keyId(second.url), id);
    await stop(second.program);

    const letter = join(folder, 'letter.txt');
    writeFileSync(letter, 'Dear Jane');
    assert.match(await refusal(folder, 1, '--data', 'letter.txt', '--reset'), /damaged/);
    assert.equal(readFileSync(letter, 'utf8'), 'Dear Jane');
  });

  it('stays unchanged when it is damaged', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'v.sqlite'), 'not a vault');
    assert.match(await refusal(folder, 1, '--data', 'v.sqlite'), /damaged.*move it away/);
    assert.equal(readFileSync(join(folder, 'v.sqlite'), 'utf8'), 'not a vault');
    assert.ok(!existsSync(join(folder, 'v.sqlite.pid')));
  });
});
