/** The page's surroundings: network, media features, window size. Everything is put back after the test. */
import { executeServerCommand, setViewport } from '@web/test-runner-commands';
import { onCleanup } from './cleanup.js';
import { has } from './platform.js';
import type { MediaPayload, NetworkPayload } from './plugins/page.js';

const fetchOfPage = globalThis.fetch;
const DEFAULT_VIEWPORT = { width: 800, height: 600 };

/** Sets both conditions: what is left out goes back to normal. */
export async function network(conditions: NetworkPayload): Promise<void> {
  if (!has('network')) {
    const gone = () => Promise.reject(new TypeError('The network is gone.'));
    globalThis.fetch = conditions.offline ? gone : fetchOfPage;
    onCleanup(() => (globalThis.fetch = fetchOfPage));
    return;
  }
  onCleanup(() => executeServerCommand('page:network', {}));
  await executeServerCommand('page:network', conditions);
}

/** Sets all three features: what is left out goes back to normal. */
export async function media(features: MediaPayload): Promise<void> {
  onCleanup(() => executeServerCommand('page:media', {}));
  await executeServerCommand('page:media', features);
}

export async function viewport(size: { width: number; height: number }): Promise<void> {
  onCleanup(() => setViewport(DEFAULT_VIEWPORT));
  await setViewport(size);
}
