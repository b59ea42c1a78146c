import { expect, test } from 'vitest';
import type { ScenarioResult } from '../result.ts';
import { ladder } from './ladder.ts';
import { departed, packetEvent, sampleResult, sampleScenario } from './sample-result.ts';

const texts = (result: ScenarioResult): string[] => ladder(result).map(({ text }) => text.trim());

test('without an event to point at, the last events are shown and none is marked', () => {
  const trace = Array.from({ length: 20 }, (_, index) => packetEvent(index, 'out', { type: 'pingreq' }, 'c0 00'));
  const lines = texts(departed('fail', { reason: 'expected PINGRESP, got nothing', trace }));
  expect(lines).toHaveLength(14);
  expect(lines[0]).toBe('… 7 events before');
  expect(lines.at(-1)).toBe('19.0 ms  a → broker  PINGREQ');
  expect(ladder(departed('fail', { reason: '', trace })).some(({ offending }) => offending)).toBe(false);
});

test('the event that shows the departure is marked and in hex, with some before and after it', () => {
  const trace = Array.from({ length: 40 }, (_, index) => packetEvent(index, 'in', { type: 'pingresp' }, 'd0 00'));
  const lines = ladder(departed('fail', { reason: '', trace }, 20));
  expect(lines.filter(({ offending }) => offending).map(({ text }) => text.trim())).toEqual([
    '20.0 ms  a ← broker  PINGRESP',
    'd0 00',
  ]);
  expect(lines[0]?.text).toBe('… 11 events before');
  expect(lines.at(-1)?.text).toBe('… 16 events after');
});

test('hex is cut off at 64 bytes', () => {
  const trace = [packetEvent(0, 'in', { type: 'pingresp' }, 'd0 '.repeat(70))];
  expect(texts(departed('fail', { reason: '', trace }, 0)).at(-1)).toMatch(/^(d0 ){64}… 6 bytes more$/);
});

test('opening, closing and unreadable bytes are told', () => {
  const result = sampleResult.scenarios.find(({ id }) => id === 'publish/qos-0-dup');
  expect(result && texts(result)).toEqual([
    '0.0 ms  a · broker  opened (tcp)',
    '1.0 ms  a → broker  PUBLISH qos=0 dup topic="t/x" payload="hello"',
    '2.5 ms  a ← broker  malformed-packet at byte 0: expected DUP 0 on QoS 0, found DUP 1 [MQTT-3.3.1-2]',
    '38 0a 00 03 74 2f 78 68 65 6c 6c 6f',
    '3.0 ms  a · broker  closed by the broker (code 1000)',
  ]);
});

test('waits are told, and a window may show the beginning too', () => {
  const trace = Array.from({ length: 9 }, (_, index) => packetEvent(1000 * index, 'out', { type: 'pingreq' }, 'c0 00'));
  const lines = ladder(sampleScenario({ trace }), { first: 2, before: 1, after: 0 }).map(({ text }) => text.trim());
  expect(lines).toEqual([
    '0.0 ms  a → broker  PINGREQ',
    '┆ 1.0 s without a word',
    '1000.0 ms  a → broker  PINGREQ',
    '… 5 events between',
    '┆ 1.0 s without a word',
    '7000.0 ms  a → broker  PINGREQ',
    '┆ 1.0 s without a word',
    '8000.0 ms  a → broker  PINGREQ',
  ]);
});
