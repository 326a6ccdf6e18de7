/** Clients that load once an element needs them, so that the others weigh less. */
import type { CodeBackend } from '../wire/backend.js';
import type { CustomServer, CustomServerConfig } from '../wire/custom-server.js';
import { PasskeyError } from '../wire/errors.js';

/** The codes of the app's backend: a form control alone has none. */
export function loadedCodeBackend(base: string, timeout: number): CodeBackend {
  const client = orNetwork(
    import('../wire/backend.js').then(({ codeBackend }) => codeBackend(base, undefined, timeout)),
  );
  return {
    sendCode: async (...args) => (await client).sendCode(...args),
    currentCode: async (...args) => (await client).currentCode(...args),
    checkCode: async (...args) => (await client).checkCode(...args),
  };
}

/** The client of a custom server. */
export function loadedCustomServer(config: CustomServerConfig): CustomServer {
  const client = orNetwork(
    import('../wire/custom-server.js').then(({ customServer }) => customServer(config)),
  );
  return {
    prepareRegistration: async (...args) => (await client).prepareRegistration(...args),
    prepareAuthentication: async (...args) => (await client).prepareAuthentication(...args),
  };
}

function orNetwork<Client>(loading: Promise<Client>): Promise<Client> {
  const client = loading.catch((reason: unknown) => {
    throw new PasskeyError('network', 'A part of the kit did not load', { cause: reason });
  });
  // Each call rejects with the reason.
  client.catch(() => undefined);
  return client;
}
