/** `npm run matrix`: makes the pages of reports/brokers/ anew; with --target it first runs brokers again. */

import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { repeated } from '../harness/cli/filter-options.ts';
import { loadSuites } from '../harness/cli/load-suites.ts';
import { publication } from './publication.ts';
import { foldersOf } from './published.ts';

// Built into dist/matrix/.
const root = new URL('../../', import.meta.url);
const mqttspec = fileURLToPath(new URL('../harness/cli/main.js', import.meta.url));
const brokers = new URL('reports/brokers/', root);

const help = `
Reads report.json.gz, baseline.json and about.json of each broker and writes index.html, and of each broker index.html and summary.md, and
the tables in README.md here and in reports/brokers/. Exit codes: 0 done, 1 a failure has no explanation, or an explanation no failure, 2 wrong usage.

Examples:
  npm run matrix                            from the reports that there are
  npm run matrix -- --target mosquitto      run it again first; see that about.json tells the right version`;

await new Command('matrix')
  .description('make the published matrix')
  .option('--target <name>', 'run this ready-made target again first (repeatable)', repeated, [])
  .addHelpText('after', help)
  .action(async ({ target }: { readonly target: readonly string[] }) => {
    for (const name of target) await runAgain(name);
    const all = await loadSuites();
    const { brokers: judged, files } = await publication(root, all);
    for (const [path, text] of files) await writeFile(new URL(path, root), text);
    process.stderr.write(`${files.size} files made\n`);
    for (const { published, explained } of judged) {
      for (const { id, version } of explained.unexplained) {
        process.stderr.write(`${published.folder}: ${id} (${version}) has no explanation in baseline.json\n`);
        process.exitCode = 1;
      }
      for (const glob of explained.idle) {
        process.stderr.write(`${published.folder}: ${glob} of baseline.json explains nothing any more: take it out\n`);
        process.exitCode = 1;
      }
    }
  })
  .parseAsync();

/** Runs the target, with its report into the folder that names it. */
async function runAgain(target: string): Promise<void> {
  const folder = (await foldersOf(brokers)).find(({ about }) => about.target === target)?.folder;
  if (folder === undefined) throw new Error(`no about.json in reports/brokers/ has the target ${target}`);
  const file = fileURLToPath(new URL(`${folder}/report.json.gz`, brokers));
  const words = ['run', '--target', target, '--reporter', `json=${file}`, '--reporter', 'console'];
  const { status } = spawnSync(process.execPath, [mqttspec, ...words], { stdio: 'inherit' });
  if (status !== 0 && status !== 1) throw new Error(`the run of ${target} ended with ${status}; its report is no use`);
}
