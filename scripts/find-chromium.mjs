/** Finds an installed Chromium or Chrome, and has the arguments that it runs with in tests. */
import puppeteer from 'puppeteer-core';
import { findOnPath, isProgram } from './find-program.mjs';

/**
 * The path of the browser, or undefined when there is none. A CHROME_PATH without a program is an error, because a
 * fallback would test another browser than the one asked for.
 *
 * @returns {string | undefined}
 */
export function findChromium(env = process.env) {
  if (env.CHROME_PATH) {
    if (isProgram(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error(`CHROME_PATH is set to ${env.CHROME_PATH}, where there is no program.`);
  }
  return (
    findOnPath(['chromium', 'chromium-browser', 'google-chrome', 'chrome'], env) ?? findInstalledChrome()
  );
}

/** Where the installer of Chrome puts it on each platform. Puppeteer throws when it is not there. */
function findInstalledChrome() {
  try {
    return puppeteer.executablePath('chrome');
  } catch {
    return undefined;
  }
}

/** Lets Chromium run as root, without a display, and without requests of its own. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
