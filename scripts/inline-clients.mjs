/**
 * Vite plugin for the files that contain everything: the clients that elements load on demand are in the file anyway,
 * and a plain import of them is 0.5 kB smaller than what a bundler makes of `import()`.
 *
 * @returns {import('vite').Plugin}
 */
export const inlineClients = () => ({
  name: 'inline-clients',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/src/elements/load-client.ts')) return undefined;
    const imports = [];
    const inlined = code.replaceAll(/import\('([^']+)'\)\.then\(\(\{ (\w+) \}\)/g, (_, path, name) => {
      imports.push(`import { ${name} } from '${path}';`);
      return `Promise.resolve({ ${name} }).then(({ ${name} })`;
    });
    if (imports.length === 0) throw new Error('load-client.ts has no import() to inline');
    return { code: imports.join('\n') + inlined, map: null };
  },
});
