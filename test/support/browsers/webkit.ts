/** WebKitGTK's MiniBrowser on a screen in memory, driven by WebKitWebDriver over HTTP. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { endpoints, type Driver } from './driver.js';

export interface WebKitPrograms {
  driver: string;
  browser: string;
  screen: string;
}

export async function startWebKit({ driver, browser, screen }: WebKitPrograms): Promise<Driver> {
  const xvfb = spawn(screen, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [display] = (await once(xvfb.stdio[3] as Readable, 'data')) as [Buffer];
  const port = await freePort();
  const program = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${display.toString().trim()}`,
      GDK_BACKEND: 'x11',
      // There is no graphics card.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  const children = [program, xvfb];
  const ended = children.map((child) => once(child, 'close'));
  const kill = () => children.forEach((child) => child.kill());
  process.once('exit', kill);

  const base = `http://127.0.0.1:${port}`;
  await listening(`${base}/status`, program);
  const alwaysMatch = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
  };
  const session = await ask('POST', `${base}/session`, { capabilities: { alwaysMatch } });
  const { sessionId } = session as { sessionId: string };
  const url = `${base}/session/${sessionId}`;
  return {
    send(command, parameters = {}) {
      const [method = '', path = ''] = (endpoints as Record<string, string>)[command]?.split(' ') ?? [];
      if (!path) throw new Error(`WebKitGTK has no command ${command}.`);
      return ask(method, url + path, parameters);
    },
    async close() {
      process.off('exit', kill);
      // Ends the browser; the driver alone would leave it behind.
      await ask('DELETE', url, {}).catch(() => undefined);
      kill();
      await Promise.all(ended);
    },
  };
}

async function ask(method: string, url: string, body: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(method === 'POST' && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`${url}: ${(value as { message: string }).message}`);
  return value;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The driver does not say when it listens. */
async function listening(url: string, program: ChildProcess): Promise<void> {
  while (program.exitCode === null) {
    if (await fetch(url).catch(() => undefined)) return;
    await wait(50);
  }
  throw new Error('WebKitWebDriver ended before it listened.');
}
