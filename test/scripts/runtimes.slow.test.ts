/** Each runtime's tsconfig refuses the globals and modules that its code must not use. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ts from 'typescript';

const everywhere = [
  'await fetch(new Request(new URL("https://example.com")))',
  'AbortSignal.timeout(1)',
  'await crypto.subtle.digest("SHA-256", new TextEncoder().encode(""))',
];
const page = ['document.title', 'navigator.credentials', 'localStorage.length', 'new HTMLElement()'];
const node = ['process.env', 'Buffer.from("")', '(await import("node:fs")).readFileSync("")'];

const projects = [
  {
    config: 'tsconfig.neutral.json',
    folders: ['src/wire', 'src/server', 'src/backend'],
    right: everywhere,
    wrong: [...page, ...node],
  },
  {
    config: 'tsconfig.browser.json',
    folders: ['src/webauthn', 'src/flows', 'src/elements', 'src/headless', 'src/entries', 'src/strings'],
    right: [...everywhere, ...page],
    wrong: node,
  },
  {
    config: 'server-mock/tsconfig.json',
    folders: ['server-mock/http', 'server-mock/routes', 'server-mock/node'],
    right: [...everywhere, ...node],
    wrong: page,
  },
];

function read(config: string): ts.ParsedCommandLine {
  const { sys } = ts;
  const onUnRecoverableConfigFileDiagnostic = ({ messageText }: ts.Diagnostic) => {
    throw new Error(ts.flattenDiagnosticMessageText(messageText, sys.newLine));
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(
    config,
    {},
    { ...sys, onUnRecoverableConfigFileDiagnostic },
  );
  assert.ok(parsed);
  return parsed;
}

/** The statements that do not compile in a file of this folder. */
function refused(options: ts.CompilerOptions, folder: string, statements: readonly string[]): string[] {
  const name = ts.sys.resolvePath(`${folder}/probe.ts`);
  const probe = ts.createSourceFile(name, `export {};\n${statements.join(';\n')};\n`, ts.ScriptTarget.ES2022);
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...rest) => (file === name ? probe : getSourceFile(file, ...rest));
  const program = ts.createProgram([name], options, host);
  return program.getSemanticDiagnostics(probe).map(({ start = 0 }) => {
    const { line } = probe.getLineAndCharacterOfPosition(start);
    return statements[line - 1] ?? '';
  });
}

describe('the compiler', () => {
  for (const { config, folders, right, wrong } of projects)
    it(`refuses in ${folders.join(', ')} what the runtime lacks`, () => {
      const { options, fileNames } = read(config);
      for (const folder of folders)
        assert.ok(
          fileNames.some((file) => file.startsWith(ts.sys.resolvePath(`${folder}/`))),
          folder,
        );
      assert.deepEqual(refused(options, folders[0] ?? '', [...right, ...wrong]), wrong);
    });

  it('checks the project of each runtime in `npm run types`', () => {
    const { projectReferences = [] } = read('tsconfig.all.json');
    for (const { config } of projects)
      assert.ok(
        projectReferences.some(
          ({ path }) => path === ts.sys.resolvePath(config.replace(/\/tsconfig\.json$/, '')),
        ),
      );
  });
});
