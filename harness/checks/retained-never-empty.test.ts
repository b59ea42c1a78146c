import { expect, test } from 'vitest';
import { retainedNeverEmpty } from './retained-never-empty.ts';
import { connected, findings, type Lines, publish, received, sent, subscribe } from './test-traces.ts';
import { come, connected5, out, subscribed } from './test-traces-v5.ts';

const watching = [connected('p'), connected('a')];
const clearing = sent('p', publish('t', '', { retain: true }));
const asking = sent('a', subscribe(1, { t: 0 }));
const got = (text: string, retain: boolean) => received('a', publish('t', text, { retain }));
const found = (...lines: Lines[]) => findings(retainedNeverEmpty, [...watching, ...lines]);

test('an empty message with RETAIN 0 and a retained one with payload are fine', () => {
  expect(found(asking, clearing, got('', false), got('m', true))).toEqual([]);
});

test('an empty one that was passed on with RETAIN 1 is found', () => {
  expect(found(asking, clearing, got('', true))).toEqual([
    '6: expected RETAIN 0 in a PUBLISH without payload, got RETAIN 1 [MQTT-3.3.1-9]',
  ]);
});

test('an empty one that was kept is found', () => {
  expect(found(clearing, asking, got('', true))[0]).toContain('[MQTT-3.3.1-11]');
});

test("nothing is said of the server's own topics", () => {
  expect(found(asking, received('a', publish('$SYS/x', '', { retain: true })))).toEqual([]);
});

test('in 5.0 it may be asked for as it was published', () => {
  const trace = (retainAsPublished: boolean) => [
    [connected5('p'), connected5('a'), subscribed('a', 't', { retainAsPublished })],
    out('p', publish('t', '', { retain: true })),
    come('a', publish('t', '', { retain: true })),
  ];
  expect(findings(retainedNeverEmpty, trace(false), '5.0')[0]).toContain('[MQTT-3.3.1-12]');
  expect(findings(retainedNeverEmpty, trace(true), '5.0')).toEqual([]);
});
