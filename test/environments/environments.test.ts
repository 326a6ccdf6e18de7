/** The elements in the DOM implementations that test runners use in Node. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('elements.ts', import.meta.url));

interface Report {
  elements: { tag: string; inputs: number; hasText: boolean }[];
  typed: string;
  set: string;
}

/** Lit decides at its import where it runs, so each environment needs a process of its own. */
async function reportOf(environment: string): Promise<Report> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, environment], {
    timeout: 120_000,
  });
  return JSON.parse(stdout) as Report;
}

for (const environment of ['jsdom', 'happy-dom'])
  describe(environment, () => {
    it('renders each element, which comes to rest, and creates no input twice', async () => {
      const { elements, typed, set } = await reportOf(environment);
      assert.equal(elements.length, 6);
      for (const { tag, inputs, hasText } of elements) {
        assert.ok(hasText, tag);
        // Without passkeys the code is the first step of <passkey-auth>.
        assert.equal(inputs, tag === 'otp-entry' || tag === 'passkey-auth' ? 1 : 0, tag);
      }
      assert.deepEqual({ typed, set }, { typed: '123456', set: '654321' });
    });
  });
