/** The in-page shell: answers the page's own `fetch()` calls to one origin, without any server. */
import type { MockServer } from './app.js';
import { DroppedConnection, webWait, type Wait } from './http/faults.js';

export interface InstallOptions {
  server: Pick<MockServer, 'fetch'>;
  /** Calls to this origin are answered by the mock, all others go to the network as ever. */
  origin: string;
  /** What the way there is like, at the time of each call. Default: as if there were none. */
  network?: () => NetworkConditions;
  /** Lets milliseconds pass. Default: a timer. */
  wait?: Wait;
  /** Whose `fetch` is replaced. Default: the page's. */
  scope?: FetchScope;
}

export interface NetworkConditions {
  /** Milliseconds until a call arrives. */
  latency?: number;
  /** No call arrives. */
  offline?: boolean;
}

export interface FetchScope {
  fetch: typeof fetch;
  readonly location?: { readonly href: string; readonly origin: string };
}

/**
 * Puts the mock server between the page and `origin`, and returns what takes it away again.
 *
 * @example
 * const uninstall = installMockServer({ server: await createMockServer(), origin: 'https://api.passlock.dev' });
 */
export function installMockServer({
  server,
  origin,
  network: conditions = () => ({}),
  wait = webWait,
  scope = globalThis,
}: InstallOptions): () => void {
  const network = scope.fetch;
  const page = scope.location;
  // Browsers refuse to call their fetch on anything but the window.
  const passOn = network.bind(scope);
  let installed = true;

  const patched: typeof fetch = (input, init) => {
    if (!installed || originOf(input, page?.href) !== origin) return passOn(input, init);
    return answer(input, init);
  };
  const send = async (request: Request): Promise<Response> => {
    const { latency = 0, offline = false } = conditions();
    if (latency > 0) await wait(latency, request.signal);
    if (offline) throw new DroppedConnection();
    return server.fetch(request, page ? { origin: page.origin } : {});
  };
  const answer = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input instanceof Request ? input : new URL(input, page?.href), init);
    const { signal } = request;
    signal.throwIfAborted();
    let stop: (() => void) | undefined;
    const aborted = new Promise<never>((_, reject) => {
      stop = () => {
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', stop);
    });
    try {
      return await Promise.race([send(request), aborted]);
    } finally {
      if (stop) signal.removeEventListener('abort', stop);
    }
  };

  scope.fetch = patched;
  return () => {
    installed = false;
    // Someone may have wrapped our function since; then it stays, and passes everything on.
    if (scope.fetch === patched) scope.fetch = network;
  };
}

/** Undefined for what is no URL: the network's `fetch` is to say so. */
function originOf(input: RequestInfo | URL, base: string | undefined): string | undefined {
  const url = input instanceof Request ? input.url : String(input);
  return URL.canParse(url, base) ? new URL(url, base).origin : undefined;
}
