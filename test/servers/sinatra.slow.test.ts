/** webauthn-ruby in a Sinatra site, with Rack's sessions and CSRF protection, by attributes in a template. */
import { foreignServer } from './foreign-server.js';
import { livesOn } from './life.js';

const urls = (resource: string) =>
  `options-url="/${resource}/new" verification-url="/${resource}" accept="any"
    request-headers='{"X-CSRF-Token": "<%= csrf_token %>"}'`;

livesOn(
  'Sinatra with webauthn-ruby',
  foreignServer({
    program: 'ruby',
    check: ['-e', 'require "sinatra/base"; require "webauthn"; require "webrick"'],
    packages: ['ruby-sinatra', 'ruby-webauthn', 'ruby-webrick'],
    script: 'sinatra/server.rb',
    pages: { register: urls('passkeys'), login: urls('session') },
  }),
);
