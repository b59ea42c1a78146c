/** The console report: a table by suite, then what went wrong and how it shows, and one closing sentence. */

import type { RunResult, ScenarioResult } from '../result.ts';
import type { Verdict } from '../verdict.ts';
import { closingLines } from './console-closing.ts';
import { departureLines, inconclusiveLines, knownLines, warningLines } from './console-details.ts';
import { suiteTable } from './console-table.ts';
import { type Palette, paletteFor } from './palette.ts';
import { count, printable, wrap } from './printable.ts';
import { profileLines } from './profile.ts';
import type { ReportOptions } from './reporter.ts';

/** How many ids of one reason for skipping are named. */
const shownSkips = 6;
/** How many observations are shown; the JSON report has all. */
const shownObservations = 24;

/** The whole report; what happens meanwhile is shown by progress.ts. */
export function renderConsole(
  result: RunResult,
  options: Pick<ReportOptions, 'colored' | 'width' | 'strict' | 'rerun'>,
): string {
  const palette = paletteFor(options.colored);
  const style = { ...options, palette };
  const of = (verdict: Verdict): ScenarioResult[] =>
    result.scenarios.filter((scenario) => scenario.verdict === verdict);
  const sections = [
    [heading(result, palette)],
    suiteTable(result, palette),
    ...of('fail').map((scenario) => (scenario.known === undefined ? departureLines(scenario, style) : [])),
    ...of('warn').map((scenario) => (scenario.known === undefined ? warningLines(scenario, style) : [])),
    ...of('inconclusive').map((scenario) => inconclusiveLines(scenario, style)),
    knownLines(result.scenarios, style),
    skipLines(of('skip'), options.width, palette),
    observedLines(result, palette),
    closingLines(result, style),
  ];
  return `\n${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')}`;
}

function heading({ tool, target }: RunResult, palette: Palette): string {
  const name = target.name === null ? [] : [palette.bold(printable(target.name))];
  return [palette.dim(`${tool.name} ${tool.version}`), ...name, printable(target.urls.join(' '))].join('   ');
}

/** The skipped scenarios, grouped by the reason that they share. */
function skipLines(skipped: readonly ScenarioResult[], width: number, palette: Palette): string[] {
  const groups = new Map<string, Set<string>>();
  for (const { reason, id } of skipped) {
    const key = reason ?? 'no reason was recorded';
    groups.set(key, (groups.get(key) ?? new Set()).add(id));
  }
  return [...groups].flatMap(([reason, ids]) => {
    const named = [...ids].slice(0, shownSkips).join(', ');
    const rest = ids.size > shownSkips ? `, and ${ids.size - shownSkips} more` : '';
    const title = `${palette.dim('- SKIPPED')} ${printable(reason)} ${palette.dim(`(${count(ids.size, 'scenario')})`)}`;
    return [title, ...wrap(`${named}${rest}`, width - 4).map((line) => palette.dim(`    ${line}`))];
  });
}

/** What was measured, and which of the freedoms that the standard leaves the broker uses. */
function observedLines({ profile }: RunResult, palette: Palette): string[] {
  const entries = Object.entries(profile);
  const shown = entries.slice(0, shownObservations);
  if (shown.length === 0) return [];
  const rest = entries.length - shown.length;
  const more = rest > 0 ? [palette.dim(`    … ${rest} more in the JSON report`)] : [];
  return [palette.dim('· OBSERVED'), ...profileLines(shown, palette), ...more];
}
