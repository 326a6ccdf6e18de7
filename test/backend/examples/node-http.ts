import { createServer } from 'node:http';
import { nodeListener } from 'passkey-elements/backend';
import { backend } from './backend.js';

const answerBackend = nodeListener(backend);

export const server = createServer((request, response) => {
  if (request.url?.startsWith('/backend/')) void answerBackend(request, response);
  else response.end('The rest of your site');
});
