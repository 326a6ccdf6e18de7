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

const core = ['wire', 'webauthn', 'flows'];

/** @type {Record<string, { files: RegExp, values?: string[], types?: string[] }>} */
export const layers = {
  contract: { files: /^src\/wire\/contract(\.ts$|\/)/, types: ['contract', 'simplewebauthn'] },
  wire: { files: /^src\/wire\//, values: ['wire'], types: ['contract'] },
  webauthn: {
    files: /^src\/webauthn\//,
    values: ['webauthn', 'wire', 'simplewebauthn'],
    types: ['contract'],
  },
  flows: { files: /^src\/flows\//, values: core, types: ['contract'] },
  strings: { files: /^src\/strings\//, values: ['strings'], types: ['wire', 'lit'] },
  elements: {
    files: /^src\/elements\//,
    values: ['elements', ...core, 'strings', 'lit'],
    types: ['contract'],
  },
  headless: { files: /^src\/headless\//, values: ['headless', ...core], types: ['contract'] },
  server: { files: /^src\/server\//, values: ['server', 'wire', 'jose'], types: ['contract'] },
  backend: { files: /^src\/backend\//, values: ['backend', 'server', 'wire'], types: ['contract'] },
  testing: { files: /^src\/testing\//, values: ['testing', 'wire'], types: ['contract', 'webauthn'] },
  entries: {
    files: /^src\/entries\//,
    values: ['entries', ...core, 'strings', 'elements', 'headless', 'server', 'backend', 'testing', 'lit'],
    types: ['contract'],
  },
  // The playground uses the elements as a customer would: through their entry points.
  playground: {
    files: /^server-mock\/playground\//,
    values: ['playground', 'mock', 'entries', 'node', 'packages'],
    types: ['contract'],
  },
  mock: {
    files: /^server-mock\//,
    values: ['mock', 'playground', 'entries', 'backend', 'wire', 'node', 'jose', 'packages'],
    types: ['contract'],
  },
  lit: { files: /^(lit|@lit\/[^/]+|lit-html|lit-element)(\/|$)/ },
  simplewebauthn: { files: /^@simplewebauthn\/browser(\/|$)/ },
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
