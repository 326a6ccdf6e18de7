/** The accessibility tree of every sight, reduced to what `outlines.ts` lists. */
import { expect } from '../support/expect.js';
import { nextFrame } from '@open-wc/testing-helpers';
import { executeServerCommand } from '@web/test-runner-commands';
import { outlines } from './outlines.js';
import { sights } from './scenes.js';

const controls = ['button', 'textbox', 'dialog', 'heading', 'list', 'table'];

/** Controls and filled live regions of the tree, in reading order. */
function outline(tree: string): string[] {
  const result: string[] = [];
  let region = '';
  // The countdown may have advanced.
  for (const line of tree.replace(/\(in \d+ sec/g, '(in 60 sec').split('\n')) {
    const [, indent, role = '', rest = ''] = /^(\s*)(\w+) ?(.*)$/.exec(line) ?? [];
    if (role === 'text' && region && indent) result.push(`${region}: ${JSON.parse(rest) as string}`);
    region = '';
    if (role === 'status' || role === 'alert') region = rest.includes('focused') ? `${role} (focused)` : role;
    else if (role === 'DisclosureTriangle') result.push(`disclosure ${rest}`);
    else if (role === 'rowheader') result.push(`row ${rest}`);
    else if (role === 'cell') result.push(`${result.pop() ?? ''} ${JSON.parse(rest) as string}`);
    else if (controls.includes(role)) result.push(`${role} ${rest}`);
  }
  return result;
}

/** The actual line in place of an expected beginning of it, so that a difference shows the whole line. */
const resolve = (expected: string, actual = '') =>
  expected.endsWith('…') && actual.startsWith(expected.slice(0, -1)) ? actual : expected;

describe('the accessibility tree', () => {
  it('has an outline for every sight, and no other', () => {
    expect(Object.keys(outlines)).to.have.members(sights.map(({ name }) => name));
  });

  for (const { name, show } of sights)
    it(`has names, states and descriptions: ${name}`, async () => {
      await show();
      // Rows with `content-visibility: auto` enter the tree once they were rendered.
      await nextFrame();
      await nextFrame();
      const tree = await executeServerCommand<string, undefined>('accessibility:tree');
      const actual = outline(tree);
      expect(actual).to.deep.equal(outlines[name]?.map((line, index) => resolve(line, actual[index])));
      // A live region must exist before its text; a modal dialog hides those of the page.
      const hasRegions = tree.includes('status (live: polite') && tree.includes('alert (live: assertive');
      // A proof in a dialog has its own. Nothing can fail any more once the person is signed in.
      const lacks = /^dialog "(Remove|Replace)|^table/.test(tree) || name === 'passkey-auth, done';
      expect(hasRegions).to.equal(!lacks);
    });
});
