/** Text beside a label in the margin, for reports that people read in a terminal. */

import type { Palette } from './palette.ts';
import { printable, wrap } from './printable.ts';

/** What begins each line of a paragraph. */
export const indent = '    ';

const labelWidth = 10;

/** How paragraphs are laid out. */
export interface Layout {
  /** Characters in a line. */
  readonly width: number;
  readonly palette: Palette;
}

/** The text in lines, the label beside the first of them. */
export function labelled(
  label: string,
  text: string,
  { width, palette }: Layout,
  color = (line: string): string => line,
): string[] {
  return wrap(printable(text), width - indent.length - labelWidth).map((line, index) =>
    besideLabel(index === 0 ? label : '', color(line), palette),
  );
}

/** One line that is never broken, so that it can be copied. */
export function besideLabel(label: string, line: string, palette: Palette): string {
  return `${indent}${palette.dim(label.padEnd(labelWidth))}${line}`;
}
