/** A comparison in one sentence. */

import { count } from '../report/printable.ts';
import type { Comparison } from './compare.ts';

/** Such as `Worse: 2 verdicts got worse, 1 got better, 3 are new.` */
export function sentence(comparison: Comparison): string {
  const { better, worse, gone, same, before, after } = comparison;
  const parts = [
    worse.length === 0 ? '' : `${count(worse.length, 'verdict')} got worse`,
    better.length === 0 ? '' : `${count(better.length, 'verdict')} got better`,
    comparison.new.length === 0 ? '' : `${comparison.new.length} new`,
    gone.length === 0 ? '' : `${gone.length} gone`,
  ].filter((part) => part !== '');
  const word = worse.length > 0 ? 'Worse' : better.length > 0 ? 'Better' : 'No worse';
  const facts = parts.length === 0 ? `all ${count(same, 'verdict')} as before` : parts.join(', ');
  const tools =
    before.tool === after.tool
      ? ''
      : ' Different versions of mqttspec wrote the reports: what is new or gone may be its scenarios.';
  return `${word}: ${facts}.${tools}`;
}
