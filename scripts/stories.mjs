/**
 * Tests every story and documentation page of the static Storybook in Chromium: runs play functions, and checks with axe
 * in light, dark and forced colours, in both directions. Console errors, axe findings and requests to other sites fail.
 *
 * `--build` builds the Storybook first, `--only` does nothing else. `--shots` takes pictures into `.data/shots` instead.
 * `--firefox` only plays the stories, in Firefox.
 * Further arguments select the stories whose ids contain one of them.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { audit, looks } from './stories/audit.mjs';
import { useFrame } from './stories/frame.mjs';
import { withPage } from './stories/page.mjs';
import { play, watchStory } from './stories/play.mjs';
import { buildSite, entriesOf, serveSite } from './stories/site.mjs';

const variants = {
  light: {},
  dark: { globals: 'theme:dark' },
  narrow: { width: 320 },
  rtl: { globals: 'language:ar' },
};

const contentOf = ({ type }) => (type === 'docs' ? '#storybook-docs' : '#storybook-root');

function newReport() {
  const totals = { passed: 0, failed: 0 };
  return {
    note(what, problems) {
      totals[problems.length > 0 ? 'failed' : 'passed'] += 1;
      if (problems.length > 0) console.error(`✖ ${what}\n  ${problems.join('\n  ')}`);
    },
    /** Prints the totals, and returns whether all is well. */
    end() {
      if (process.env.TEST_TOTALS) writeFileSync(process.env.TEST_TOTALS, JSON.stringify(totals));
      console.log(`${totals.passed} passed, ${totals.failed} failed`);
      return totals.failed === 0;
    },
  };
}

/** Plays each story and opens each page. */
async function smoke(page, url, entries) {
  const { note, end } = newReport();
  await page.evaluateOnNewDocument(watchStory);
  for (const entry of entries) note(`${entry.title}: ${entry.name}`, await play(page, url, entry));
  return end();
}

async function check(page, url, entries) {
  const { note, end } = newReport();
  note('Storybook’s frame', await useFrame(page, url));
  await page.evaluateOnNewDocument(watchStory);
  // Without transitions, because axe would measure colours halfway.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  for (const entry of entries) {
    const problems = await play(page, url, entry);
    problems.push(...(await audit(page, contentOf(entry), looks[entry.type])));
    if (entry.type === 'docs') problems.push(...(await checkDark(page, url, entry)));
    note(`${entry.title}: ${entry.name}`, problems);
  }
  // An IP address cannot be an rpId.
  const address = url.replace('localhost', '127.0.0.1');
  for (const entry of entries.filter(({ id }) => /succeeded/.test(id)))
    note(`${entry.title}: ${entry.name}, at an IP address`, await play(page, address, entry));
  return end();
}

/** Checks a documentation page in the dark look. The toolbar's language must not change the page's own. */
async function checkDark(page, url, entry) {
  const problems = await play(page, url, entry, 'theme:dark;language:ar');
  const written = await page.evaluate('[document.documentElement.lang, document.documentElement.dir].join()');
  if (written !== 'en,ltr') problems.push(`It is written as ${written}.`);
  return [...problems, ...(await audit(page, contentOf(entry), looks.darkDocs))];
}

async function shoot(page, url, entries) {
  const shots = fileURLToPath(new URL('../.data/shots', import.meta.url));
  rmSync(shots, { recursive: true, force: true });
  mkdirSync(shots, { recursive: true });
  await page.evaluateOnNewDocument(watchStory);
  for (const [variant, { globals, width = 700 }] of Object.entries(variants)) {
    await page.setViewport({ width, height: 500 });
    for (const entry of entries) {
      for (const problem of await play(page, url, entry, globals)) console.error(`✖ ${entry.id}: ${problem}`);
      // Enlarges the window to the page, because pictures beyond the window are shifted in right-to-left pages.
      const height = await page.evaluate('document.documentElement.scrollHeight');
      await page.setViewport({ width, height: Math.max(height, 500) });
      await page.screenshot({
        path: join(shots, `${variant}-${entry.id}.png`),
        captureBeyondViewport: false,
      });
      await page.setViewport({ width, height: 500 });
    }
  }
  console.log(`${Object.keys(variants).length * entries.length} pictures in ${shots}`);
  return true;
}

const given = process.argv.slice(2);
const words = given.filter((one) => !one.startsWith('--'));
if (given.includes('--build')) buildSite();
if (!given.includes('--only')) await visit();

async function visit() {
  const entries = entriesOf().filter(
    ({ id }) => words.length === 0 || words.some((word) => id.includes(word)),
  );
  const inFirefox = given.includes('--firefox');
  const work = inFirefox ? smoke : given.includes('--shots') ? shoot : check;
  const site = await serveSite();
  try {
    const ok = await withPage((page) => work(page, site.url, entries), inFirefox ? 'firefox' : 'chrome');
    if (!ok) process.exitCode = 1;
  } finally {
    site.close();
  }
}
