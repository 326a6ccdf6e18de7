/**
 * Who may import whom, as a lint rule. It looks at where an import leads and not at how it is spelled, so it
 * holds in nested folders, for `export … from`, for `import()` and for types.
 *
 * The order matters: a file belongs to the first layer whose pattern matches its path in the repository.
 * Packages are layers too. `types` may be imported as types only.
 */
import { posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const doors = ['index', 'headless'];
const core = ['errors', 'http', 'api', 'authenticator', 'flows'];
const drawing = ['lit', 'elements', 'base'];

/** @type {Record<string, { files: RegExp, values?: string[], types?: string[] }>} */
export const layers = {
  errors: { files: /^src\/errors\.ts$/, types: ['contract'] },
  contract: { files: /^src\/api\/contract(\.ts$|\/)/, types: ['contract', 'webauthn'] },
  http: { files: /^src\/api\/http\.ts$/, values: ['errors'], types: ['contract'] },
  api: { files: /^src\/api\//, values: ['api', 'http', 'errors'], types: ['contract'] },
  authenticator: { files: /^src\/authenticator\.ts$/, values: ['webauthn', 'errors'], types: ['contract'] },
  flows: {
    files: /^src\/flows\//,
    values: ['flows', 'api', 'authenticator', 'errors'],
    types: ['contract', 'http'],
  },
  strings: { files: /^src\/strings\//, values: ['strings'], types: ['errors', 'lit'] },
  base: {
    files: /^src\/elements\/base\.ts$/,
    values: ['elements', 'flows', 'api', 'authenticator', 'strings', 'errors', 'lit'],
    types: ['contract'],
  },
  elements: {
    files: /^src\/elements\//,
    values: ['elements', 'base', 'flows', 'strings', 'errors', 'lit'],
    types: ['contract', 'api', 'authenticator'],
  },
  backend: {
    files: /^src\/backend\//,
    values: ['backend', 'api', 'http', 'errors', 'jose'],
    types: ['contract'],
  },
  testing: { files: /^src\/testing\//, values: ['testing', 'errors'], types: ['contract', 'authenticator'] },
  headless: {
    files: /^src\/(headless|unsafe)(\.ts$|\/)/,
    values: ['headless', ...core],
    types: ['contract'],
  },
  index: {
    files: /^src\/[^/]+\.ts$/,
    values: [...doors, ...core, ...drawing, 'strings'],
    types: ['contract'],
  },
  // The playground uses the elements as a customer would: through their doors.
  playground: {
    files: /^server-mock\/playground\//,
    values: ['playground', 'mock', 'index', 'headless', 'backend', 'node', 'packages'],
    types: ['contract'],
  },
  mock: {
    files: /^server-mock\//,
    values: ['mock', 'playground', 'backend', 'node', 'jose', 'packages'],
    types: ['contract'],
  },
  lit: { files: /^(lit|@lit\/[^/]+|lit-html|lit-element)(\/|$)/ },
  webauthn: { files: /^@simplewebauthn\/browser(\/|$)/ },
  jose: { files: /^jose(\/|$)/ },
  node: { files: /^node:/ },
  packages: { files: /^(@[^/.]+\/)?[^/.]/ },
};

const layerOf = (path) => Object.keys(layers).find((name) => layers[name].files.test(path));

/** Of a file in the repository, or undefined outside of the layers (tests, stories, tools). */
export function layerOfFile(filename) {
  const path = relative(root, filename).split(sep).join('/');
  return /^(src|server-mock)\//.test(path) ? { path, layer: layerOf(path) } : undefined;
}

/** The path in the repository or the package that `specifier` leads to. */
function resolve(specifier, path) {
  if (!specifier.startsWith('.')) return specifier;
  return posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
}

function refusal(from, target, isType) {
  const to = layerOf(target);
  const { values = [], types = [] } = layers[from];
  if (to === undefined) return 'unknown';
  if (values.includes(to) || (isType && types.includes(to))) return undefined;
  return types.includes(to) ? 'value' : 'arrow';
}

const isTypeOnly = (node) => {
  if (node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType') return true;
  const { specifiers = [] } = node;
  return specifiers.length > 0 && specifiers.every((one) => (one.importKind ?? one.exportKind) === 'type');
};

export const layersRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      arrow: '{{from}} must not import {{target}}: see who may import whom in scripts/eslint-layers.mjs.',
      value: '{{from}} may import types only from {{target}}.',
      unknown: '{{target}} is in no layer of scripts/eslint-layers.mjs.',
      computed: 'Import a module by name, so that the layers can be checked.',
    },
  },
  create(context) {
    const file = layerOfFile(context.filename);
    if (!file) return {};
    const check = (node, source) => {
      if (typeof source?.value !== 'string') {
        context.report({ node, messageId: 'computed' });
        return;
      }
      const target = resolve(source.value, file.path);
      const messageId = refusal(file.layer, target, isTypeOnly(node));
      if (messageId) context.report({ node: source, messageId, data: { from: file.layer, target } });
    };
    const checkSource = (node) => {
      if (node.source) check(node, node.source);
    };
    return {
      ImportDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
    };
  },
};
