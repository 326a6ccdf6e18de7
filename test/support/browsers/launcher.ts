/** Runs test files in a browser that a driver drives: one window, one file after the other. */
import type { BrowserLauncher } from '@web/test-runner-core';
import type { Driver } from './driver.js';

export interface DriverLauncher extends BrowserLauncher {
  driver(): Driver;
  /** Asked by the runner's own command `send-keys`. */
  sendKeys(sessionId: string, keys: string[]): Promise<void>;
}

/** Keys that print nothing, as WebDriver §17.4.2 encodes them. */
const codes: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Space: ' ',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

export function driverLauncher(name: string, start: () => Promise<Driver>): DriverLauncher {
  let started: Promise<Driver> | undefined;
  let running: Driver | undefined;
  let active: string | undefined;
  const driver = () => {
    if (!running) throw new Error(`${name} is not running.`);
    return running;
  };
  return {
    name,
    // Which makes the runner's command for keys ask us.
    type: 'webdriver',
    concurrency: 1,
    driver,
    async startSession(id, url) {
      running = await (started ??= start());
      active = id;
      await running.send('Navigate', { url });
    },
    startDebugSession: () => Promise.reject(new Error(`${name} has no window to debug in.`)),
    isActive: (id) => active === id,
    getBrowserUrl: async () => (await driver().send('GetCurrentURL')) as string,
    async stopSession() {
      const script = 'return (window.uncaughtErrors ?? []).map(String)';
      const uncaught = (await driver().send('ExecuteScript', { script, args: [] })) as string[];
      active = undefined;
      await driver().send('Navigate', { url: 'about:blank' });
      // The runner has no other way to hear of it: an error here fails the file.
      if (uncaught.length > 0) throw new Error(`Uncaught in the page: ${uncaught.join('; ')}`);
      return {};
    },
    async sendKeys(_id, keys) {
      const actions = keys
        .map((key) => key.split('+').map((one) => codes[one] ?? one))
        .flatMap((chord) => [
          ...chord.map((value) => ({ type: 'keyDown', value })),
          ...chord.toReversed().map((value) => ({ type: 'keyUp', value })),
        ]);
      await driver().send('PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async stop() {
      await (await started)?.close();
    },
  };
}
