/** Faults as `mqttspec list --faults` shows them. */

import type { Fault } from '../../reference/faults/fault.ts';
import type { Palette } from '../report/palette.ts';

/** For people: name, title, the statements broken, and the brokers in which it was seen. */
export function faultLines(faults: readonly Fault[], palette: Palette): string[] {
  const nameWidth = Math.max(0, ...faults.map(({ name }) => name.length));
  return faults.map(({ name, title, breaks, seenIn = [] }) => {
    const broken = [...new Set(Object.values(breaks).flat())].join(', ');
    const seen = seenIn.length === 0 ? '' : palette.dim(` seen in ${seenIn.join(', ')}`);
    return `${name.padEnd(nameWidth)}  ${title} ${palette.cyan(broken)}${seen}`;
  });
}

/** For programs. */
export function faultJson({ name, title, breaks, seenIn = [] }: Fault): object {
  return { name, title, breaks, seenIn };
}
