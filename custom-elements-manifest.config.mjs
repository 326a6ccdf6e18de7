/**
 * Configures how the analyzer writes custom-elements.json from the elements' types and doc comments. Editor data,
 * framework types and the documentation's tables are generated from that file.
 */
import { fileURLToPath } from 'node:url';

const lifecycle = /Callback$/;
let checker;

/** Creates a TypeScript program, because resolving type aliases needs all files. */
function overrideModuleCreation({ ts, globs }) {
  const path = fileURLToPath(new URL('tsconfig.json', import.meta.url));
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, import.meta.dirname);
  const program = ts.createProgram(globs, options);
  checker = program.getTypeChecker();
  // Restores the relative path: a file that another has imported has an absolute one.
  return globs.map((glob) => Object.assign(program.getSourceFile(glob), { fileName: glob }));
}

/** Expands a union of literals, including aliases; keeps the name of any other type. */
function writeOut(ts, type) {
  const write = (one) => checker.typeToString(one, undefined, ts.TypeFormatFlags.NoTruncation);
  const isList = type.isUnion() && type.types.every((one) => one.isStringLiteral());
  return isList ? type.types.map(write).join(' | ') : write(type);
}

/** Editors can complete `'digits' | 'alphanumeric'`, but not the alias `Alphabet`. */
const writeOutTypes = {
  name: 'write-out-types',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const declaration = moduleDoc.declarations.find(({ name }) => name === node.name?.text);
    for (const member of node.members) {
      if (!ts.isPropertyDeclaration(member) && !ts.isGetAccessor(member)) continue;
      const name = member.name.getText();
      const field = declaration?.members?.find((one) => one.name === name);
      if (!field) continue;
      const text = writeOut(ts, checker.getTypeAtLocation(member));
      field.type = { text: text.replaceAll('"', "'") };
      const attribute = declaration.attributes?.find(({ fieldName }) => fieldName === name);
      if (attribute) attribute.type = field.type;
    }
  },
};

/** Keeps the public members, and replaces source paths by those in the package. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const isPublic = ({ declarations }) =>
      declarations.some((one) => one.tagName || one.superclass?.name === 'Event');
    manifest.modules = manifest.modules.filter(isPublic);
    for (const declaration of manifest.modules.flatMap(({ declarations }) => declarations)) {
      declaration.members &&= declaration.members.filter(
        ({ name, privacy, static: isStatic }) =>
          !isStatic && (privacy ?? 'public') === 'public' && !lifecycle.test(name),
      );
      for (const member of declaration.members ?? []) if (member.readonly) delete member.default;
      // The analyzer also infers events from the code; only the class comment has their names.
      declaration.events &&= declaration.events.filter(({ description }) => description);
    }
    const built = (key, value) =>
      (key === 'path' || key === 'module') && typeof value === 'string'
        ? value.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js')
        : value;
    Object.assign(manifest, JSON.parse(JSON.stringify(manifest, built)));
  },
};

export default {
  globs: ['src/elements/**/*.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  overrideModuleCreation,
  plugins: [writeOutTypes, publicOnly],
};
