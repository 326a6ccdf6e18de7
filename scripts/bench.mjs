/** `npm run bench`: measures verified passkeys per second of the mock and of the verification library alone. */
import { requireNode } from './require-node.mjs';

requireNode();
await import('tsx');
await import('./bench/bench.ts');
