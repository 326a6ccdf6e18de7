/** Finds the browsers other than Chromium that the element tests run in. */
import { existsSync, readdirSync } from 'node:fs';
import { findOnPath, isProgram } from './find-program.mjs';

/** Debian installs it with the libraries: /usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser. */
function findMiniBrowser() {
  if (!existsSync('/usr/lib')) return undefined;
  return readdirSync('/usr/lib')
    .filter((name) => name.endsWith('-linux-gnu'))
    .flatMap((name) => ['4.1', '4.0', '6.0'].map((api) => `/usr/lib/${name}/webkit2gtk-${api}/MiniBrowser`))
    .find(isProgram);
}

/** The programs of each browser, or undefined when one is missing. */
export function findBrowsers() {
  const webkit = {
    driver: findOnPath(['WebKitWebDriver']),
    browser: findMiniBrowser(),
    screen: findOnPath(['Xvfb']),
  };
  return {
    Firefox: findOnPath(['firefox-esr', 'firefox']),
    WebKitGTK: Object.values(webkit).every(Boolean) ? webkit : undefined,
  };
}
