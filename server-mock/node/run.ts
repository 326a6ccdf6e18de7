/** Runs a mock server on a port, with a data file, an SMTP server and extensions, for the command line. */
import type { RequestListener } from 'node:http';
import { createMockServer, defaultTenancy, type MockServer, type TenancyOptions } from '../app.js';
import { listen, type RequestEntry } from './listen.js';
import { createSmtpMailer } from './smtp.js';
import { keyFileOf, readKeyFile } from '../store/key-file.js';
import { createMemoryStore } from '../store/memory.js';
import { createSqliteStore, deleteDataFile } from '../store/sqlite.js';

export interface RunOptions {
  port: number;
  host: string;
  /** The data file; undefined keeps everything in memory. */
  data: string | undefined;
  /** The URL of an SMTP server that delivers the emails. */
  smtp?: string;
  /** Deletes the data file first. */
  reset?: boolean;
  /** Default: `defaultTenancy`. */
  tenancies?: readonly [TenancyOptions, ...TenancyOptions[]];
  /** Adds handlers to the same port, such as the playground. */
  extend?: (server: MockServer, tenancy: TenancyOptions) => Promise<Extension>;
  onRequest?: (entry: RequestEntry) => void;
  log?: (message: string) => void;
  /** Receives failures of the server itself and of email delivery. */
  onError?: (error: unknown) => void;
}

export interface Extension {
  /** The title that the command line prints. Default: "Mock Passlock server". */
  title?: string;
  /** Listeners by path prefix, such as `/backend`, which take precedence over the mock. */
  mounts?: Readonly<Record<string, RequestListener>>;
  /** Responds to paths without a route. */
  fallback?: RequestListener;
  close?(): Promise<void>;
}

export interface RunningServer {
  readonly title: string;
  readonly url: string;
  readonly server: MockServer;
  readonly tenancies: readonly [TenancyOptions, ...TenancyOptions[]];
  /** Finishes the requests in flight and closes everything. */
  close(): Promise<void>;
}

/** Throws a `StoreError`, a `ListenError`, or a `TypeError` for an invalid tenancy. */
export async function runServer(options: RunOptions): Promise<RunningServer> {
  const { data, reset = false, tenancies = [defaultTenancy], smtp, onError, extend } = options;
  if (data !== undefined && reset) deleteDataFile(data);
  const store = data === undefined ? createMemoryStore() : createSqliteStore({ file: data });
  const mailer = smtp === undefined ? undefined : createSmtpMailer({ url: smtp });
  let extension: Extension = {};
  try {
    const secretKey = data === undefined ? undefined : readKeyFile(keyFileOf(data));
    const server = await createMockServer({
      store,
      tenancies,
      ...(secretKey && { secretKey }),
      ...(mailer && { sendEmail: (email) => mailer.send(email) }),
      ...(onError && { onError }),
    });
    if (extend) extension = await extend(server, tenancies[0]);
    const { url, close } = await listen({ ...options, ...extension, server });
    return {
      title: extension.title ?? 'Mock Passlock server',
      url,
      server,
      tenancies,
      async close() {
        await close();
        mailer?.close();
        await extension.close?.();
      },
    };
  } catch (error) {
    mailer?.close();
    await extension.close?.();
    await store.close();
    throw error;
  }
}
