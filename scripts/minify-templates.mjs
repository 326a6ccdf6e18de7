/** The plugin of every build that takes the layout of our source out of Lit's `html` and `css` templates. */
import { Buffer } from 'node:buffer';
import { transform } from 'lightningcss';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';

/** No targets, so nothing is rewritten for browsers that the elements do not run in anyway. */
const minifyCSS = (css) =>
  transform({ filename: 'template.css', code: Buffer.from(css), minify: true }).code.toString();

export const minifyTemplates = () =>
  minifyTemplateLiterals({
    include: '**/src/**',
    failOnError: true,
    options: { minifyOptions: { minifyCSS, removeAttributeQuotes: true } },
  });
