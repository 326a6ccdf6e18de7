/** Browser tests: real Chromium, one page at a time. Run by `npm run test:web`, which loads tsx for the plugins. */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { CHROMIUM_ARGS, findChromium } from './scripts/find-chromium.mjs';
import { pagelessTests } from './scripts/pageless-tests.mjs';
import { accessibilityPlugin } from './test/support/plugins/accessibility.ts';
import { bundlePlugin } from './test/support/plugins/bundle.ts';
import { strictChromium, testPage } from './test/support/plugins/chromium.ts';
import { mockCommands } from './test/support/plugins/mock.ts';
import { pagePlugin } from './test/support/plugins/page.ts';
import { plainServer } from './test/support/plugins/plain.ts';
import { stubPlugin } from './test/support/plugins/stub.ts';
import { tailwindPlugin } from './test/support/plugins/tailwind.ts';
import { totalsReporter } from './test/support/plugins/totals.ts';
import { webauthnPlugin } from './test/support/plugins/webauthn.ts';

const executablePath = findChromium();
if (!executablePath) throw new Error('No Chromium found. Run `npm test`, which installs it or says how.');

const mock = mockCommands();
// The progress bar repaints itself: it needs a terminal that no other runner writes to.
const reportTestProgress = Boolean(process.stdout.isTTY) && !process.env.TEST_TOTALS;

export default {
  files: [
    'test/**/*.test.ts',
    '!test/{server-mock,server,servers,stores,backend,e2e,patchers,frameworks,scripts,ssr,examples,environments}/**',
    ...pagelessTests.map((file) => `!${file}`),
    ...(process.env.TEST_SLOW ? [] : ['!test/**/*.slow.test.ts']),
  ],
  nodeResolve: true,
  // Two pages at once would take each other's focus, and WebAuthn refuses a page without focus.
  concurrency: 1,
  browsers: [strictChromium({ executablePath, args: CHROMIUM_ARGS, headless: true })],
  testRunnerHtml: testPage,
  reporters: [defaultReporter({ reportTestProgress }), totalsReporter()],
  // Said by Lit's development build on each page; it hides what matters.
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { ui: 'bdd', timeout: 20_000, retries: 0 } },
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  middleware: [mock.middleware, plainServer()],
  plugins: [
    esbuildPlugin({
      ts: true,
      // Decorators need experimentalDecorators and useDefineForClassFields from there.
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
      target: 'es2022',
    }),
    bundlePlugin(),
    accessibilityPlugin(),
    pagePlugin(),
    webauthnPlugin(),
    stubPlugin(),
    tailwindPlugin(),
    mock.plugin,
  ],
};
