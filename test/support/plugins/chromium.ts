/** Chromium that takes no error of the page lightly: an uncaught one fails the test file. */
import { chromeLauncher, type ChromeLauncher } from '@web/test-runner-chrome';
import type { LaunchOptions } from 'puppeteer-core';

declare global {
  interface Window {
    /** Every error nobody caught, in order. A test that expects some puts a list of its own here. */
    uncaughtErrors: unknown[];
  }
}

/**
 * The page of every browser test. Its script comes before the runner's and mocha's handlers.
 * A rejection nobody handles becomes an error (mocha ignores rejections), so that the test that is
 * running fails; errors outside any test are found by `strictChromium` when the file is done.
 */
export function testPage(testFramework: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <title>Tests</title>
    <script>
      const ownList = (window.uncaughtErrors = []);
      addEventListener('error', (event) => {
        window.uncaughtErrors.push(event.error);
        if (window.uncaughtErrors === ownList) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      });
      addEventListener('unhandledrejection', (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        reportError(event.reason);
      });
    </script>
  </head>
  <body>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`;
}

export function strictChromium(launchOptions: LaunchOptions): ChromeLauncher {
  const launcher = chromeLauncher({ launchOptions });
  const stopSession = launcher.stopSession.bind(launcher);
  launcher.stopSession = async (id) => {
    // A page that has crashed or gone elsewhere has no list; the runner reports that by itself.
    const uncaught = await launcher
      .getPage(id)
      .evaluate(() => (window.uncaughtErrors as unknown[] | undefined)?.map(String))
      .catch(() => undefined);
    const result = await stopSession(id);
    // The runner has no other way to hear of it: an error here fails the file.
    if (uncaught?.length) throw new Error(`Uncaught in the page: ${uncaught.join('; ')}`);
    return result;
  };
  return launcher;
}
