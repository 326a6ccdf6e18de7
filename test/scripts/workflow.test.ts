import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const folder = '.github/workflows';

for (const name of readdirSync(folder))
  describe(name, () => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    it('pins each action to a commit', () => {
      const uses = [...text.matchAll(/uses: (.+)/g)].map(([, action = '']) => action);
      assert.ok(uses.length > 0);
      for (const action of uses) assert.match(action, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v[\d.]+$/);
    });
    it('may read, and leaves no credentials behind', () => {
      assert.match(text, /^permissions:\n {2}contents: read$/m);
      assert.match(text, /persist-credentials: false/);
      assert.doesNotMatch(text, /pull_request_target|write-all|secrets\./);
    });
  });

describe('a push and a release', () => {
  for (const name of ['ci.yml', 'release.yml'])
    it(`run what every checkout can run: ${name}`, () => {
      assert.match(readFileSync(`${folder}/${name}`, 'utf8'), /run: \.ci\/run$/m);
    });
});
