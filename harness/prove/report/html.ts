/** A proof as one page to look through, without any other file and without the network. */

import { readFile } from 'node:fs/promises';
import { toolVersion } from '../../tool-version.ts';
import type { KillMatrix } from '../kill-matrix.ts';
import { pageData } from './page-data.ts';
import { pageStyle } from './page-style.ts';

/** The modules of the page's script, each behind those that it imports. */
const modules = ['dom', 'model', 'describe', 'heat', 'grid', 'lists', 'main'];

/** One script of all modules: their names are different, so that imports and exports can simply go. */
async function pageScript(): Promise<string> {
  const texts = await Promise.all(
    modules.map((name) => readFile(new URL(`./page/${name}.js`, import.meta.url), 'utf8')),
  );
  return texts
    .join('\n')
    .replaceAll(/^import [^;]*;$/gm, '')
    .replaceAll(/^export (?!\{)/gm, '')
    .replaceAll(/^(export \{\};|\/\/# sourceMappingURL.*)$/gm, '');
}

/** JSON that may stand within a script element. */
function embedded(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** Renders it. */
export async function renderHtml(matrix: KillMatrix): Promise<string> {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="mqttspec ${toolVersion}">
<title>Kill matrix: MQTT ${matrix.versions.join(', ')}</title>
<style>${pageStyle}</style>
</head>
<body>
<main id="page"><noscript>This page is drawn by its script; the same is in the JSON report.</noscript></main>
<script type="application/json" id="data">${embedded(pageData(matrix))}</script>
<script type="module">${await pageScript()}</script>
</body>
</html>
`;
}
