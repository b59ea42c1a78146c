/** Faults and checks in words. */

import { standardRules, webSocketRules } from '../../../reference/broker/index.ts';
import type { Fault } from '../../../reference/faults/fault.ts';
import type { CitedVersion } from '../../../reference/statements/index.ts';
import type { Check } from '../../checks/check.ts';
import { type Layout, labelled } from '../../report/paragraph.ts';
import { citedLines } from './statement-lines.ts';

/** What a fault does to the bundled broker, and what that breaks in a version. */
export function faultLines(fault: Fault, version: CitedVersion, layout: Layout): string[] {
  const { palette } = layout;
  const { name, title, breaks, seenIn = [] } = fault;
  return [
    `${palette.bold(name)} ${palette.dim('a fault of the bundled broker')}`,
    ...labelled('does', title, layout, palette.bold),
    ...labelled('by', means(fault), layout),
    ...(seenIn.length === 0 ? [] : labelled('seen in', `real brokers: ${seenIn.join(', ')}`, layout)),
    '',
    ...citedLines('breaks', breaks[version] ?? [], version, layout, { links: true }),
  ];
}

/** How the broker is bent. */
function means({ bend, bendWire, bendWebSocket }: Fault): string {
  const swapped = [
    ...changed(standardRules, bend?.(standardRules) ?? standardRules),
    ...changed(webSocketRules, bendWebSocket?.(webSocketRules) ?? webSocketRules),
  ];
  const wire = bendWire === undefined ? [] : directions(bendWire());
  const parts = [
    ...(swapped.length === 0 ? [] : [`another answer to the broker's rule ${swapped.join(', ')}`]),
    ...(wire.length === 0 ? [] : [`rewriting packets ${wire.join(' and ')}`]),
  ];
  return parts.join('; ');
}

function directions(wire: ReturnType<NonNullable<Fault['bendWire']>>): string[] {
  return [
    ...(wire.outbound === undefined ? [] : ['on their way from the broker']),
    ...(wire.inbound === undefined && wire.inboundViolation === undefined ? [] : ['on their way to the broker']),
  ];
}

function changed<R extends object>(rules: R, bent: R): string[] {
  return (Object.keys(rules) as (keyof R & string)[]).filter((name) => rules[name] !== bent[name]);
}

/** What a check sees to. */
export function checkLines({ name, title, statements }: Check, version: CitedVersion, layout: Layout): string[] {
  const { palette } = layout;
  return [
    `${palette.bold(name)} ${palette.dim('a check that looks at every packet of every scenario')}`,
    ...labelled('sees that', title, layout, palette.bold),
    '',
    ...citedLines('for', statements[version] ?? [], version, layout, { links: false }),
  ];
}
