/** `npx passkey-elements-mock check`, as a program against real servers. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { createBackend, nodeListener } from '../../../src/entries/backend.js';
import { Passlock } from '../../../src/entries/server-unsafe.js';
import { createMockServer, defaultTenancy } from '../../../server-mock/app.js';
import { parseCheckOptions } from '../../../server-mock/check/command.js';
import type { Report } from '../../../server-mock/check/report.js';
import { UsageError } from '../../../server-mock/cli/options.js';
import { listen, type Listening } from '../../../server-mock/node/listen.js';
import { compileProgram, run } from '../support/program.js';
import { createParts } from './support.js';

describe('the command check', () => {
  const closers: (() => Promise<unknown>)[] = [];
  let cli: string;
  let mock: Listening;

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    closers.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    return `http://localhost:${(server.address() as AddressInfo).port}`;
  }

  /** A backend of ours that calls the mock at the URL. */
  async function serveBackend(endpoint: string): Promise<string> {
    const { options } = await createParts();
    const { id: tenancyId, apiKey } = defaultTenancy;
    const passlock = new Passlock({ tenancyId, apiKey, endpoint });
    const respond = nodeListener(createBackend({ ...options, passlock }));
    return `${await serve((request, response) => void respond(request, response))}/backend`;
  }

  async function check(...args: string[]) {
    const program = run(cli, ['check', ...args], tmpdir());
    return { code: await program.ended, stdout: program.stdout, stderr: program.stderr };
  }

  before(async () => {
    cli = await compileProgram(new URL('../../../server-mock/cli/bin.ts', import.meta.url));
    mock = await listen({ server: await createMockServer(), port: 0 });
    closers.push(() => mock.close());
  });
  after(async () => {
    for (const close of closers) await close();
  });

  it('prints what holds, and exits with 0', async () => {
    const backend = await serveBackend(mock.url);
    const { code, stdout, stderr } = await check(backend, '--mock', mock.url, '--rule', 'P1', '--rule', 'S2');
    assert.equal(stderr, '');
    assert.match(stdout, /^S2 +holds .*\nP1 +holds /m);
    assert.equal(code, 0);
  });

  it('prints JSON, and exits with 1 for a rule that does not hold', async () => {
    // Its emails never arrive in the inbox.
    const { options } = await createParts();
    const { id: tenancyId, apiKey } = defaultTenancy;
    const passlock = new Passlock({ tenancyId, apiKey, endpoint: mock.url });
    const respond = nodeListener(
      createBackend({ ...options, passlock, rpId: 'localhost', origins: ['https://a.example'] }),
    );
    const backend = `${await serve((request, response) => {
      delete request.headers['origin'];
      void respond(request, response);
    })}/backend`;
    const { code, stdout } = await check(backend, '--mock', mock.url, '--rule', 'R2', '--json');
    const report = JSON.parse(stdout) as Report;
    assert.deepEqual(
      report.rules.map(({ id, result }) => [id, result]),
      [['R2', 'fails']],
    );
    assert.match(report.rules[0]?.checks[0]?.message ?? '', /expected 403 Forbidden/);
    assert.deepEqual([report.holds, report.tenancyId, report.mock, code], [false, 'dev', mock.url, 1]);
  });

  it('names what is not there, and exits with 3', async () => {
    const nowhere = await serve((_, response) => void response.writeHead(404).end());
    const backend = await serveBackend(nowhere);
    const other = await listen({ server: await createMockServer(), port: 0 });
    closers.push(() => other.close());
    const elsewhere = await serveBackend(other.url);
    const cases: [code: string, words: RegExp, ...args: string[]][] = [
      ['mock-unreachable', /no mock at .*--mock/, backend, '--mock', nowhere],
      ['backend-unreachable', /no server at/, 'http://localhost:1/backend', '--mock', mock.url],
      ['not-a-backend', /session responds with 404/, nowhere, '--mock', mock.url],
      ['not-wired', /responds with 502 .*call .* with the tenancy dev/, backend, '--mock', mock.url],
      ['not-wired', /refuses the backend’s authenticationToken/, elsewhere, '--mock', mock.url],
    ];
    for (const [code, words, ...args] of cases) {
      const asJson = await check(...args, '--json');
      const { error } = JSON.parse(asJson.stdout) as { error: { code: string; message: string } };
      assert.deepEqual([error.code, asJson.code], [code, 3]);
      assert.match(error.message, words);
      const plain = await check(...args);
      assert.deepEqual([plain.code, plain.stdout, plain.stderr], [3, '', `${error.message}\n`]);
    }
  });

  it('explains mistakes, and exits with 2', async () => {
    const { code, stdout, stderr } = await check();
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^check needs one URL, .*\n$/);
    const mistakes: [words: RegExp, ...args: string[]][] = [
      [/one URL/, 'http://a.example', 'http://b.example'],
      [/must be a URL/, 'localhost:8000/backend'],
      [/--mock must be a URL/, 'http://localhost/backend', '--mock', 'nowhere'],
      [/--rule must be one of R1, /, 'http://localhost/backend', '--rule', 'X1'],
      [/Unknown option '--fast'/, 'http://localhost/backend', '--fast'],
    ];
    for (const [words, ...args] of mistakes)
      assert.throws(
        () => parseCheckOptions(args),
        (error) => error instanceof UsageError && words.test(error.message),
      );
  });

  it('--help explains the options and the exit codes', async () => {
    const { code, stdout } = await check('--help');
    for (const word of ['--mock', '--tenancy', '--origin', '--rule', '--json', 'Exit codes: 0'])
      assert.ok(stdout.includes(word), word);
    assert.equal(code, 0);
  });
});
