/** The in-page server: responds to the page's own `fetch()` calls to one origin, without a network. */
import type { MockServer } from './app.js';
import { DroppedConnection, webWait, type Wait } from './http/faults.js';

export interface InstallOptions {
  server: Pick<MockServer, 'fetch'>;
  /** The mock handles calls to this origin; all others go to the network. */
  origin: string;
  /** The simulated network at the time of each call. Default: no latency. */
  network?: () => NetworkConditions;
  /** Waits for the latency. Default: a timer. */
  wait?: Wait;
  /** The object whose `fetch` is replaced. Default: the page. */
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
 * Installs the mock server between the page and `origin`. Returns a function that uninstalls it.
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
  // Browsers allow their fetch to be called on the window only.
  const fetchFromNetwork = network.bind(scope);
  let installed = true;

  const patched: typeof fetch = (input, init) => {
    if (!installed || originOf(input, page?.href) !== origin) return fetchFromNetwork(input, init);
    return fetchFromMock(input, init);
  };
  const send = async (request: Request): Promise<Response> => {
    const { latency = 0, offline = false } = conditions();
    if (latency > 0) await wait(latency, request.signal);
    if (offline) throw new DroppedConnection();
    return server.fetch(request, page ? { origin: page.origin } : {});
  };
  const fetchFromMock = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
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
    // Another script may have wrapped `patched`: then it stays, and passes every call to the network.
    if (scope.fetch === patched) scope.fetch = network;
  };
}

/** Undefined for an invalid URL: the network's `fetch` reports the error. */
function originOf(input: RequestInfo | URL, base: string | undefined): string | undefined {
  const url = input instanceof Request ? input.url : String(input);
  return URL.canParse(url, base) ? new URL(url, base).origin : undefined;
}
