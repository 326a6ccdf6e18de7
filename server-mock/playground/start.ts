/** `npm start`: the mock server, the app's own backend and the playground, on one port. */
import { getRequestListener } from '@hono/node-server';
import { createMockBackend } from './backend.js';
import { command } from '../cli/command.js';
import { createPlayground } from './server.js';

await command(process.argv.slice(2), async (server, tenancy) => {
  const backend = createMockBackend({ server, tenancy });
  const { listener, close } = await createPlayground({ tenancyId: tenancy.id, backend });
  const answerBackend = getRequestListener((request) => backend.fetch(request), {
    overrideGlobalObjects: false,
  });
  return {
    title: 'Playground and mock Passlock server',
    mounts: { '/backend': (request, response) => void answerBackend(request, response) },
    fallback: listener,
    close,
  };
});
