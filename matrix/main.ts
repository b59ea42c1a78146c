/** `npm run matrix`: makes the pages of reports/brokers/ anew; with --target it first runs brokers again. */

import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { integerArgument } from '../harness/cli/arguments.ts';
import { repeated } from '../harness/cli/filter-options.ts';
import { loadSuites } from '../harness/cli/load-suites.ts';
import { readReport } from '../harness/cli/report.ts';
import { resultOf } from '../harness/report/from-json.ts';
import { duration, printable } from '../harness/report/printable.ts';
import type { RunResult } from '../harness/result.ts';
import { publication } from './publication.ts';
import { foldersOf } from './published.ts';
import { outcomeLine, type Steadiness, steadinessOf, steadinessSentence } from './steadiness.ts';

// Built into dist/matrix/.
const root = new URL('../../', import.meta.url);
const mqttspec = fileURLToPath(new URL('../harness/cli/main.js', import.meta.url));
const brokers = new URL('reports/brokers/', root);

const help = `
Reads report.json.gz, baseline.json and about.json of each broker and writes index.html, and of each broker index.html and summary.md, and
the tables in README.md here and in reports/brokers/. Exit codes: 0 done, 1 a failure has no explanation, or an explanation no failure, or a
run would not pass with the baseline, 2 wrong usage.

Examples:
  npm run matrix                            from the reports that there are
  npm run matrix -- --target mosquitto      run it again first; see that about.json tells the right version
  npm run matrix -- --target nats --runs 20     so often in a row: the last report is kept, and in about.json how long each
                                            took and which verdicts differ`;

await new Command('matrix')
  .description('make the published matrix')
  .option('--target <name>', 'run this ready-made target again first (repeatable)', repeated, [])
  .option('--runs <number>', 'how often in a row', integerArgument(1, 1000), 1)
  .addHelpText('after', help)
  .action(async ({ target, runs }: { readonly target: readonly string[]; readonly runs: number }) => {
    for (const name of target) await runAgain(name, runs);
    const all = await loadSuites();
    const { brokers: judged, files } = await publication(root, all);
    for (const [path, text] of files) await writeFile(new URL(path, root), text);
    process.stderr.write(`${files.size} files made\n`);
    for (const { published, explained, beyond } of judged) {
      for (const what of beyond) process.stderr.write(`${published.folder}: with baseline.json, ${what}\n`);
      if (beyond.length > 0) process.exitCode = 1;
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

/** Runs the target so often, with its report into the folder that names it, and writes into about.json whether it came to the same each time. */
async function runAgain(target: string, times: number): Promise<void> {
  const published = (await foldersOf(brokers)).find(({ about }) => about.target === target);
  if (published === undefined) throw new Error(`no about.json in reports/brokers/ has the target ${target}`);
  const { folder, about } = published;
  const file = fileURLToPath(new URL(`${folder}/report.json.gz`, brokers));
  const words = ['run', '--target', target, '--reporter', `json=${file}`];
  const results: RunResult[] = [];
  for (let time = 1; time <= times; time += 1) {
    const { status } = spawnSync(process.execPath, [mqttspec, ...words], { stdio: ['ignore', 'inherit', 'ignore'] });
    if (status !== 0 && status !== 1)
      throw new Error(`run ${time} of ${target} ended with ${status}; its report is no use`);
    const result = resultOf(await readReport(file));
    process.stderr.write(`${target}: run ${time} of ${times} in ${duration(result.durationMs)}\n`);
    results.push(result);
  }
  const { steadiness: _before, ...byHand } = about;
  const steadiness = times === 1 ? null : steadinessOf(results);
  const whole = { ...byHand, ...(steadiness !== null && { steadiness }) };
  await writeFile(new URL(`${folder}/about.json`, brokers), `${JSON.stringify(whole, null, 2)}\n`);
  if (steadiness !== null) tell(target, steadiness);
}

function tell(target: string, steadiness: Steadiness): void {
  process.stderr.write(`${target}: ${steadinessSentence(steadiness)}\n`);
  for (const { id, version, outcomes } of steadiness.differing) {
    process.stderr.write(`  ${id} (${version})\n`);
    for (const outcome of outcomes) process.stderr.write(`    ${printable(outcomeLine(outcome))}\n`);
  }
}
