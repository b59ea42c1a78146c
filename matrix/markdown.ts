/** The matrix as Markdown, for those who read it where HTML is not shown: a table of all brokers, a summary of each. */

import { escaped } from '../harness/report/markdown-text.ts';
import { count } from '../harness/report/printable.ts';
import type { Judged } from './index-page.ts';
import { timeTold } from './parts.ts';
import { resultsOf, tallyOf, versionsIn } from './tally.ts';

const heads = 'pass | fail | warn | skip | inconclusive';

/** The table, one row for each broker and version; `place` leads to the folder of the brokers. */
export function markdownTable(brokers: readonly Judged[], place: string): string {
  const rows = brokers.flatMap(({ published }) => {
    const { folder, about, run } = published;
    return versionsIn(run).map((version, index) => {
      const name = index === 0 ? `[${about.name} ${about.version}](${place}${folder}/README.md)` : '';
      return `| ${name} | ${version} | ${counts(published.run, version)} |`;
    });
  });
  return `| broker | MQTT | ${heads} |\n|---|---|--:|--:|--:|--:|--:|\n${rows.join('\n')}\n`;
}

function counts(...[run, version]: Parameters<typeof resultsOf>): string {
  const { pass, fail, warn, skip, inconclusive } = tallyOf(resultsOf(run, version));
  return `${pass} | ${fail === 0 ? 0 : `**${fail}**`} | ${warn} | ${skip} | ${inconclusive}`;
}

/** The summary of one broker. */
export function markdownSummary({ published, explained }: Judged): string {
  const { about, run } = published;
  const rows = versionsIn(run).map((version) => `| ${version} | ${counts(run, version)} |`);
  const causes = explained.causes.map(({ reason, issue, failures, leftOut }) => {
    const many = failures.length > 0 ? count(failures.length, 'failure') : `${leftOut.length} left out`;
    return `- ${escaped(reason)}: ${many}${issue === null ? '' : `, ${issue}`}`;
  });
  return `# ${about.name} ${about.version}: summary

Made by \`npm run matrix\` from report.json.gz and baseline.json: mqttspec ${run.tool.version}, ${run.startedAt.slice(0, 10)}, ${timeTold(published)}.
[README.md](README.md) explains in words, index.html shows the packets of each failure.

| MQTT | ${heads} |
|---|--:|--:|--:|--:|--:|
${rows.join('\n')}

${causes.join('\n')}
`;
}

/** A text with what stands between its two marks replaced. */
export function withTable(text: string, table: string): string {
  const [start, end] = ['<!-- matrix -->', '<!-- /matrix -->'];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`expected ${start} and ${end} in the text, for the table to stand between`);
  return `${text.slice(0, from + start.length)}\n${table}${text.slice(to)}`;
}
