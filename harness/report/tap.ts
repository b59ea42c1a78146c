/**
 * The TAP version 14 report: one test line for each scenario and version, in which pass and warn are `ok` (warn is
 * `not ok` when strict), fail and inconclusive are `not ok`, and skip is `ok` with a SKIP directive; what the baseline
 * knows to fail has a TODO directive, by which `not ok` is no failure. The name is the id and the version and nothing else, so that it stays the same from run to run; all else is in the YAML block.
 */

import type { RunResult, ScenarioResult } from '../result.ts';
import { verdicts } from '../verdict.ts';
import { ladder } from './ladder.ts';
import { duration, printable } from './printable.ts';
import type { ReportOptions } from './reporter.ts';
import { requirementsOf } from './requirement.ts';

type TapOptions = Pick<ReportOptions, 'strict' | 'rerun'> & {
  /** The directive of what the baseline knows; for readers that take TODO for a failure it is SKIP. */
  readonly knownIs?: 'TODO' | 'SKIP';
};

/** The whole report. */
export function renderTap(result: RunResult, options: TapOptions): string {
  const { scenarios, summary, target, tool } = result;
  const counts = verdicts.map((verdict) => `${verdict} ${summary[verdict]}`).join(', ');
  const lines = [
    'TAP version 14',
    scenarios.length === 0 ? '1..0 # nothing was run' : `1..${scenarios.length}`,
    ...scenarios.flatMap((scenario, index) => testPoint(scenario, index + 1, options)),
    // At the end, because tap-junit hangs a comment on every test that follows it.
    `# ${tool.name} ${tool.version} against ${printable(target.name ?? 'a broker without a name')} at ${printable(target.urls.join(' '))}`,
    `# ${counts} in ${duration(result.durationMs)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function testPoint(result: ScenarioResult, number: number, options: TapOptions): string[] {
  const { id, version, verdict, reason } = result;
  const name = `${number} - ${escapeTap(`${id} (${version})`)}`;
  if (result.known !== undefined)
    return [
      `not ok ${name} # ${options.knownIs ?? 'TODO'} ${escapeTap(`known: ${result.known.reason}`)}`,
      ...diagnostics(result, options),
    ];
  switch (verdict) {
    case 'pass':
      return [`ok ${name}`];
    case 'skip':
      return [`ok ${name} # SKIP ${escapeTap(reason ?? '')}`.trimEnd()];
    case 'warn':
      return [`${options.strict ? 'not ok' : 'ok'} ${name}`, ...diagnostics(result, options)];
    case 'fail':
    case 'inconclusive':
      return [`not ok ${name}`, ...diagnostics(result, options)];
    default: {
      const never: never = verdict;
      return never;
    }
  }
}

/** A backslash takes their meaning from # and itself; a brace at the end would open a subtest, so it gets a full stop. */
function escapeTap(text: string): string {
  return printable(text)
    .replaceAll('\\', '\\\\')
    .replaceAll('#', '\\#')
    .replace(/\{\s*$/, '{.');
}

function diagnostics(result: ScenarioResult, { rerun }: TapOptions): string[] {
  return [
    '---',
    `message: ${text(messageOf(result))}`,
    `severity: ${text(result.verdict)}`,
    ...(result.basis === null ? [] : [`basis: ${text(result.basis)}`]),
    `title: ${text(result.title)}`,
    `transport: ${text(result.transport)}`,
    `duration_ms: ${Math.round(result.durationMs)}`,
    ...list(
      'statements',
      requirementsOf(result).map(({ id, level, section, gist }) => `${id} (${level}, section ${section}): ${gist}`),
    ),
    ...list(
      'also',
      result.findings
        .slice(1)
        .map(({ by, severity, reason, statements }) => `${severity} by ${by}: ${reason} [${statements.join(', ')}]`),
    ),
    ...list(
      'trace',
      ladder(result).map(({ text: rung, offending }) => `${offending ? '>' : ' '}${rung}`),
    ),
    `rerun: ${text(rerun(result))}`,
    '...',
  ].map((line) => `  ${line}`);
}

/** All that a consumer which shows one line only, as JUnit's do, must know. */
function messageOf({ verdict, reason, broken }: ScenarioResult): string {
  const told = reason ?? 'no reason was recorded';
  if (verdict === 'inconclusive') return `inconclusive, nothing was judged: ${told}`;
  return broken.length === 0 ? told : `${told} [${broken.join(', ')}]`;
}

const list = (key: string, entries: readonly string[]): string[] =>
  entries.length === 0 ? [] : [`${key}:`, ...entries.map((entry) => `  - ${text(entry)}`)];

/** A YAML double-quoted scalar; a JSON string is one. */
const text = (value: string): string => JSON.stringify(printable(value));
