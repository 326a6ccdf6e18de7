/** What a page with server-rendered elements loads: Lit's hydration before any element. */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import '../../src/entries/index.js';
