/** Builds an app with Vite, and the script that `npm run build` makes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { buildScripts } from '../e2e/build.js';
import { sendFile } from '../e2e/customer.js';
import type { Serve } from './served-app.js';

const folder = mkdtempSync(join(tmpdir(), 'apps-'));
after(() => {
  rmSync(folder, { recursive: true });
});

// An alias would lose that the script has side effects.
const findKit = (id: string): Plugin => ({
  name: 'find-kit',
  enforce: 'pre',
  resolveId: (name) => (name === 'passkey-elements' ? { id, moduleSideEffects: true } : undefined),
});

/** @param name the app's folder */
export async function buildViteApp(name: string): Promise<Serve> {
  const kit = join(await buildScripts('script'), 'passkey-elements.js');
  const outDir = join(folder, name);
  await build({
    root: fileURLToPath(new URL(name, import.meta.url)),
    logLevel: 'error',
    plugins: [findKit(kit)],
    // The languages are files beside the script, which these tests do not load.
    build: { outDir, rolldownOptions: { external: /\/strings\/languages\// } },
  });
  return (request, response) => sendFile(outDir, request.url ?? '/', response);
}
