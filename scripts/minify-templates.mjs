/** Vite plugin that removes source layout (indentation, line breaks) from Lit's `html` and `css` templates. */
import { Buffer } from 'node:buffer';
import { transform } from 'lightningcss';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';

/** Without targets, so that nothing is rewritten for browsers that lack what the elements need. */
const minifyCSS = (css) =>
  transform({ filename: 'template.css', code: Buffer.from(css), minify: true }).code.toString();

export const minifyTemplates = () =>
  minifyTemplateLiterals({
    include: '**/src/**',
    failOnError: true,
    options: { minifyOptions: { minifyCSS, removeAttributeQuotes: true } },
  });
