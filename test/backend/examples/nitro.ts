import { fromNodeMiddleware, type NodeMiddleware } from 'h3-1';
import { nodeListener } from 'passkey-elements/backend';
import { backend } from './backend.js';

// Nuxt and Nitro 2: export it by default from server/routes/backend/[...].ts
export const answerBackend = fromNodeMiddleware(nodeListener(backend) as NodeMiddleware);
