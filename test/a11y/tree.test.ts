/**
 * What a screen reader is given, in every phase: `npm run test:web -- --files test/a11y/tree.test.ts
 * --update-snapshots` writes it down anew, to be read before it is committed.
 */
import { expect, nextFrame } from '@open-wc/testing';
import {
  executeServerCommand,
  getSnapshot,
  getSnapshotConfig,
  saveSnapshot,
} from '@web/test-runner-commands';
import { sights } from './scenes.js';

/** Without what the clock says. */
const steady = (tree: string) =>
  tree.replace(/\d{1,2}:\d{2}\s[AP]M/gu, 'TIME').replace(/\(in \d+\s?s\)/g, '(in 60s)');

describe('the accessibility tree', () => {
  for (const { name, show } of sights)
    it(`of ${name}`, async () => {
      await show();
      // What can be seen of a long list is known once it was drawn.
      await nextFrame();
      await nextFrame();
      const content = steady(await executeServerCommand<string, undefined>('accessibility:tree'));
      if ((await getSnapshotConfig()).updateSnapshots) await saveSnapshot({ name, content });
      else expect(content).to.equal((await getSnapshot({ name }))?.trim());
    });
});
