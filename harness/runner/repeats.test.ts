import { expect, test } from 'vitest';
import { departed, sampleScenario } from '../report/sample-result.ts';
import { combined } from './repeats.ts';

const id = 'qos/a';
const pass = sampleScenario({ id });
const fail = departed('fail', { id, reason: 'expected a, got b' });
const inconclusive = sampleScenario({ id, verdict: 'inconclusive', reason: 'why' });

test('a scenario that failed once has failed and is flaky, whatever came before and after', () => {
  expect(combined(combined(pass, fail), pass)).toMatchObject({
    verdict: 'fail',
    reason: 'expected a, got b',
    runs: { pass: 2, fail: 1 },
    flaky: true,
  });
});

test('the same verdict each time is not flaky; one that could not be judged once has not passed', () => {
  expect(combined(combined(pass, pass), pass)).toEqual({ ...pass, runs: { pass: 3 } });
  expect(combined(pass, inconclusive)).toMatchObject({ verdict: 'inconclusive', flaky: true });
});
