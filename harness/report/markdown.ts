/** The Markdown report, for the summary of a CI job: the verdict, the totals, a table of the failures, and each of them folded. */

import { sectionUrl } from '../../reference/statements/sections.ts';
import type { RunResult, ScenarioResult } from '../result.ts';
import { verdictMarks, verdicts } from '../verdict.ts';
import { ladder } from './ladder.ts';
import { escaped, fenced, folded } from './markdown-text.ts';
import { clip, count, duration } from './printable.ts';
import { reasonParts } from './reason-parts.ts';
import type { ReportOptions } from './reporter.ts';
import { requirementsOf } from './requirement.ts';
import { verdictSentence } from './verdict-sentence.ts';

type Wanted = Pick<ReportOptions, 'strict' | 'rerun'>;

/** A summary may have 1 MiB: so many rows of a table, and so many failures with their packets. */
const [shownRows, shownDetails] = [200, 50];
const longestReason = 300;

/** The whole report. */
export function renderMarkdown(result: RunResult, options: Wanted): string {
  const { scenarios, summary, target, tool, startedAt, durationMs } = result;
  const failed = scenarios.filter(({ verdict, known }) => verdict === 'fail' && known === undefined);
  const warned = scenarios.filter(({ verdict, known }) => verdict === 'warn' && known === undefined);
  const unsaid = scenarios.filter(({ verdict }) => verdict === 'inconclusive');
  const known = scenarios.filter((scenario) => scenario.known !== undefined);
  const lines = [
    `## MQTT conformance: ${escaped(target.name ?? target.urls.join(' '))}`,
    '',
    `**${escaped(verdictSentence(result, options.strict))}**`,
    '',
    `| ${verdicts.map((verdict) => `${verdictMarks[verdict]} ${verdict}`).join(' | ')} | all |`,
    `|${'--:|'.repeat(verdicts.length + 1)}`,
    `| ${verdicts.map((verdict) => summary[verdict]).join(' | ')} | ${scenarios.length} |`,
    '',
    ...departures('Failures', failed, false, options),
    ...departures('Warnings', warned, true, options),
    ...foldedRows('Known failures', known, ({ known: entry }) => [entry?.reason, entry?.issue].join(' ').trim()),
    ...foldedRows('Inconclusive', unsaid, ({ reason }) => reason ?? ''),
    `${tool.name} ${tool.version}, ${escaped(target.urls.join(' '))}, ${startedAt}, ${duration(durationMs)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function departures(title: string, found: readonly ScenarioResult[], isFolded: boolean, options: Wanted): string[] {
  if (found.length === 0) return [];
  const rows = found.slice(0, shownRows).map((result) => {
    const parts = reasonParts(result.reason ?? '');
    const [expected, got] = parts === null ? ['', result.reason ?? ''] : [parts.expected, parts.got];
    return row([name(result), statementLinks(result), cell(expected), cell(got)]);
  });
  const table = ['| scenario | statement | expected | got |', '|---|---|---|---|', ...rows, ''];
  const shown = found.slice(0, shownDetails);
  const rest = [...more(found.length - rows.length), ...(isFolded ? [] : packetless(found.length - shown.length))];
  const told = `${title}: ${found.length}`;
  if (isFolded) return folded(told, [...table, ...rest]);
  return [`### ${told}`, '', ...table, ...shown.flatMap((result) => details(result, options)), ...rest];
}

/** One failure with all that is needed to see it. */
function details(result: ScenarioResult, { rerun }: Wanted): string[] {
  const { id, version, title, findings } = result;
  return folded(`<code>${escaped(id)}</code> (${version}): ${escaped(title)}`, [
    ...requirementsOf(result).map(
      (one) => `- **${one.id}** (${one.level}, section ${one.section}): ${escaped(one.gist)}`,
    ),
    ...findings.slice(1).map(({ by, reason }) => `- also ${escaped(by)}: ${escaped(clip(reason, longestReason))}`),
    '',
    ...fenced(ladder(result).map(({ text, offending }) => `${offending ? '>' : ' '} ${text}`)),
    '',
    ...fenced([rerun(result), `mqttspec explain ${id} --mqtt ${version}`]),
  ]);
}

function foldedRows(
  title: string,
  found: readonly ScenarioResult[],
  whyOf: (result: ScenarioResult) => string,
): string[] {
  if (found.length === 0) return [];
  const rows = found.slice(0, shownRows).map((result) => row([name(result), cell(whyOf(result))]));
  const rest = more(found.length - rows.length);
  return folded(`${title}: ${found.length}`, ['| scenario | why |', '|---|---|', ...rows, '', ...rest]);
}

const more = (left: number): string[] => (left > 0 ? [`… and ${left} more, which the JSON report has.`, ''] : []);
const packetless = (left: number): string[] =>
  left > 0 ? [`The packets of ${count(left, 'other')} are in the JSON and HTML reports.`, ''] : [];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const cell = (text: string): string => escaped(clip(text, longestReason));
const name = ({ id, version }: ScenarioResult): string => `\`${id}\` (${version})`;

function statementLinks(result: ScenarioResult): string {
  const version = result.version === '5.0' ? '5.0' : '3.1.1';
  return requirementsOf(result)
    .map(({ id, section }) => `[${id}](<${sectionUrl(version, section)}>)`)
    .join(', ');
}
