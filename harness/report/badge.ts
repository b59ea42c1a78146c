/** A badge for a README: what a run came to, as an SVG in the style of shields.io. */

import { makeBadge } from 'badge-maker';
import type { RunResult } from '../result.ts';
import type { Verdict } from '../verdict.ts';
import type { ReportOptions } from './reporter.ts';
import { overall } from './verdict-sentence.ts';

const colors: Readonly<Record<Exclude<Verdict, 'skip'>, string>> = {
  pass: 'brightgreen',
  warn: 'yellowgreen',
  fail: 'red',
  inconclusive: 'lightgrey',
};

/** The whole picture. */
export function renderBadge(result: RunResult, { strict }: Pick<ReportOptions, 'strict'>): string {
  const versions = [...new Set(result.scenarios.filter(({ verdict }) => verdict !== 'skip').map((one) => one.version))];
  const label = ['MQTT', ...versions.sort()].join(' ');
  return `${makeBadge({ label, message: messageOf(result), color: colors[overall(result, strict)] })}\n`;
}

/** Such as `1,210 pass, 3 fail`. */
function messageOf({ summary: { pass, fail, warn }, baseline }: RunResult): string {
  if (pass + fail + warn === 0) return 'not judged';
  const known = baseline?.known ?? 0;
  const parts = [
    `${pass.toLocaleString('en')} pass`,
    ...(fail > 0 ? [`${fail.toLocaleString('en')} fail${known === fail ? ', all known' : ''}`] : []),
    ...(warn > 0 ? [`${warn.toLocaleString('en')} warn`] : []),
  ];
  return parts.join(', ');
}
