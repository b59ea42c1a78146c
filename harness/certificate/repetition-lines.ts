/** How a repeated run is told at a terminal: what differs from the certificate, and whether it is confirmed. */

import type { Palette } from '../report/palette.ts';
import { count, printable } from '../report/printable.ts';
import type { Difference, Repetition } from '../result.ts';

/** The JSON report has all. */
const shown = 20;

/** The lines. */
export function repetitionLines({ of, unlike, statements, scenarios }: Repetition, palette: Palette): string[] {
  const differing = statements.different.length + scenarios.different.length;
  const notes = unlike.map((sentence) => `  ${palette.yellow('!')} ${printable(sentence)}`);
  const verdict =
    differing > 0
      ? palette.yellow('Not confirmed: this run came to other verdicts than the certificate.')
      : unlike.length > 0
        ? palette.green('The verdicts of the certificate are confirmed, under conditions that were not all the same.')
        : palette.green('The certificate is confirmed: every verdict is the same.');
  return [
    `certificate ${of.slice(0, 12)}`,
    ...notes,
    ...told('statement', statements),
    ...told('scenario', scenarios),
    palette.bold(verdict),
  ];
}

function told(noun: string, { same, different }: Repetition['statements']): string[] {
  const rest = different.length - shown;
  return [
    `  ${count(same, noun)} as there, ${different.length} otherwise`,
    ...different.slice(0, shown).map(line),
    ...(rest > 0 ? [`    … and ${rest} more: --reporter json has all`] : []),
  ];
}

const line = ({ id, version, there, here }: Difference): string =>
  `    ${printable(id)} (${version}): ${there ?? 'not there'} in the certificate, ${here ?? 'not there'} now`;
