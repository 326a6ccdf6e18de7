/** A mock server on a port of this machine, as the command line describes it. */
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
  /** Delivers mails through this SMTP server, besides the inbox. */
  smtp?: string;
  /** Deletes the data file first. */
  reset?: boolean;
  /** Default: `defaultTenancy`. */
  tenancies?: readonly [TenancyOptions, ...TenancyOptions[]];
  /** Puts more on the same port, such as the playground. */
  extend?: (server: MockServer, tenancy: TenancyOptions) => Promise<Extension>;
  onRequest?: (entry: RequestEntry) => void;
  log?: (message: string) => void;
  /** Told of failures of the server itself, and of mails that could not be delivered. */
  report?: (error: unknown) => void;
}

export interface Extension {
  /** What the whole is called when it starts. Default: "Mock Passlock server". */
  title?: string;
  /** Answers every path below its first segment (such as `/backend`) instead of the mock. */
  mounts?: Readonly<Record<string, RequestListener>>;
  /** Answers the paths that the mock does not know. */
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

/** Throws a `StoreError`, a `ListenError`, or a `TypeError` for a tenancy that cannot be. */
export async function runServer(options: RunOptions): Promise<RunningServer> {
  const { data, reset = false, tenancies = [defaultTenancy], smtp, report, extend } = options;
  if (data !== undefined && reset) deleteDataFile(data);
  const store = data === undefined ? createMemoryStore() : createSqliteStore({ file: data });
  const mailer = smtp === undefined ? undefined : createSmtpMailer({ url: smtp });
  let extension: Extension = {};
  try {
    const secretKey = data === undefined ? undefined : readKeyFile(keyFileOf(data));
    const server = await createMockServer({
      ...{ store, tenancies },
      ...(secretKey && { secretKey }),
      ...(mailer && { mail: (mail) => mailer.send(mail) }),
      ...(report && { report }),
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
