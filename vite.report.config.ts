/** Builds site/report/ into dist/report/template.html: one file, with script and style within it, that lacks only its data. */

import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/** Puts the script and the style sheets of each page into the page itself. */
function inline(): Plugin {
  return {
    name: 'inline',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const page of Object.values(bundle)) {
        if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
        const taken = new Set<string>();
        const textOf = (path: string): string => {
          const name = path.replace(/^\.?\//, '');
          const file = bundle[name];
          if (file === undefined) throw new Error(`${page.fileName} names ${path}, which was not built`);
          taken.add(name);
          return String(file.type === 'asset' ? file.source : file.code).trim();
        };
        page.source = String(page.source)
          .replace(/<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g, (_, path) => `<style>${textOf(path)}</style>`)
          // At the end of the body, for a script within the page does not wait for it, as one of its own file does.
          .replace(/<script type="module"[^>]*src="([^"]+)"[^>]*><\/script>(.*)<\/body>/s, (_, path, between) => {
            const code = textOf(path).replaceAll('</script', '<\\/script');
            return `${between}<script type="module">${code}</script></body>`;
          });
        for (const name of taken) delete bundle[name];
      }
      const left = Object.keys(bundle).filter((name) => !name.endsWith('.html'));
      if (left.length > 0) throw new Error(`The page must be one file, and there are also ${left.join(', ')}`);
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('site/report/', import.meta.url)),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('dist/report/', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: false,
    assetsInlineLimit: Number.POSITIVE_INFINITY,
    cssCodeSplit: false,
    rolldownOptions: {
      input: fileURLToPath(new URL('site/report/template.html', import.meta.url)),
      output: { codeSplitting: false },
    },
  },
  plugins: [inline()],
});
