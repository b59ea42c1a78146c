import { expect, test } from 'vitest';
import { fromHex } from '../../reference/codec/hex.ts';
import type { Publish } from '../../reference/codec/packet.ts';
import type { Trace } from '../trace.ts';
import { jsonReport } from './json.ts';
import { packetEvent, runOf, sampleResult, sampleScenario } from './sample-result.ts';
import { readTrace, stored } from './stored-trace.ts';

const throughJson = (trace: Trace, version: '3.1.1' | '5.0'): Trace => {
  const report = jsonReport(runOf([sampleScenario({ trace, version })]), { allTraces: true });
  const events = JSON.parse(JSON.stringify((report.scenarios[0]?.trace ?? []).map(stored)));
  return readTrace(events, version);
};

test('packets, violations, openings and closings come back as they were', () => {
  const trace = sampleResult.scenarios
    .flatMap((scenario) => scenario.trace)
    // The one packet of the sample that says something else than its bytes.
    .filter((event) => event.kind !== 'packet' || event.packet.type !== 'publish');
  expect(new Set(trace.map(({ kind }) => kind))).toEqual(new Set(['opened', 'packet', 'closed']));
  expect(throughJson(trace, '3.1.1')).toEqual(trace);
});

test('packets are read as the version of their connection, and a Topic Alias keeps its name', () => {
  const publish: Publish = {
    type: 'publish',
    dup: false,
    qos: 0,
    retain: false,
    topic: '',
    properties: { topicAlias: 1 },
    payload: fromHex('21'),
  };
  const aliased = packetEvent(1, 'in', publish, '30 07 00 00 03 23 00 01 21');
  const trace: Trace = [
    { kind: 'opened', atMs: 0, client: 'a', version: '5.0', transport: 'ws' },
    { ...aliased, resolved: { ...publish, topic: 't/a' } },
  ];
  expect(throughJson(trace, '3.1.1')).toEqual(trace);
});

test('what the bytes tell is not stored', () => {
  const [event] = jsonReport(
    runOf([sampleScenario({ trace: [packetEvent(1, 'out', { type: 'pingreq' }, 'c0 00')] })]),
    {
      allTraces: true,
    },
  ).scenarios.flatMap(({ trace }) => trace);
  expect(event && stored(event)).toEqual({ atMs: 1, client: 'a', direction: 'out', hex: 'c000' });
});
