/** Empty on purpose: Storybook has its own settings and must not load the library's. */
import { defineConfig } from 'vite';

export default defineConfig({});
