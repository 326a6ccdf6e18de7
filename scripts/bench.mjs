/** `npm run bench`: how many passkeys the mock verifies per second, beside the bare verification library. */
import { requireNode } from './require-node.mjs';

requireNode();
await import('tsx');
await import('./bench/bench.ts');
