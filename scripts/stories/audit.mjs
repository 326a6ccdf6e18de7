/** Asks axe about what is on the page, in every look there is. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const directions = ['ltr', 'rtl'];
const colours = ['light', 'dark', 'forced'];

/** What a story can look like; and a documentation page, which is in English, dark only when it is drawn so. */
export const looks = {
  story: colours.flatMap((colour) => directions.map((direction) => ({ colour, direction }))),
  docs: [
    { colour: 'light', direction: 'ltr' },
    { colour: 'forced', direction: 'ltr' },
  ],
  darkDocs: [{ colour: 'dark', direction: 'ltr' }],
};

/** What can change with the look. */
const changing = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/**
 * Everything in the first look, and in the others what can change with them.
 *
 * @returns findings, each with the look it was found in
 */
export async function audit(page, selector, looks) {
  const cdp = await page.createCDPSession();
  const findings = [];
  await page.evaluate(axe);
  for (const [index, look] of looks.entries()) {
    await wear(page, cdp, look);
    const rules = index === 0 ? undefined : changing;
    for (const finding of await page.evaluate(run, selector, rules))
      findings.push(`axe, ${look.colour}, ${look.direction}: ${finding}`);
  }
  await cdp.detach();
  return findings;
}

async function wear(page, cdp, { colour, direction }) {
  const features = [{ name: 'forced-colors', value: colour === 'forced' ? 'active' : 'none' }];
  await cdp.send('Emulation.setEmulatedMedia', { features });
  await page.evaluate(
    async (scheme, dir) => {
      const { documentElement: root } = document;
      root.style.colorScheme = scheme;
      root.dir = dir;
      // Elements follow the direction in their next update, which is over by then.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    },
    colour === 'dark' ? 'dark' : 'light',
    direction,
  );
}

async function run(selector, rules) {
  // What a page embeds are stories, which are asked about by themselves.
  const options = { resultTypes: ['violations'], iframes: false, ...(rules && { runOnly: rules }) };
  const { violations } = await window.axe.run(selector, options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
