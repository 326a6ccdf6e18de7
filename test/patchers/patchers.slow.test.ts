/** Pages that patch themselves, with the libraries that do it, in Chromium. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { patches } from './patches.js';
import { openSite, type Site } from './site.js';

describe('a page that patches itself', () => {
  let site: Site;
  before(async () => {
    site = await openSite();
  });
  after(() => site?.close());

  const focused = () =>
    site.page.evaluate(() => {
      const { activeElement } = document;
      if (!(activeElement instanceof HTMLInputElement)) return activeElement?.localName;
      const { slot, value, selectionStart, selectionEnd } = activeElement;
      return { slot, value, selection: [selectionStart, selectionEnd] };
    });
  const attribute = (selector: string, name: string) =>
    site.page.$eval(selector, (element, name) => element.getAttribute(name), name);

  // Chromium reports the request with the wrong code.
  const problems = () => site.problems.filter((problem) => !problem.endsWith('/challenges/verify'));

  async function enterWrongCode() {
    const { page } = site;
    await site.press('#own-code >>> [part=button]');
    await page.waitForSelector('#own-code:state(entering)');
    await page.type('#own', '000000');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#own-code:state(invalid)');
  }

  for (const [name, { library, run }] of Object.entries(patches))
    describe(`by ${name}`, () => {
      const patch = () => site.page.evaluate(run, site.content);

      it('keeps a code’s characters, selection and focus, and posts the code', async () => {
        await site.open(library);
        const { page, posts } = site;
        await page.type('#code input', '1293');
        for (let count = 0; count < 2; count++) await page.keyboard.press('ArrowLeft');
        await page.keyboard.down('Shift');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.up('Shift');
        await patch();
        assert.deepEqual(await focused(), { slot: 'code', value: '1293', selection: [2, 3] });
        await page.keyboard.type('5');
        assert.equal(await page.$eval('#code', (element) => (element as HTMLInputElement).value), '1253');
        assert.equal(await page.$$eval('#code > *', (all) => all.length), 3);
        await Promise.all([page.waitForNavigation(), page.click('#post')]);
        assert.deepEqual([...posts.at(-1)!], [['code', '1253']]);
        assert.deepEqual(problems(), []);
      });

      it('keeps a username and its autofill', async () => {
        await site.open(library);
        const { page } = site;
        const input = 'passkey-login:not([id]) input';
        await page.type(input, 'ada');
        await patch();
        assert.deepEqual(await focused(), { slot: 'username', value: 'ada', selection: [3, 3] });
        assert.equal(await attribute(input, 'autocomplete'), 'username webauthn');
        assert.equal(await page.$$eval('passkey-login:not([id]) > *', (all) => all.length), 2);
      });

      it('keeps shown what a hand-off has shown, until the page itself hides it', async () => {
        await site.open(library);
        const { page } = site;
        const isHidden = (id: string) => page.$eval(`#${id}`, (element) => (element as HTMLElement).hidden);
        await site.press('#own-login >>> [part=link]');
        const value = `bob-${String(site.posts.length)}-${library}@example.com`;
        await page.type('#late input[type=email]', value);
        await patch();
        assert.equal(await isHidden('late'), false);
        assert.deepEqual(await focused(), { slot: 'email', value, selection: [null, null] });
        await page.keyboard.press('Enter');
        await page.waitForSelector('#late:state(entering)');
        await page.type('#late input[autocomplete=one-time-code]', await site.customer.mailedCode());
        await page.keyboard.press('Enter');
        await page.waitForSelector('#late:state(verified)');
        await site.press('#late >>> [part=button]');
        await patch();
        assert.deepEqual([await isHidden('late'), await isHidden('later')], [false, false]);
        await page.$eval('#late', (element) => ((element as HTMLElement).hidden = true));
        await patch();
        assert.deepEqual([await isHidden('late'), await isHidden('later')], [true, false]);
        assert.deepEqual(problems(), []);
      });

      it('keeps the attributes that the page’s own inputs got', async () => {
        await site.open(library);
        const { page } = site;
        await enterWrongCode();
        await patch();
        await page.waitForSelector('#own-code:state(invalid)');
        assert.equal(await attribute('#own', 'aria-invalid'), 'true');
        const [help, error = ''] = (await attribute('#own', 'aria-describedby'))?.split(' ') ?? [];
        assert.equal(help, 'help');
        assert.match(await page.$eval(`#${error}`, (element) => element.textContent ?? ''), /not the code/);
        assert.equal(await attribute('#name', 'autocomplete'), 'username webauthn');
      });
    });

  it('starts clean from a snapshot of Turbo’s', async () => {
    await site.open('turbo');
    const { page } = site;
    await page.type('#code input', '12');
    await enterWrongCode();
    await Promise.all([page.waitForFunction(() => location.pathname === '/turbo/next'), page.click('#next')]);
    await page.waitForFunction(() => document.querySelector('main')?.textContent === 'next');
    await page.goBack();
    await page.waitForSelector('#code input', { visible: true });
    assert.equal(await page.$('#own-code:state(invalid)'), null);
    assert.equal(await attribute('#own', 'aria-invalid'), 'false');
    assert.match((await attribute('#own', 'aria-describedby')) ?? '', /^help \S+-description$/);
    const count = (selector: string) => page.$$eval(`${selector} > *`, (all) => all.length);
    assert.deepEqual([await count('#code'), await count('#own-code')], [3, 3]);
    await page.type('#code input', '1234');
    await Promise.all([page.waitForNavigation(), page.click('#post')]);
    assert.deepEqual([...site.posts.at(-1)!], [['code', '1234']]);
    assert.deepEqual(problems(), []);
  });

  it('is idle and works when the page comes back from the back/forward cache', async () => {
    await site.open('none');
    const { page } = site;
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => (document.title = persisted ? 'cached' : 'loaded'));
    });
    await site.setPresence(false);
    await page.type('#code input', '12');
    await enterWrongCode();
    await site.press('passkey-login:not([id]) >>> [part=button]');
    await page.waitForSelector('passkey-login:not([id]):state(prompting)');
    await Promise.all([page.waitForNavigation(), page.evaluate(() => location.assign('/none/next'))]);
    await page.goBack();
    await page.waitForSelector('passkey-login:not([id]):state(idle)');
    assert.equal(await page.title(), 'cached');
    await page.waitForSelector('#own-code:state(entering)');
    assert.equal(await page.$('#own-code:state(invalid)'), null);
    await page.type('#code input', '34');
    await Promise.all([page.waitForNavigation(), page.click('#post')]);
    assert.deepEqual([...site.posts.at(-1)!], [['code', '1234']]);
    assert.deepEqual(problems(), []);
  });
});
