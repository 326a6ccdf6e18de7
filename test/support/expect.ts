/** Chai without the DOM assertions of `@open-wc/testing`, for test files that run in Node as well as in browsers. */
export { expect } from '@esm-bundle/chai/esm/chai.js';
