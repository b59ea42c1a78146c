import { expect, test } from 'vitest';
import { exitCodeOf } from '../../report/exit-code.ts';
import { departed, runOf, sampleScenario } from '../../report/sample-result.ts';
import { verdictSentence } from '../../report/verdict-sentence.ts';
import type { RunResult, ScenarioResult } from '../../result.ts';
import { type Gate, gateOf } from './gate.ts';
import type { KnownFailure } from './known-failure.ts';

const file = 'known.json';
const failed = (id: string, version: ScenarioResult['version'] = '5.0'): ScenarioResult =>
  departed('fail', { id, version, reason: 'expected a, got b' });
const passed = (id: string, version: ScenarioResult['version'] = '5.0'): ScenarioResult =>
  sampleScenario({ id, version });
const catalogue = ['qos/a', 'qos/b', 'will/a', 'will/b', 'will/c', 'will/d'].map((id) => ({
  id,
  suite: id.slice(0, id.indexOf('/')),
  statements: { '3.1.1': [], '5.0': [] },
}));
const options = { strict: false, scenarios: catalogue, allVersions: true };
const gate = (...entries: readonly KnownFailure[]): Gate => gateOf(file, entries, options);
const toldOf = (result: RunResult): readonly [number, string] => [
  exitCodeOf(result, { strict: false }),
  verdictSentence(result, false),
];

test('what is known fails nobody, and is told as known', () => {
  const held = gate({ scenario: 'qos/*', reason: 'why', issue: 'https://example.org/1' }).held(
    runOf([failed('qos/a'), passed('qos/b')]),
  );
  expect(toldOf(held)).toEqual([0, 'samplebroker 1.0 fails 1 scenario, all known to known.json.']);
  expect(held.scenarios.map(({ known }) => known)).toEqual([
    { reason: 'why', issue: 'https://example.org/1' },
    undefined,
  ]);
});

test('a failure in a version that the entry does not name is new', () => {
  const held = gate({ scenario: 'qos/a', mqtt: ['3.1.1'], reason: 'why' }).held(
    runOf([failed('qos/a', '3.1.1'), failed('qos/a')]),
  );
  expect(held.baseline?.new).toEqual([{ id: 'qos/a', version: '5.0' }]);
  expect(toldOf(held)).toEqual([1, 'samplebroker 1.0 fails 1 scenario not known to known.json: qos/a (5.0).']);
});

test('an entry that no longer fails, or a version of it, is to be taken out', () => {
  const entries: KnownFailure[] = [
    { scenario: 'qos/*', reason: 'all of it passes' },
    { scenario: 'will/a', mqtt: ['3.1.1', '5.0'], reason: 'passes in one of two' },
    { scenario: 'will/b', reason: 'passes, which it may', varies: 'now and then' },
    { scenario: 'will/c', reason: 'is not judged' },
    { scenario: 'will/d', reason: 'is not judged either' },
  ];
  const skipped = sampleScenario({ id: 'will/c', verdict: 'skip' });
  const judged = [
    passed('qos/a'),
    passed('qos/a', '3.1.1'),
    passed('qos/b'),
    passed('qos/b', '3.1.1'),
    failed('will/a', '3.1.1'),
    passed('will/a'),
    passed('will/b'),
    skipped,
  ];
  const held = gate(...entries).held(runOf(judged));
  expect(toldOf(held)).toEqual([
    1,
    '2 entries of known.json no longer fail: qos/*, will/a 5.0. Take out what is repaired, or have it done with --update-baseline.',
  ]);
  expect(gate(...entries).updated(runOf(judged))).toEqual([{ ...entries[1], mqtt: ['3.1.1'] }, ...entries.slice(2)]);
});

test('of an entry that reaches beyond what was run nothing is said', () => {
  const glob: KnownFailure = { scenario: 'qos/*', mqtt: ['5.0'], reason: 'why' };
  const both = runOf([passed('qos/a'), passed('qos/b')]);
  expect(gate(glob).held(runOf([passed('qos/a')])).baseline?.repaired).toEqual([]);
  expect(gate(glob).held(both).baseline?.repaired).toHaveLength(1);
  const whichever: KnownFailure = { scenario: 'qos/*', reason: 'why' };
  expect(gate(whichever).held(both).baseline?.repaired).toHaveLength(1);
  expect(gateOf(file, [whichever], { ...options, allVersions: false }).held(both).baseline?.repaired).toEqual([]);
});

test('an update adds an entry for each scenario, with its versions, and keeps reasons; then nothing is new', () => {
  const known = { scenario: 'qos/a', reason: 'a reason of ours' };
  const run = runOf([failed('qos/a'), failed('qos/b', '3.1.1'), failed('qos/b')]);
  const updated = gate(known).updated(run);
  expect(updated).toEqual([known, { scenario: 'qos/b', mqtt: ['3.1.1', '5.0'], reason: 'expected a, got b' }]);
  expect(toldOf(gate(...updated).held(run))[0]).toBe(0);
});

test('warnings are failures only when strict', () => {
  const run = runOf([departed('warn', { id: 'qos/a', version: '5.0', reason: 'expected a, got b' })]);
  expect(exitCodeOf(gate().held(run), { strict: false })).toBe(0);
  expect(exitCodeOf(gateOf(file, [], { ...options, strict: true }).held(run), { strict: true })).toBe(1);
});

test('with nothing judged the baseline says nothing', () => {
  const run = runOf([sampleScenario({ id: 'qos/a', verdict: 'inconclusive' })]);
  expect(toldOf(gate({ scenario: 'qos/a', reason: 'why' }).held(run))).toEqual([
    3,
    'Nothing could be judged: every scenario was skipped or inconclusive.',
  ]);
});
