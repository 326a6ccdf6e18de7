/** Firefox, driven by Marionette: a socket that takes `length:[0,id,command,parameters]`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Driver } from './driver.js';

/** A token in software for its virtual authenticators, and nobody called from here. */
const preferences = {
  'marionette.port': 0,
  'security.webauth.webauthn_enable_softtoken': true,
  'security.webauth.webauthn_enable_usbtoken': false,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.downloads.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
};

export async function startFirefox(program: string): Promise<Driver> {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const lines = Object.entries(preferences).map(
    (pair) => `user_pref(${JSON.stringify(pair).slice(1, -1)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const child = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--marionette'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, HOME: profile },
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'close');
  const port = new Promise<number>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const found = /Marionette\s+INFO\s+Listening on port (\d+)/.exec(line)?.[1];
      if (found) resolve(Number(found));
    });
  });
  const gone = ended.then(() => Promise.reject(new Error('Firefox ended before it listened.')));
  const { send, socket } = await converse(await Promise.race([port, gone]));
  gone.catch(() => undefined);
  await send('WebDriver:NewSession', {});
  return {
    send: (command, parameters = {}) =>
      send(command.includes(':') ? command : `WebDriver:${command}`, parameters),
    async close() {
      process.off('exit', kill);
      socket.destroy();
      kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

interface Conversation {
  socket: Socket;
  send(command: string, parameters: object): Promise<unknown>;
}

async function converse(port: number): Promise<Conversation> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const waiting = new Map<number, (error: unknown, answer: unknown) => void>();
  let unread = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    unread = Buffer.concat([unread, data]);
    for (let colon = unread.indexOf(':'); colon > 0; colon = unread.indexOf(':')) {
      const end = colon + 1 + Number(unread.subarray(0, colon));
      if (unread.length < end) return;
      const message = JSON.parse(unread.subarray(colon + 1, end).toString()) as unknown;
      unread = unread.subarray(end);
      // The first message is a greeting; all others are answers.
      if (!Array.isArray(message)) continue;
      const [, id, error, answer] = message as [number, number, unknown, unknown];
      waiting.get(id)?.(error, answer);
      waiting.delete(id);
    }
  });
  let sent = 0;
  return {
    socket,
    send: (command, parameters) =>
      new Promise((resolve, reject) => {
        const id = ++sent;
        waiting.set(id, (error, answer) => {
          if (error) reject(new Error(`${command}: ${(error as { message: string }).message}`));
          else resolve(valueOf(answer));
        });
        const message = JSON.stringify([0, id, command, parameters]);
        socket.write(`${Buffer.byteLength(message)}:${message}`);
      }),
  };
}

/** Some answers are `{ value }`, others are the value. */
function valueOf(answer: unknown): unknown {
  const isWrapped = typeof answer === 'object' && answer !== null && 'value' in answer;
  return isWrapped ? answer.value : answer;
}
