/**
 * For builds that make one file: languages are not put into it, but stay files of their own that load when they
 * are shown. Vite would also put a loader of its own around each `import()`.
 */

// As long as `import`, so that source maps stay true (but for the few lines with a longer path).
const placeholder = 'Import';

/**
 * @param {string} folder where the languages are, seen from the file that is built
 * @returns {import('vite').Plugin}
 */
export const importLanguages = (folder) => ({
  name: 'import-languages',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('/src/strings/languages.ts')
      ? { code: code.replaceAll("import('./languages/", `${placeholder}('${folder}/`), map: null }
      : undefined,
  renderChunk: (code) => ({ code: code.replaceAll(`${placeholder}(`, 'import('), map: null }),
});
