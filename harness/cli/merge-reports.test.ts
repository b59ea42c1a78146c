import { expect, test } from 'vitest';
import { renderConsole } from '../report/console.ts';
import { resultOf } from '../report/from-json.ts';
import { jsonReport } from '../report/json.ts';
import { departed, runOf, sampleResult, sampleScenario } from '../report/sample-result.ts';
import type { RunResult } from '../result.ts';
import { mergeReports } from './merge-reports.ts';

const part = (file: string, result: RunResult) => ({ file, result });

test('two halves of a run are the run, and its console report is the same when they went through JSON', () => {
  const { scenarios } = sampleResult;
  const halves = [0, 1].map((half) => runOf(scenarios.filter((_, index) => index % 2 === half)));
  const [first = sampleResult, second = sampleResult] = halves.map((half) =>
    resultOf(JSON.parse(JSON.stringify(jsonReport(half, { allTraces: false })))),
  );
  const merged = mergeReports([part('1.json', first), part('2.json', second)], { mixed: false });
  expect(merged.summary).toEqual(sampleResult.summary);
  const style = { colored: false, width: 100, strict: false, rerun: () => 'again' };
  const failureOf = (result: RunResult): string | undefined =>
    renderConsole(result, style)
      .split('\n\n')
      .find((paragraph) => paragraph.includes('✗ FAIL keep-alive/silent-client'));
  expect(failureOf(merged)).toBeDefined();
  expect(failureOf(merged)).toBe(failureOf(sampleResult));
});

test('what is in both counts as the worst, and is flaky', () => {
  const id = 'qos/a';
  const fail = departed('fail', { id, reason: 'expected a, got b', known: { reason: 'by a baseline of that part' } });
  const merged = mergeReports([part('1', runOf([sampleScenario({ id })])), part('2', runOf([fail]))], { mixed: false });
  expect(merged.scenarios).toMatchObject([{ id, verdict: 'fail', flaky: true, runs: { pass: 1, fail: 1 } }]);
  expect(merged.scenarios[0]?.known).toBeUndefined();
  expect(merged.repeats).toEqual({ times: 2, flaky: 1 });
});

test('reports of different brokers or by different versions do not belong together unless told', () => {
  const other = { ...sampleResult, target: { ...sampleResult.target, name: 'another' } };
  const older = { ...sampleResult, tool: { ...sampleResult.tool, version: '0.0.1' } };
  for (const [result, what] of [
    [other, /1\.json is of samplebroker 1\.0, and 2\.json of another/],
    [older, /0\.0\.1 wrote 2\.json/],
  ] as const) {
    expect(() => mergeReports([part('1.json', sampleResult), part('2.json', result)], { mixed: false })).toThrow(what);
    expect(
      mergeReports([part('1.json', sampleResult), part('2.json', result)], { mixed: true }).scenarios,
    ).toHaveLength(9);
  }
});
