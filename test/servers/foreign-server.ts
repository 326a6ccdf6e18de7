/**
 * A server in another language, from packages of Debian. It listens on a port of its own, which is the first line that
 * it writes. It obeys each line that it reads (`forget`, `expire`) and then writes another one.
 */
import { spawn, spawnSync } from 'node:child_process';
import { request as send, type RequestListener } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { installDebianPackages } from '../../scripts/apt-get.mjs';
import type { ServerUnderTest } from './life.js';
import { makePages, startSite, type PageSetup } from './site.js';

export interface ForeignServer {
  /** The interpreter, and arguments with which it fails if a package is missing. */
  program: string;
  check: string[];
  /** Packages of Debian. */
  packages: string[];
  /** Its program in this folder. */
  script: string;
  /** Its pages, which are templates of its framework. */
  pages: PageSetup;
}

function install({ program, check, packages }: ForeignServer): void {
  const works = () => spawnSync(program, check).status === 0;
  if (!works() && !(installDebianPackages(...packages) && works()))
    throw new Error(`The test needs packages of Debian: ${packages.join(', ')}`);
}

/** Starts its program. `tell` sends it a line, and resolves when it has obeyed. */
async function launch({ program, script, pages }: ForeignServer, origin: string) {
  const child = spawn(program, [fileURLToPath(new URL(script, import.meta.url))], {
    env: { ...process.env, ORIGIN: origin, PAGES: JSON.stringify(makePages(pages)) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done) throw new Error(`${script} has ended`);
    return line.value as string;
  };
  return {
    port: Number(await nextLine()),
    async tell(command: string) {
      child.stdin.write(`${command}\n`);
      await nextLine();
    },
    end: () => child.stdin.end(),
  };
}

const proxy =
  (port: number): RequestListener =>
  (request, response) => {
    const { method, url, headers } = request;
    const forwarded = send({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    request.pipe(forwarded);
  };

export function foreignServer(server: ForeignServer): ServerUnderTest {
  install(server);
  let running: Awaited<ReturnType<typeof launch>> | undefined;
  return {
    async start() {
      const site = await startSite(async (url) => {
        running = await launch(server, url);
        return proxy(running.port);
      });
      return {
        ...site,
        async close() {
          await site.close();
          running?.end();
        },
      };
    },
    forget: () => running?.tell('forget'),
    expire: () => running?.tell('expire'),
  };
}
