import { expect, test } from 'vitest';
import { renderJson } from '../report/json.ts';
import { type JsonReport, parseReport } from '../report/json-report.ts';
import { paletteFor } from '../report/palette.ts';
import { hostileText, runOf, sampleScenario } from '../report/sample-result.ts';
import type { StatementResult } from '../result.ts';
import type { Verdict } from '../verdict.ts';
import { type Change, compareReports, isWorse } from './compare.ts';
import { comparisonReporters } from './reporters.ts';
import { sentence } from './sentence.ts';

/** A report with a scenario of each name, which came to that verdict; null leaves it out. */
function reportOf(
  verdicts: Readonly<Record<string, Verdict | null>>,
  statements: readonly StatementResult[] = [],
): JsonReport {
  const scenarios = Object.entries(verdicts).flatMap(([id, verdict]) =>
    verdict === null
      ? []
      : sampleScenario({ id, verdict, reason: verdict === 'pass' ? null : `expected ${id}, got less` }),
  );
  const text = renderJson({ ...runOf(scenarios), statements }, { allTraces: false });
  return parseReport(text, 'report.json');
}

const statement = (id: string, verdict: StatementResult['verdict']): StatementResult => ({
  id,
  version: '3.1.1',
  verdict,
  scenarios: [],
});

const ids = (changes: readonly Change[]): string[] => changes.map(({ id }) => id);

test.each<[Verdict | null, Verdict | null, string]>([
  ['pass', 'fail', 'worse'],
  ['pass', 'warn', 'worse'],
  ['warn', 'fail', 'worse'],
  ['fail', 'pass', 'better'],
  ['fail', 'warn', 'better'],
  ['warn', 'pass', 'better'],
  [null, 'pass', 'new'],
  [null, 'fail', 'new'],
  ['skip', 'fail', 'new'],
  ['inconclusive', 'pass', 'new'],
  ['pass', null, 'gone'],
  ['pass', 'skip', 'gone'],
  ['fail', 'inconclusive', 'gone'],
  ['pass', 'pass', 'same'],
  ['fail', 'fail', 'same'],
  ['skip', 'skip', 'nothing'],
  [null, 'skip', 'nothing'],
  ['skip', 'inconclusive', 'nothing'],
])('from %s to %s is %s', (before, after, where) => {
  const { better, worse, gone, same, ...rest } = compareReports(
    reportOf({ 'a/b': before }),
    reportOf({ 'a/b': after }),
  );
  const counts = { better: better.length, worse: worse.length, new: rest.new.length, gone: gone.length, same };
  const expected = { better: 0, worse: 0, new: 0, gone: 0, same: 0 };
  expect(counts).toEqual(where === 'nothing' ? expected : { ...expected, [where]: 1 });
});

test('the same scenario in another version is another one', () => {
  const other = { ...reportOf({ 'a/b': 'fail' }) };
  const after = { ...other, scenarios: other.scenarios.map((scenario) => ({ ...scenario, version: '5.0' as const })) };
  const comparison = compareReports(reportOf({ 'a/b': 'pass' }), after);
  expect([ids(comparison.gone), ids(comparison.new), comparison.worse]).toEqual([['a/b'], ['a/b'], []]);
});

test('only what is worse is refused, strictly what dropped out or came in broken too', () => {
  const refused = (before: Verdict | null, after: Verdict | null, strict: boolean): boolean =>
    isWorse(compareReports(reportOf({ 'a/b': before }), reportOf({ 'a/b': after })), { strict });
  expect(refused('pass', 'fail', false)).toBe(true);
  for (const strict of [false, true]) {
    expect(refused('fail', 'pass', strict)).toBe(false);
    expect(refused(null, 'pass', strict)).toBe(false);
    expect(refused('fail', 'fail', strict)).toBe(false);
    expect(refused('pass', 'skip', strict)).toBe(strict);
    expect(refused(null, 'fail', strict)).toBe(strict);
  }
});

test('statements are compared as well', () => {
  const before = reportOf({}, [statement('A', 'pass'), statement('B', 'fail'), statement('C', 'untested')]);
  const after = reportOf({}, [statement('A', 'fail'), statement('B', 'warn'), statement('C', 'pass')]);
  const { worse, better } = compareReports(before, after).statements;
  expect(worse).toEqual([{ id: 'A', version: '3.1.1', before: 'pass', after: 'fail' }]);
  expect(better).toEqual([{ id: 'B', version: '3.1.1', before: 'fail', after: 'warn' }]);
});

const mixed = compareReports(
  reportOf({ 'a/worse': 'pass', 'a/better': 'fail', 'a/gone': 'pass', 'a/same': 'pass' }),
  reportOf({ 'a/worse': 'fail', 'a/better': 'pass', 'a/new': 'warn', 'a/same': 'pass' }),
);

test('a comparison in a sentence', () => {
  expect(sentence(mixed)).toBe('Worse: 1 verdict got worse, 1 verdict got better, 1 new, 1 gone.');
  const same = compareReports(reportOf({ 'a/b': 'fail' }), reportOf({ 'a/b': 'fail' }));
  expect(sentence(same)).toBe('No worse: all 1 verdict as before.');
  expect(sentence({ ...same, after: { ...same.after, tool: '99.0.0' } })).toContain('Different versions of mqttspec');
});

test('the console tells each with its reason', () => {
  const text = comparisonReporters['console']?.render(mixed, paletteFor(false)) ?? '';
  expect(text).toMatch(
    /✗ worse: 1 verdict\n {4}a\/worse \(3\.1\.1\) {2}pass → fail\n {8}expected a\/worse, got less\n/,
  );
  expect(text).toMatch(/✓ better: 1 verdict\n {4}a\/better \(3\.1\.1\) {2}fail → pass\n/);
  expect(text).toMatch(/\+ new: 1 verdict\n {4}a\/new \(3\.1\.1\) {2}not there → warn\n/);
  expect(text).toMatch(/- gone: 1 verdict\n {4}a\/gone \(3\.1\.1\) {2}pass → not there\n/);
  expect(text).toContain('= as before: 1 verdict\n');
});

test('Markdown is tables that no text of a broker breaks out of', () => {
  const scenario = (verdict: Verdict) => runOf([sampleScenario({ id: 'a/b', verdict, reason: hostileText })]);
  const report = (verdict: Verdict): JsonReport =>
    parseReport(renderJson({ ...scenario(verdict), statements: [] }, { allTraces: false }), 'report.json');
  const text =
    comparisonReporters['markdown']?.render(compareReports(report('pass'), report('fail')), paletteFor(false)) ?? '';
  const row = text.split('\n').filter((line) => line.startsWith('| `a/b`'));
  expect(row).toHaveLength(1);
  expect(row[0]?.replaceAll(/\\./g, '').match(/\|/g)).toHaveLength(6);
  expect(text).not.toMatch(/[^\\]<c attr/);
});

test('JSON has all of it, with a summary', () => {
  const value = JSON.parse(comparisonReporters['json']?.render(mixed, paletteFor(false)) ?? '');
  expect(value).toMatchObject({
    schema: 1,
    summary: { better: 1, worse: 1, new: 1, gone: 1, same: 1 },
    worse: [{ id: 'a/worse', version: '3.1.1', before: 'pass', after: 'fail', reason: 'expected a/worse, got less' }],
    gone: [{ id: 'a/gone', after: null }],
  });
});

test.each<[string, RegExp]>([
  ['{', /r\.json is no JSON/],
  ['[]', /r\.json is no report of a run/],
  ['{"schema":2,"scenarios":[]}', /has schema 2, and this mqttspec reads schema 1/],
  ['{"schema":1,"scenarios":[]}', /tool\.version should be a text/],
  [
    '{"schema":1,"tool":{"version":"1"},"target":{"urls":[]},"startedAt":"","statements":[],"scenarios":[{"id":"a","title":"a","version":"5.0","verdict":"ok"}]}',
    /r\.json is no whole report: scenarios\[0\]\.verdict should be one of pass, fail/,
  ],
])('%s is no report, and it is told why', (text, message) => {
  expect(() => parseReport(text, 'r.json')).toThrowError(
    expect.objectContaining({ code: 'MQTTSPEC_USAGE', message: expect.stringMatching(message) }),
  );
});
