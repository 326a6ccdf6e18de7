import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** A function that names a new file in a folder of its own; all of them are deleted after the tests. */
export function temporaryFiles(): (name?: string) => string {
  const root = mkdtempSync(join(tmpdir(), 'passkey-elements-'));
  after(() => {
    rmSync(root, { recursive: true, force: true });
  });
  return (name = 'vault.sqlite') => join(mkdtempSync(join(root, 'vault-')), name);
}
