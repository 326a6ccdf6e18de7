/**
 * Vite plugin for the script and the autoloader: languages stay separate files that load on demand. It hides
 * `import()` from Vite, which would bundle the languages or wrap the call in its own preloader.
 */
const placeholder = 'Import';

/**
 * @param {string} folder the languages' path, relative to the built file
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
