/** What a certificate claims in plain words, and what it does not: a run that did not judge everything is never called conformant. */

import type { Version } from '../../reference/codec/version.ts';
import { versions as allVersions } from '../../reference/codec/version.ts';
import type { RunConditions } from '../conditions.ts';
import { count, duration, printable } from '../report/printable.ts';
import type { RunResult, StatementResult } from '../result.ts';

/** conformant: all was judged, and nothing found. departures: something was found. partial: nothing was found, and not all was judged. */
export type ClaimVerdict = 'conformant' | 'departures' | 'partial';

/** The claim. */
export interface Claim {
  readonly verdict: ClaimVerdict;
  readonly sentence: string;
  readonly claimed: readonly string[];
  readonly notClaimed: readonly string[];
}

/** What holds of every certificate. */
const never = [
  'That the broker has no fault: a test shows departures, never that there are none.',
  'Anything of speed, capacity, security, or how it lasts; or of another version or configuration of the broker than this one.',
  'Any approval by OASIS or by the authors of mqttspec. The hash shows a change by accident; it is no signature, and tells nothing of who made this.',
];

/** What a run allows to be claimed. */
export function claimOf(result: RunResult, conditions: RunConditions): Claim {
  const { summary, scenarios } = result;
  const judged = allVersions.filter((version) =>
    scenarios.some((one) => one.version === version && one.verdict !== 'skip' && one.verdict !== 'inconclusive'),
  );
  const holes = holesOf(result, conditions);
  const isBroken = summary.fail > 0 || (conditions.options.strict && summary.warn > 0);
  const verdict = isBroken ? 'departures' : holes.length > 0 ? 'partial' : 'conformant';
  return {
    verdict,
    sentence: sentenceOf(verdict, result, judged),
    claimed: judged.map((version) => claimedIn(version, result)),
    notClaimed: [...holes, ...leftOut(result, conditions, judged), ...never],
  };
}

function sentenceOf(verdict: ClaimVerdict, { summary, target }: RunResult, judged: readonly Version[]): string {
  const name = printable(target.name ?? 'The broker');
  const standard = `MQTT ${listed(judged)}`;
  const warnings = summary.warn === 0 ? '' : `, with ${count(summary.warn, 'warning')}`;
  switch (verdict) {
    case 'conformant':
      return `${name} keeps ${standard} in all that was judged${warnings}.`;
    case 'departures':
      return summary.fail === 0
        ? `${name} draws ${count(summary.warn, 'warning')} by ${standard}, which count as departures here (--strict).`
        : `${name} departs from ${standard} in ${count(summary.fail, 'scenario')}${warnings}.`;
    case 'partial':
      return judged.length === 0
        ? 'Nothing could be judged: this certificate claims nothing.'
        : `Nothing was found against ${name} in the part of ${standard} that was judged${warnings}. This is no statement on the whole.`;
  }
}

/** Why not everything was judged that this run could have; none where it was. */
function holesOf(result: RunResult, { options }: RunConditions): readonly string[] {
  const { summary, cutShort, outages = [], repeats } = result;
  const filters = (['suite', 'scenario', 'statement'] as const).flatMap((name) =>
    options[name].map((glob) => `--${name} ${glob}`),
  );
  const times = outages.map(
    ({ fromMs, toMs }) => `${duration(fromMs)} to ${toMs === null ? 'the end' : duration(toMs)}`,
  );
  return [
    ...(filters.length === 0 ? [] : [`What lies outside of ${filters.join(' ')}: only that was run.`]),
    ...(options.shard === undefined
      ? []
      : [`What is in the other parts: this is part ${options.shard.index} of ${options.shard.of}.`]),
    ...(cutShort === undefined ? [] : [`What was not reached: the run ended early (${endings[cutShort.by]}).`]),
    ...(times.length === 0 ? [] : [`What was asked while the broker did not answer: ${times.join(', ')} of the run.`]),
    ...(summary.inconclusive === 0
      ? []
      : [`Anything of ${count(summary.inconclusive, 'scenario')} without a verdict: inconclusive.`]),
    ...(repeats === undefined || repeats.flaky === 0
      ? []
      : [`Anything of ${count(repeats.flaky, 'scenario')} whose verdicts differ between ${repeats.times} rounds.`]),
    ...(summary.pass + summary.warn + summary.fail > 0 ? [] : ['Anything: no scenario came to a verdict.']),
  ];
}

const endings = { interruption: 'it was interrupted', 'target-lost': 'the broker was gone', bail: '--bail' } as const;

function claimedIn(version: Version, result: RunResult): string {
  const judged = result.scenarios.filter(
    (one) => one.version === version && one.verdict !== 'skip' && one.verdict !== 'inconclusive',
  );
  const failed = judged.filter(({ verdict }) => verdict === 'fail').length;
  const warned = judged.filter(({ verdict }) => verdict === 'warn').length;
  const found = [
    ...(failed === 0 ? [] : [`${count(failed, 'scenario')} found a requirement broken`]),
    ...(warned === 0 ? [] : [`${count(warned, 'scenario')} drew a warning`]),
  ];
  const outcome = found.length === 0 ? 'nothing was found against the broker' : listed(found);
  const ran = `MQTT ${version}: ${count(judged.length, 'scenario')} came to a verdict; ${outcome}.`;
  const statements = result.statements.filter((one) => one.version === version);
  if (statements.length === 0) return `${ran} This version has no numbered statements.`;
  const tallied = (['pass', 'fail', 'warn'] as const)
    .map((verdict) => [verdict, amount(statements, verdict)] as const)
    .filter(([, each]) => each > 0)
    .map(([verdict, each]) => `${each} ${words[verdict]}`);
  const total = amount(statements, 'pass') + amount(statements, 'fail') + amount(statements, 'warn');
  return `${ran} Of ${statements.length} numbered statements ${total} were judged${total === 0 ? '' : `: ${listed(tallied)}`}.`;
}

const words = { pass: 'kept', fail: 'broken', warn: 'with a warning' } as const;

/** What was left out without anybody having asked for less. */
function leftOut(result: RunResult, { options }: RunConditions, judged: readonly Version[]): readonly string[] {
  const { summary, statements, profile } = result;
  const spoken = String(profile['versions'] ?? '').split(', ');
  const unjudged = allVersions.filter((version) => spoken.includes(version) && !judged.includes(version));
  const [untested, untestable] = [amount(statements, 'untested'), amount(statements, 'not-testable')];
  return [
    ...(unjudged.length === 0 ? [] : [`Anything of MQTT ${listed(unjudged)}, which the broker speaks as well.`]),
    ...(options.slow ? [] : ['What takes long to find out: those scenarios were left out (--slow adds them).']),
    ...(summary.skip === 0
      ? []
      : [
          `What the broker does not offer, or was not asked: ${count(summary.skip, 'scenario')} skipped, each with its reason.`,
        ]),
    ...(untested === 0 ? [] : [`Anything of ${count(untested, 'statement')} that no scenario judged here.`]),
    ...(untestable === 0
      ? []
      : [`Anything of ${count(untestable, 'statement')} on clients, or on what cannot be seen from outside.`]),
  ];
}

const amount = (statements: readonly StatementResult[], verdict: StatementResult['verdict']): number =>
  statements.filter((one) => one.verdict === verdict).length;

/** `a, b and c`. */
function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
