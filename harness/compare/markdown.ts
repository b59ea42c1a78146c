/** A comparison as Markdown, for the summary of a CI job or a pull request. */

import { escaped } from '../report/markdown-text.ts';
import { clip } from '../report/printable.ts';
import type { Change, Comparison, Side, StatementChange } from './compare.ts';
import { sentence } from './sentence.ts';

/** Of what is new or gone; all that is better or worse is told. */
const shown = 50;
const longestReason = 300;

/** Renders it. */
export function renderMarkdown(comparison: Comparison): string {
  const { before, after, better, worse, gone, same, statements } = comparison;
  const lines = [
    `**${escaped(sentence(comparison))}**`,
    '',
    '| | target | started | mqttspec |',
    '|---|---|---|---|',
    sideRow('before', before),
    sideRow('after', after),
    '',
    ...table('Worse', worse, worse.length),
    ...statementTable('Statements kept worse', statements.worse),
    ...table('Better', better, better.length),
    ...statementTable('Statements kept better', statements.better),
    ...table('New', comparison.new, shown),
    ...table('Gone', gone, shown),
    `${same} as before.`,
  ];
  return `${lines.join('\n')}\n`;
}

const sideRow = (label: string, { target, startedAt, tool }: Side): string =>
  `| ${label} | ${escaped(target)} | ${escaped(startedAt)} | ${escaped(tool)} |`;

function table(title: string, changes: readonly Change[], most: number): string[] {
  if (changes.length === 0) return [];
  const rows = changes
    .slice(0, most)
    .map(({ id, version, before, after, reason }) =>
      [
        `\`${id}\``,
        version,
        before ?? 'not there',
        after ?? 'not there',
        escaped(clip(reason ?? '', longestReason)),
      ].join(' | '),
    );
  const rest = changes.length - rows.length;
  return [
    `### ${title}: ${changes.length}`,
    '',
    '| scenario | MQTT | before | after | why |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    '',
    ...(rest > 0 ? [`… and ${rest} more.`, ''] : []),
  ];
}

function statementTable(title: string, changes: readonly StatementChange[]): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map(({ id, version, before, after }) => `| ${id} | ${version} | ${before} | ${after} |`);
  return [
    `### ${title}: ${changes.length}`,
    '',
    '| statement | MQTT | before | after |',
    '|---|---|---|---|',
    ...rows,
    '',
  ];
}
