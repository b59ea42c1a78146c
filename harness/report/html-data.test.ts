import { expect, test } from 'vitest';
import { packPage } from './html-data.ts';
import { jsonReport } from './json.ts';
import { packetEvent, runOf, sampleResult, sampleScenario } from './sample-result.ts';

test('what versions and brokers have in common of a scenario is there once', () => {
  const report = jsonReport(runOf([sampleScenario(), sampleScenario({ version: '5.0' })]), { allTraces: false });
  const { data } = packPage([report, report]);
  expect(data.abouts).toEqual([
    { title: 'A PINGREQ is answered', lesson: 'A ping shows that the other side is there.' },
  ]);
  expect(data.reports.map(({ scenarios }) => scenarios.map(({ about }) => about))).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test('each scenario knows where its trace is, or that none was kept', () => {
  const report = jsonReport(sampleResult, { allTraces: false });
  const { data, pieces } = packPage([report]);
  const [packed] = data.reports;
  expect(packed?.scenarios.map(({ trace }) => trace !== null)).toEqual(
    report.scenarios.map(({ trace }) => trace.length > 0),
  );
  for (const [index, { trace }] of (packed?.scenarios ?? []).entries()) {
    if (trace === null) continue;
    const [piece, place] = trace;
    expect(pieces[piece]?.[place]).toHaveLength(report.scenarios[index]?.trace.length ?? 0);
  }
});

test('long traces come in several pieces', () => {
  const long = packetEvent(1, 'out', { type: 'pingreq' }, 'c0 00'.repeat(150_000));
  const report = jsonReport(runOf([1, 2].map((n) => sampleScenario({ id: `ping/${n}`, trace: [long] }))), {
    allTraces: true,
  });
  const { data, pieces } = packPage([report]);
  expect(data.reports[0]?.scenarios.map(({ trace }) => trace)).toEqual([
    [0, 0],
    [1, 0],
  ]);
  expect(pieces).toHaveLength(2);
});
