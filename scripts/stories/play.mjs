/** Opens one story, or one documentation page, by itself, and waits for its end. */
import { patience, watch } from './page.mjs';

/** Runs in the page, before anything else: remembers how the story ended. */
export function watchStory() {
  const failures = ['playFunctionThrewException', 'storyThrewException', 'storyErrored', 'storyMissing'];
  let channel;
  Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(value) {
      channel = value;
      channel.on('storyFinished', ({ status }) => (window.storyEnd ??= status));
      channel.on('docsRendered', () => (window.storyEnd ??= 'success'));
      for (const name of failures)
        channel.on(name, (error) => (window.storyEnd = `${name}: ${error?.message ?? error}`));
    },
  });
}

/** @returns what went wrong */
export async function play(page, url, { id, type }, globals = '') {
  const stop = watch(page, url);
  const query = new URLSearchParams({
    id,
    viewMode: type,
    // Storybook's own run of axe would be one more.
    globals: ['vault:fresh', 'a11y.manual:!true', globals].filter(Boolean).join(';'),
  });
  await page.goto(`${url}iframe.html?${query}`);
  const end = await page
    .waitForFunction('window.storyEnd')
    .then((handle) => handle.jsonValue())
    .catch(() => `It did not end within ${patience} ms.`);
  // Storybook draws examples of code when their colours have been fetched, and tells nobody. Where that cannot be
  // seen, they are not looked at.
  if (type === 'docs')
    await page.waitForNetworkIdle({ idleTime: 300, timeout: 10_000 }).catch(() => undefined);
  return [...stop(), ...(end === 'success' ? [] : [end])];
}
