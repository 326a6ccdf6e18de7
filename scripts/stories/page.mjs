/** A page of a new browser, and the problems on it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findBrowsers } from '../find-browsers.mjs';
import { CHROMIUM_ARGS, findChromium } from '../find-chromium.mjs';

/** Timeout in milliseconds, longer than any step takes on a slow machine. */
export const patience = 180_000;

const programs = {
  chrome: () => ({ executablePath: findChromium(), args: CHROMIUM_ARGS }),
  firefox: () => ({ executablePath: findBrowsers().Firefox }),
};

/**
 * Runs the work on a page of a new browser, which it closes afterwards.
 *
 * @param {(page: import('puppeteer-core').Page) => Promise<boolean>} work
 * @param {'chrome' | 'firefox'} name
 */
export async function withPage(work, name) {
  const profile = mkdtempSync(join(tmpdir(), 'stories-'));
  const browser = await puppeteer.launch({
    browser: name,
    userDataDir: profile,
    protocolTimeout: patience,
    ...programs[name](),
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(patience);
    return await work(page);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Collects console errors, uncaught errors and requests to other sites. `stop()` returns them. */
export function watch(page, url) {
  const problems = [];
  const { origin } = new URL(url);
  const listeners = {
    console: (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    },
    pageerror: (error) => problems.push(`uncaught: ${error.message}`),
    request: (request) => {
      const target = request.url();
      if (!target.startsWith(`${origin}/`) && !/^(data|blob):/.test(target))
        problems.push(`remote request: ${target}`);
    },
    response: (response) => {
      if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
    },
  };
  for (const [name, listener] of Object.entries(listeners)) page.on(name, listener);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) page.off(name, listener);
    return problems;
  };
}
