/** Checks the page with axe in every look. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const directions = ['ltr', 'rtl'];
const colours = ['light', 'dark', 'forced'];

/** Looks of stories and of documentation pages. The latter are in English, and are rendered again for the dark look. */
export const looks = {
  story: colours.flatMap((colour) => directions.map((direction) => ({ colour, direction }))),
  docs: [
    { colour: 'light', direction: 'ltr' },
    { colour: 'forced', direction: 'ltr' },
  ],
  darkDocs: [{ colour: 'dark', direction: 'ltr' }],
};

/** axe rules whose result depends on the look. */
const changing = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/**
 * Runs all rules in the first look, and those that depend on the look in the others.
 *
 * @returns findings, each with its look
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
      // Elements apply the direction in their next update, which ends before this frame.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    },
    colour === 'dark' ? 'dark' : 'light',
    direction,
  );
}

async function run(selector, rules) {
  // Excludes embedded stories, which have their own check.
  const options = { resultTypes: ['violations'], iframes: false, ...(rules && { runOnly: rules }) };
  const { violations } = await window.axe.run(selector, options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
