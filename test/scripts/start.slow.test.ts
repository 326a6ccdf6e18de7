/** Follows the first page of the documentation in an empty folder, with the published packages. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { newVisitor, type Visitor } from '../e2e/visitor.js';
import { pack, type Packed } from './packed.js';

const text = readFileSync('stories/docs/start.mdx', 'utf8');
const [, server = ''] = /```js\n(\/\/ server\.mjs\n[^]*?)```/.exec(text) ?? [];

describe('the start in five minutes', () => {
  let packed: Packed;
  let visitor: Visitor;
  const programs: ChildProcess[] = [];

  /** Starts a program and returns its first line of output. */
  async function run(...args: string[]): Promise<string> {
    const program = spawn(process.execPath, args, {
      cwd: packed.project,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    programs.push(program);
    const [line] = (await once(createInterface(program.stdout), 'line')) as [string];
    return line;
  }

  before(async () => {
    packed = pack('passkey-elements', 'passkey-elements-mock');
    visitor = await newVisitor();
  });
  after(async () => {
    await visitor?.close();
    for (const program of programs) {
      program.kill();
      await once(program, 'close');
    }
    packed?.remove();
  });

  it('creates a passkey and signs in with it', async () => {
    const options = ['--memory', '--port', '0', '--json', '--quiet'];
    const { url } = JSON.parse(await run('node_modules/.bin/passkey-elements-mock', ...options)) as {
      url: string;
    };
    // On free ports, which the programs print.
    const said = server
      .replaceAll('http://localhost:4400', url)
      .replace(
        '.listen(3000);',
        ".listen(0, 'localhost', function () { console.log(this.address().port); });",
      );
    assert.notEqual(said, server);
    writeFileSync(join(packed.project, 'server.mjs'), said);
    const site = `http://localhost:${await run('server.mjs')}`;

    const { page, press } = visitor;
    page.setDefaultTimeout(60_000);
    visitor.holdAutofill(true);
    await page.goto(site);
    // The link to the sign-up, then the name.
    await press('passkey-auth >>> [part~=footer] [part~=link]');
    await page.type('passkey-register input', 'ada');
    await press('passkey-register >>> [part~=button]');
    await page.waitForSelector('passkey-auth:state(done)');
    await page.evaluate("fetch('/backend/session', { method: 'DELETE' })");
    await page.reload();
    await press('passkey-login >>> [part~=button]');
    await page.waitForSelector('passkey-auth:state(done)');
    const session = await page.evaluate("fetch('/backend/session').then((answer) => answer.json())");
    assert.equal((session as { user: { username: string } }).user.username, 'ada');
    assert.deepEqual(visitor.problems, []);
  });
});
