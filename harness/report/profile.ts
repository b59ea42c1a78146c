/** A broker's profile for people: names and values, and last what contradicts itself. */

import type { Observation, TargetFacts } from '../result.ts';
import type { Palette } from './palette.ts';
import { printable } from './printable.ts';

/** Under which names contradictions are told. */
const contradiction = /^contradiction: /;

/** One line for each entry, the values below each other. */
export function profileLines(entries: readonly (readonly [string, Observation])[], palette: Palette): string[] {
  const nameWidth = Math.max(0, ...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `    ${palette.dim(name.padEnd(nameWidth))}  ${printable(String(value))}`);
}

/** The whole profile under the name of the broker. */
export function renderProfile(
  { urls, name }: TargetFacts,
  profile: Readonly<Record<string, Observation>>,
  palette: Palette,
): string {
  const entries = Object.entries(profile);
  const plain = entries.filter(([key]) => !contradiction.test(key));
  const told = entries.filter(([key]) => contradiction.test(key));
  const heading = [palette.bold(printable(name ?? 'a broker that does not tell its name')), printable(urls.join(' '))];
  const found = told.map(
    ([key, value]) => `${palette.yellow('!')} ${key.replace(contradiction, '')}: ${printable(String(value))}`,
  );
  return `\n${[heading.join('   '), '', ...profileLines(plain, palette), ...(found.length === 0 ? [] : ['', ...found])].join('\n')}\n`;
}
