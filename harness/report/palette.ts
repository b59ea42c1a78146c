/** Colours and marks of verdicts, as the console and the progress show them. */

import pc from 'picocolors';
import type { Verdict } from '../verdict.ts';

/** Functions that colour text, or leave it as it is. */
export type Palette = ReturnType<typeof pc.createColors>;

/** The palette for a destination that shows colours or does not. */
export function paletteFor(colored: boolean): Palette {
  return pc.createColors(colored);
}

/** Whether a stream shows colours: NO_COLOR and FORCE_COLOR decide, else whether it is a terminal that can. */
export function showsColors(
  stream: { readonly isTTY?: boolean | undefined },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** The text in the colour of a verdict. */
export function colorOf(verdict: Verdict, palette: Palette): (text: string) => string {
  switch (verdict) {
    case 'pass':
      return palette.green;
    case 'fail':
      return palette.red;
    case 'warn':
      return palette.yellow;
    case 'skip':
      return palette.dim;
    case 'inconclusive':
      return palette.magenta;
    default: {
      const never: never = verdict;
      return never;
    }
  }
}
