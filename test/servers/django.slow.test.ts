/** python-fido2 in a Django site, with Django's sessions and CSRF protection, by attributes in a template. */
import { foreignServer } from './foreign-server.js';
import { livesOn } from './life.js';

const urls = (ceremony: string) =>
  `options-url="/passkeys/${ceremony}/options/" verification-url="/passkeys/${ceremony}/"
    request-headers='{"X-CSRFToken": "{{ csrf_token }}"}'`;

livesOn(
  'Django with python-fido2',
  foreignServer({
    program: '/usr/bin/python3',
    check: ['-c', 'import django, fido2.server'],
    packages: ['python3-django', 'python3-fido2'],
    script: 'django/server.py',
    pages: { register: urls('register'), login: urls('login') },
  }),
);
