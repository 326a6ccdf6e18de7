/** The element suites in the browsers that are here besides Chromium: `npm run test:browsers`. */
import config from './web-test-runner.config.mjs';
import { findBrowsers } from './scripts/find-browsers.mjs';
import { driverCommands } from './test/support/browsers/commands.ts';
import { startFirefox } from './test/support/browsers/firefox.ts';
import { driverLauncher } from './test/support/browsers/launcher.ts';
import { startWebKit } from './test/support/browsers/webkit.ts';

const { Firefox, WebKitGTK } = findBrowsers();
const browsers = [
  Firefox && driverLauncher('Firefox', () => startFirefox(Firefox)),
  WebKitGTK && driverLauncher('WebKitGTK', () => startWebKit(WebKitGTK)),
];

export default {
  ...config,
  files: [
    'test/{elements,flows,webauthn,wire}/*.test.ts',
    'test/page-styles/{page-styles,undefined}.test.ts',
    'test/strings/{languages,nearest}.test.ts',
  ],
  browsers: browsers.filter(Boolean),
  // WebKitGTK draws without a graphics card: a list of a thousand takes seconds there.
  testFramework: { config: { ...config.testFramework.config, timeout: 60_000 } },
  // The first one that answers a command has it: those of config are for Chromium.
  plugins: [driverCommands(), ...config.plugins],
};
