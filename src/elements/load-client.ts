/** Clients that load once an element needs them, so that the others weigh less. */
import type { CodeBackend } from '../wire/backend.js';
import type { CustomServer, CustomServerConfig } from '../wire/custom-server.js';
import { PasskeyError } from '../wire/errors.js';

/** Loads at the first call, and again at the next one after a failure. */
function once<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | undefined;
  return () =>
    (loading ??= load().catch((reason: unknown) => {
      loading = undefined;
      throw new PasskeyError('network', 'A part of the kit did not load', { cause: reason });
    }));
}

const loadCodeBackend = once(() => import('../wire/backend.js').then(({ codeBackend }) => codeBackend));
const loadCustomServer = once(() =>
  import('../wire/custom-server.js').then(({ customServer }) => customServer),
);

/** The codes of the app's backend: a form control alone has none. */
export function loadedCodeBackend(base: string, timeout: number): CodeBackend {
  const client = async () => (await loadCodeBackend())(base, undefined, timeout);
  return {
    sendCode: async (...args) => (await client()).sendCode(...args),
    currentCode: async (...args) => (await client()).currentCode(...args),
    checkCode: async (...args) => (await client()).checkCode(...args),
  };
}

/** The client of a custom server. */
export function loadedCustomServer(config: CustomServerConfig): CustomServer {
  const client = async () => (await loadCustomServer())(config);
  return {
    prepareRegistration: async (...args) => (await client()).prepareRegistration(...args),
    prepareAuthentication: async (...args) => (await client()).prepareAuthentication(...args),
  };
}

/** Loads the client of a custom server before a click, which it would delay. The click reports a failure. */
export const preloadCustomServer = (): void => void loadCustomServer().catch(() => undefined);
