/** A page of a new Chromium, and the problems on it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, findChromium } from '../find-chromium.mjs';

/** Timeout in milliseconds, longer than any step takes on a slow machine. */
export const patience = 180_000;

/** Runs the work on a page of a new Chromium, which it closes afterwards. */
export async function withPage(work) {
  const profile = mkdtempSync(join(tmpdir(), 'stories-'));
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    userDataDir: profile,
    args: CHROMIUM_ARGS,
    protocolTimeout: patience,
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(patience);
    return await work(page);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
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
