/**
 * Test files that need no page. `npm test` runs them in Node, several in a process, because a page for each would take
 * longer than its tests. `npm run test:browsers` runs them in Firefox and WebKitGTK, as far as it has their folders.
 */
export const pagelessTests = [
  ...['active-run', 'hand-off', 'login', 'manager', 'manager-proof', 'otp', 'register', 'upgrade'].map(
    (name) => `test/flows/${name}.test.ts`,
  ),
  ...['base64url', 'emails', 'read-bytes'].map((name) => `test/wire/${name}.test.ts`),
  ...['composed', 'languages', 'words'].map((name) => `test/strings/${name}.test.ts`),
  'test/elements/code.test.ts',
  'test/headless/surface.test.ts',
  'test/hostile/words.test.ts',
  'test/webauthn/ceremony-lock.test.ts',
];
