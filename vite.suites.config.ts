/**
 * Builds suites/ into dist/suites/all/scenarios.js, in place of what tsc made of each file: hundreds of small modules cost every
 * thread of a run more time than all that is in them. To those who walk the folder it is one file with many scenarios in it, so
 * that they load what is built and what is not (in tests) by the same way.
 */

import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const pathOf = (place: string): string => fileURLToPath(new URL(place, import.meta.url));

const name = 'all/scenarios';
const entry = '\0scenarios';

/** Which files they are as `isEntry` of harness/cli/default-exports.ts has it. */
const files = ['/suites/*/**/*.ts', '!/suites/**/_*', '!/suites/**/_*/**', '!/suites/**/*.test.ts'];
const code = `
  const found = import.meta.glob(${JSON.stringify(files)}, { eager: true, import: 'default' });
  export default Object.values(found).flat();
`;

/** Makes the entry, which names no file, and leaves the harness where it is: its modules are not to be there twice. */
function scenarios(): Plugin {
  return {
    name: 'scenarios',
    enforce: 'pre',
    resolveId: (id, importer = '') => {
      if (id === entry) return id;
      const path = resolve(dirname(importer), id);
      if (!id.startsWith('.') || !relative(pathOf('suites/'), path).startsWith('..')) return null;
      const built = pathOf(`dist/${relative(pathOf('./'), path).replace(/\.ts$/, '.js')}`);
      return { id: relative(dirname(pathOf(`dist/suites/${name}`)), built), external: true };
    },
    load: (id) => (id === entry ? code : null),
  };
}

export default defineConfig({
  root: pathOf('./'),
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: pathOf('dist/suites/'),
    emptyOutDir: true,
    target: 'es2023',
    minify: false,
    sourcemap: true,
    rolldownOptions: { input: { [name]: entry }, output: { sourcemapExcludeSources: true } },
  },
  plugins: [scenarios()],
});
