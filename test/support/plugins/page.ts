/**
 * What the page under test sees of the world: network, media features, garbage collection. And the one CDP session
 * per test file that every Chromium command goes through.
 */
import type { ChromeLauncher } from '@web/test-runner-chrome';
import type { TestRunnerPlugin } from '@web/test-runner-core';
import type { CDPSession, Page } from 'puppeteer-core';

type Session = Parameters<NonNullable<TestRunnerPlugin['executeCommand']>>[0]['session'];

/** The runner reuses pages, so a test file that broke off could leave its emulation to the next one. */
const sessions = new WeakMap<Page, { file: string; cdp: Promise<CDPSession> }>();

export async function cdpOf(session: Session): Promise<CDPSession> {
  const page = (session.browser as unknown as ChromeLauncher).getPage(session.id);
  const known = sessions.get(page);
  if (known?.file === session.id) return known.cdp;
  // Detaching ends every emulation and removes every virtual authenticator of that session.
  if (known) await (await known.cdp).detach();
  const cdp = page.createCDPSession();
  sessions.set(page, { file: session.id, cdp });
  return cdp;
}

export interface NetworkPayload {
  offline?: boolean;
  /** Milliseconds added to every request. */
  latency?: number;
}

export interface MediaPayload {
  forcedColors?: 'active' | 'none';
  reducedMotion?: 'reduce' | 'no-preference';
  colorScheme?: 'light' | 'dark';
}

export function pagePlugin(): TestRunnerPlugin {
  return {
    name: 'page-commands',
    async executeCommand({ command, payload, session }) {
      if (command === 'page:network') {
        const { offline = false, latency = 0 } = payload as NetworkPayload;
        const cdp = await cdpOf(session);
        await cdp.send('Network.enable');
        // By rule, because plain emulation would cut the runner's own WebSocket, too. The protocol types
        // of this puppeteer lag behind Chromium.
        const send = cdp.send.bind(cdp) as (method: string, parameters: object) => Promise<unknown>;
        const unlimited = { downloadThroughput: -1, uploadThroughput: -1 };
        await send('Network.emulateNetworkConditionsByRule', {
          matchedNetworkConditions: [{ urlPattern: 'http://*:*/*', offline, latency, ...unlimited }],
        });
        // And this is what navigator.onLine and its events follow.
        await send('Network.overrideNetworkState', { offline, latency, ...unlimited });
        return true;
      }
      if (command === 'page:media') {
        const { forcedColors = '', reducedMotion = '', colorScheme = '' } = payload as MediaPayload;
        const cdp = await cdpOf(session);
        await cdp.send('Emulation.setEmulatedMedia', {
          features: [
            { name: 'forced-colors', value: forcedColors },
            { name: 'prefers-reduced-motion', value: reducedMotion },
            { name: 'prefers-color-scheme', value: colorScheme },
          ],
        });
        return true;
      }
      if (command === 'page:insert-text') {
        await (await cdpOf(session)).send('Input.insertText', payload as { text: string });
        return true;
      }
      if (command === 'page:focus') {
        // Otherwise the page has the focus only as long as no other window of this Chromium does.
        await (await cdpOf(session)).send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return true;
      }
      if (command === 'page:collect-garbage') {
        await (await cdpOf(session)).send('HeapProfiler.collectGarbage');
        return true;
      }
      return undefined;
    },
  };
}
