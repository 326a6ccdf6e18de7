/**
 * Who may import whom; ARCHITECTURE.md has the picture and the reasons. An import that no room lists is refused,
 * and so is every circle, also one of types. `npm run lint` checks it.
 */

/** A room is a folder or a package, or the part of it that others may use. */
const paths = {
  contract: '^src/wire/contract(/|\\.ts$)',
  clients: '^src/wire/(backend|custom-server|passlock)\\.ts$',
  errors: '^src/wire/errors\\.ts$',
  wire: '^src/wire/',
  capabilities: '^src/webauthn/capabilities\\.ts$',
  webauthn: '^src/webauthn/',
  flows: '^src/flows/',
  strings: '^src/strings/',
  elements: '^src/elements/',
  headless: '^src/headless/',
  server: '^src/server/',
  backend: '^src/backend/',
  testing: '^src/testing/',
  adapters: '^src/adapters/',
  entries: '^src/entries/',
  mock: '^server-mock/(?!playground/)',
  playground: '^server-mock/playground/',
  version: '^src/backend/version\\.ts$',
  openapi: '^src/backend/openapi(-schemas)?\\.ts$',
  authenticator: '^src/testing/(passkey|bytes)\\.ts$',
  lit: '^node_modules/(lit|lit-html|lit-element|@lit/[^/]+)/',
  simplewebauthn: '^node_modules/@simplewebauthn/browser/',
  jose: '^node_modules/jose/',
  packages: '^node_modules/(?!lit|@lit/|@simplewebauthn/browser/)',
};

/** What each room may import beside its own files; `types` as types only, `node` the modules of Node. */
const rooms = {
  wire: { types: ['simplewebauthn'] },
  webauthn: { values: ['wire', 'simplewebauthn'] },
  flows: { values: ['webauthn', 'wire'] },
  strings: { types: ['wire', 'lit'] },
  // An element builds the clients that its attributes name, and hands them to a flow.
  elements: {
    values: ['flows', 'strings', 'lit', 'capabilities', 'clients', 'errors'],
    types: ['wire', 'webauthn'],
  },
  headless: { values: ['flows', 'webauthn', 'wire'] },
  server: { values: ['wire', 'jose'] },
  backend: { values: ['server', 'wire'] },
  testing: { values: ['wire'] },
  // Each file is an entry point of its own.
  adapters: { values: ['wire'] },
  entries: {
    values: ['wire', 'webauthn', 'strings', 'elements', 'headless', 'server', 'backend', 'testing'],
  },
  // One version is published for the kit and the mock.
  // The checker compares with the published contract, and signs as the simulated device does.
  mock: { values: ['wire', 'version', 'openapi', 'authenticator', 'packages'], node: true },
  // The playground uses the library as a customer does: through its entry points.
  playground: { values: ['entries', 'mock', 'packages'], types: ['wire'], node: true },
};

const pathsOf = (names) => names.map((name) => paths[name]);

function allow(room, { values = [], types = [], node = false }) {
  const from = { path: paths[room] };
  const rules = [{ from, to: { path: pathsOf([room, ...values]) } }];
  if (types.length > 0) rules.push({ from, to: { path: pathsOf(types), dependencyTypes: ['type-only'] } });
  if (node) rules.push({ from, to: { dependencyTypes: ['core'] } });
  return rules;
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Modules that import each other cannot be read, tested or loaded one by one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'contract-is-types',
      comment: 'The contract is types and nothing else.',
      severity: 'error',
      from: { path: paths.contract },
      to: { dependencyTypesNot: ['type-only'] },
    },
  ],
  allowed: Object.entries(rooms).flatMap(([room, imports]) => allow(room, imports)),
  allowedSeverity: 'error',
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^server-mock/dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
