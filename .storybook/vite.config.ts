/** Storybook brings its own settings; the library's build must not get into them. */
import { defineConfig } from 'vite';

export default defineConfig({});
