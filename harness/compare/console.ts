/** A comparison for people at a terminal. */

import { colorOf, type Palette } from '../report/palette.ts';
import { count, printable, wrap } from '../report/printable.ts';
import { verdictMarks } from '../verdict.ts';
import type { Change, Comparison, Side, StatementChange } from './compare.ts';
import { sentence } from './sentence.ts';

const width = 100;
/** Of what is new or gone; all that is better or worse is told. */
const shown = 20;

/** Renders it. */
export function renderConsole(comparison: Comparison, palette: Palette): string {
  const { before, after, better, worse, gone, same, statements } = comparison;
  const lines = [
    sideLine('before', before, palette),
    sideLine('after', after, palette),
    '',
    ...section(`${verdictMarks.fail} worse`, worse, worse.length, palette.red, palette),
    ...statementLines('statements kept worse', statements.worse, palette.red),
    ...section(`${verdictMarks.pass} better`, better, better.length, palette.green, palette),
    ...statementLines('statements kept better', statements.better, palette.green),
    ...section('+ new', comparison.new, shown, palette.cyan, palette),
    ...section('- gone', gone, shown, palette.yellow, palette),
    palette.dim(`= as before: ${count(same, 'verdict')}`),
    '',
    sentence(comparison),
  ];
  return `${lines.join('\n')}\n`;
}

function sideLine(label: string, { target, startedAt, tool }: Side, palette: Palette): string {
  return `${palette.dim(label.padEnd(7))} ${palette.bold(printable(target))} ${palette.dim(`${printable(startedAt)}, mqttspec ${printable(tool)}`)}`;
}

function section(
  title: string,
  changes: readonly Change[],
  most: number,
  color: (text: string) => string,
  palette: Palette,
): string[] {
  if (changes.length === 0) return [];
  const rest = changes.length - most;
  return [
    color(`${title}: ${count(changes.length, 'verdict')}`),
    ...changes.slice(0, most).flatMap((change) => changeLines(change, palette)),
    ...(rest > 0 ? [palette.dim(`    … and ${rest} more: --reporter json has all`)] : []),
    '',
  ];
}

function changeLines({ id, version, before, after, reason }: Change, palette: Palette): string[] {
  const told = (verdict: Change['before']): string =>
    verdict === null ? palette.dim('not there') : colorOf(verdict, palette)(verdict);
  const why = reason === null ? [] : wrap(printable(reason), width - 8).map((line) => `        ${palette.dim(line)}`);
  return [`    ${palette.bold(printable(id))} (${version})  ${told(before)} → ${told(after)}`, ...why];
}

/** By what became of them, the numbers side by side. */
function statementLines(title: string, changes: readonly StatementChange[], color: (text: string) => string): string[] {
  if (changes.length === 0) return [];
  const groups = new Map<string, string[]>();
  for (const { id, version, before, after } of changes) {
    const what = `${before} → ${after} in MQTT ${version}:`;
    groups.set(what, [...(groups.get(what) ?? []), id]);
  }
  const each = [...groups].flatMap(([what, ids]) => [`    ${what}`, ...wrap(ids.join(', '), width - 8).map(indented)]);
  return [color(`  ${title}: ${changes.length}`), ...each, ''];
}

const indented = (line: string): string => `        ${line}`;
