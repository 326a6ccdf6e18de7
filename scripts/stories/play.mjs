/** Opens one story or documentation page without the frame, and waits until it has finished. */
import { patience, watch } from './page.mjs';

/** Runs in the page before its scripts, and records how the story ends. */
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

/** @returns the problems */
export async function play(page, url, { id, type }, globals = '') {
  const stop = watch(page, url);
  const query = new URLSearchParams({
    id,
    viewMode: type,
    // Turns off Storybook's own axe run, which would repeat ours.
    globals: ['vault:fresh', 'plays:always', 'a11y.manual:!true', globals].filter(Boolean).join(';'),
  });
  await page.goto(`${url}iframe.html?${query}`);
  const end = await endOf(page, () => window.storyEnd);
  const embedded = end === 'success' && type === 'docs' ? await endOf(page, embeddedEnd) : 'success';
  // Storybook renders code examples after it has loaded their colours, without an event.
  if (type === 'docs')
    await page.waitForNetworkIdle({ idleTime: 300, timeout: 10_000 }).catch(() => undefined);
  return [...stop(), ...[end, embedded].filter((one) => one !== 'success')];
}

const endOf = (page, read) =>
  page
    .waitForFunction(read)
    .then((handle) => handle.jsonValue())
    .catch(() => `It did not end within ${patience} ms.`);

/**
 * How the stories that a page embeds end, once all have. A page that is left earlier aborts their requests, which is an
 * error in the console during the next story.
 */
function embeddedEnd() {
  const frames = [...document.querySelectorAll('look-explorer')].map(({ shadowRoot }) =>
    shadowRoot?.querySelector('iframe'),
  );
  const ends = frames.map((frame) => frame?.contentWindow.storyEnd);
  return ends.every(Boolean) && (ends.find((one) => one !== 'success') ?? 'success');
}
