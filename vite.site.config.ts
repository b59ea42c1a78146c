/** Builds site/app/ into dist/site/: the static site, which `mqttspec ui` serves and any web server can. */

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('site/app/', import.meta.url)),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('dist/site/', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      input: ['index', 'reports'].map((page) => fileURLToPath(new URL(`site/app/${page}.html`, import.meta.url))),
    },
  },
});
