import Fastify from 'fastify';
import { nodeListener } from 'passkey-elements/backend';
import { backend } from './backend.js';

const answerBackend = nodeListener(backend);

export const app = Fastify();

app.register((scope, _options, done) => {
  // The backend reads its bodies itself.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
  scope.all('/backend/*', (request, reply) => {
    reply.hijack();
    return answerBackend(request.raw, reply.raw);
  });
  done();
});
app.get('/', () => 'The rest of your site');
