/** The console report's paragraphs on single scenarios: failures in full, warnings and the inconclusive shorter. */

import type { ScenarioResult } from '../result.ts';
import { verdictMarks } from '../verdict.ts';
import { ladder } from './ladder.ts';
import { colorOf, type Palette } from './palette.ts';
import { besideLabel, indent, type Layout, labelled } from './paragraph.ts';
import { clip, count, printable, wrap } from './printable.ts';
import { reasonParts } from './reason-parts.ts';
import type { ReportOptions } from './reporter.ts';
import { explainBasis, requirementsOf } from './requirement.ts';

/** How paragraphs are laid out. */
export type Style = Layout & Pick<ReportOptions, 'rerun'>;

/** What failed, what the standard requires, what was expected and came, the packets that show it, and how to run it alone. */
export function departureLines(result: ScenarioResult, style: Style): string[] {
  const { palette } = style;
  return [
    title(result, style),
    ...told(result.title, style),
    '',
    ...requirementLines(result, style),
    ...(result.basis === null ? [] : labelled('basis', explainBasis(result.basis, result.version), style, palette.dim)),
    ...reasonLines(result, style),
    ...furtherFindings(result, style),
    '',
    ...packetLines(result, palette),
    ...brokerLogLines(result, style),
    '',
    aloneLine(result, style),
  ];
}

/** A SHOULD that was not kept, or a disputed reading. */
export function warningLines(result: ScenarioResult, style: Style): string[] {
  return [
    title(result, style),
    ...told(result.title, style),
    ...requirementLines(result, style),
    ...reasonLines(result, style),
    ...furtherFindings(result, style),
    aloneLine(result, style),
  ];
}

/** What kept a scenario from being judged. */
export function inconclusiveLines(result: ScenarioResult, style: Style): string[] {
  return [
    title(result, style),
    ...told(result.title, style),
    ...labelled('why', result.reason ?? 'no reason was recorded', style),
    ...packetLines(result, style.palette),
    ...brokerLogLines(result, style),
    aloneLine(result, style),
  ];
}

/** What fails as it is known to: by the reason for which it is known, which scenarios. */
export function knownLines(results: readonly ScenarioResult[], style: Style): string[] {
  const known = results.flatMap((result) => (result.known === undefined ? [] : [{ ...result, known: result.known }]));
  const groups = new Map<string, string[]>();
  for (const {
    id,
    version,
    known: { reason, issue },
  } of known) {
    const why = issue === undefined ? reason : `${reason} ${issue}`;
    groups.set(why, [...(groups.get(why) ?? []), `${id} (${version})`]);
  }
  const { palette, width } = style;
  if (groups.size === 0) return [];
  return [
    `${palette.dim('· KNOWN')} ${count(known.length, 'failure')} of the baseline`,
    ...[...groups].flatMap(([why, ids]) => [
      ...told(why, style),
      ...wrap(ids.join(', '), width - 8).map((line) => palette.dim(`        ${line}`)),
    ]),
  ];
}

function title({ id, version, transport, verdict, flaky, runs }: ScenarioResult, { palette }: Style): string {
  const how = flaky
    ? ` flaky: ${Object.entries(runs ?? {})
        .map((entry) => entry.join(' '))
        .join(', ')}`
    : '';
  const mark = colorOf(verdict, palette)(palette.bold(`${verdictMarks[verdict]} ${verdict.toUpperCase()}`));
  return `${mark} ${palette.bold(id)} ${palette.dim(`MQTT ${version} over ${transport}`)}${palette.yellow(how)}`;
}

const told = (text: string, { width }: Style): string[] =>
  wrap(printable(text), width - indent.length).map((line) => `${indent}${line}`);

function aloneLine(result: ScenarioResult, { palette, rerun }: Style): string {
  return besideLabel('alone', palette.cyan(rerun(result)), palette);
}

function requirementLines(result: ScenarioResult, style: Style): string[] {
  return requirementsOf(result).flatMap(({ id, level, section, gist }) => [
    ...labelled('requires', `${id} (${level}, section ${section})`, style, style.palette.bold),
    ...labelled('', gist, style),
  ]);
}

/** A reason of the form `expected ..., got ...` on two lines, any other as it is. */
function reasonLines({ reason, verdict }: ScenarioResult, style: Style): string[] {
  const color = colorOf(verdict, style.palette);
  const parts = reasonParts(reason ?? '');
  if (parts === null) return labelled('reason', reason ?? 'no reason was recorded', style, color);
  return [
    ...labelled('expected', parts.expected, style, style.palette.green),
    ...labelled('got', parts.got, style, color),
  ];
}

function furtherFindings({ findings }: ScenarioResult, style: Style): string[] {
  return findings.slice(1).flatMap(({ by, severity, reason, statements }) => {
    const cited = statements.length === 0 ? '' : ` [${statements.join(', ')}]`;
    return labelled('also', `${severity} by ${by}: ${reason}${cited}`, style, colorOf(severity, style.palette));
  });
}

function packetLines(result: ScenarioResult, palette: Palette): string[] {
  return ladder(result).map(({ text, offending }) =>
    offending ? `${palette.red('  ▸ ')}${palette.red(text)}` : `${indent}${text}`,
  );
}

/** What the broker itself wrote meanwhile. */
function brokerLogLines({ brokerLog = [] }: ScenarioResult, style: Style): string[] {
  if (brokerLog.length === 0) return [];
  const shown = brokerLog.map(
    (line) => `${indent}${style.palette.dim(clip(printable(line), style.width - indent.length))}`,
  );
  return ['', `${indent}the broker wrote`, ...shown];
}
