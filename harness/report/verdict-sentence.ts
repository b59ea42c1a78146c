/** The verdict on a target in one sentence. */

import type { Version } from '../../reference/codec/version.ts';
import type { BaselineOutcome, CutShort, Outage, RunResult, TargetFacts } from '../result.ts';
import type { Verdict } from '../verdict.ts';
import { exitCodeOf } from './exit-code.ts';
import { count, duration, printable } from './printable.ts';

/** How many broken statements, scenarios or entries are named. */
const shownNames = 8;

/** As much of a run as the sentence needs. */
export interface Judged {
  readonly target: TargetFacts;
  readonly summary: Readonly<Record<Verdict, number>>;
  readonly scenarios: readonly {
    readonly verdict: Verdict;
    readonly version: Version;
    readonly broken: readonly string[];
  }[];
  readonly baseline?: BaselineOutcome;
  readonly cutShort?: CutShort;
  readonly outages?: readonly Outage[];
  readonly repeats?: NonNullable<RunResult['repeats']>;
}

/** What all of it says about the target, in one sentence; before it what kept the run from judging all. */
export function verdictSentence(result: Judged, strict: boolean): string {
  return [...troubleSentences(result), judgement(result, strict)].join(' ');
}

/** Why a run ended early. */
const endings: Readonly<Record<CutShort['by'], string>> = {
  interruption: 'the run was interrupted',
  'target-lost': 'the target is gone',
  bail: 'the run was ended by --bail',
};

function troubleSentences({ cutShort, outages = [], repeats, summary }: Judged): string[] {
  const times = outages.map(
    ({ fromMs, toMs }) => `from ${duration(fromMs)} to ${toMs === null ? 'the end' : duration(toMs)}`,
  );
  const unjudged = count(summary.inconclusive, 'scenario');
  return [
    ...(times.length === 0
      ? []
      : [`The target did not answer ${times.join(', ')} of the run (${printable(outages[0]?.reason ?? '')}).`]),
    ...(cutShort === undefined ? [] : [`Not all was judged, for ${endings[cutShort.by]}: ${unjudged} inconclusive.`]),
    ...(repeats === undefined || repeats.flaky === 0
      ? []
      : [`Flaky: in ${repeats.times} runs the verdicts of ${count(repeats.flaky, 'scenario')} differ.`]),
  ];
}

function judgement(result: Judged, strict: boolean): string {
  const { summary, target, scenarios } = result;
  const name = printable(target.name ?? 'The broker');
  const broken = brokenBy(result, 'fail');
  if (result.baseline !== undefined && overall(result, strict) !== 'inconclusive')
    return baselineSentence(name, result.baseline);
  switch (overall(result, strict)) {
    case 'inconclusive':
      if (summary.pass + summary.warn + summary.fail > 0)
        return `${name} ${summary.fail > 0 ? 'fails nothing new' : 'fails nothing'} of what could be judged.`;
      return `Nothing could be judged: ${scenarios.length === 0 ? 'no scenario was run' : 'every scenario was skipped or inconclusive'}.`;
    case 'fail':
      if (summary.fail === 0)
        return `${name} breaks no MUST, but draws ${count(summary.warn, 'warning')}, which --strict counts as failures.`;
      return broken.length === 0
        ? `${name} fails ${count(summary.fail, 'scenario')}.`
        : `${name} breaks ${count(broken.length, 'requirement')}: ${named(broken)}.`;
    case 'warn':
      return `${name} breaks no MUST that was judged, and draws ${count(summary.warn, 'warning')}.`;
    case 'pass':
      return `${name} keeps all that was judged.`;
  }
}

/** What it says by a baseline. */
function baselineSentence(name: string, { file, known, new: found, repaired }: BaselineOutcome): string {
  const ids = found.map(({ id, version }) => `${id} (${version})`);
  const entries = repaired.map(({ scenario, versions }) => [scenario, ...versions].join(' '));
  const told = [
    ids.length === 0 ? '' : `${name} fails ${count(ids.length, 'scenario')} not known to ${file}: ${named(ids)}.`,
    entries.length === 0
      ? ''
      : `${count(entries.length, 'entry of', 'entries of')} ${file} no longer ${entries.length === 1 ? 'fails' : 'fail'}: ${named(entries)}. Take out what is repaired, or have it done with --update-baseline.`,
  ].filter((sentence) => sentence !== '');
  if (told.length > 0) return told.join(' ');
  return known === 0 ? `${name} fails nothing.` : `${name} fails ${count(known, 'scenario')}, all known to ${file}.`;
}

/** The verdict on the whole. */
export function overall(result: Judged, strict: boolean): Exclude<Verdict, 'skip'> {
  switch (exitCodeOf(result, { strict })) {
    case 1:
      return 'fail';
    case 3:
      return 'inconclusive';
    case 0:
      return result.summary.warn + result.summary.fail > 0 ? 'warn' : 'pass';
  }
}

/** The statements that scenarios with that verdict were found to break, each once. */
function brokenBy({ scenarios }: Judged, verdict: Verdict): string[] {
  const ids = scenarios
    .filter((scenario) => scenario.verdict === verdict)
    .flatMap(({ broken, version }) => broken.map((id) => `${id} (${version})`));
  return [...new Set(ids)];
}

function named(ids: readonly string[]): string {
  const rest = ids.length - shownNames;
  return `${ids.slice(0, shownNames).join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`;
}
