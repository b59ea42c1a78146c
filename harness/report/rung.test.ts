import { expect, test } from 'vitest';
import type { Trace } from '../trace.ts';
import { rungsOf } from './rung.ts';
import { packetEvent } from './sample-result.ts';

const trace: Trace = [
  { kind: 'opened', atMs: 0, client: 'a', version: '5.0', transport: 'tcp' },
  packetEvent(1, 'in', { type: 'connack', sessionPresent: false, reasonCode: 0x82 }, '20 03 00 82 00'),
  packetEvent(250.5, 'out', { type: 'pingreq' }, 'c0 00'),
  packetEvent(500.5, 'in', { type: 'pingresp' }, 'd0 00'),
  { kind: 'closed', atMs: 501, client: 'a', how: 'reset', detail: 'ECONNRESET' },
];

test('each event has a name and its details, read as the version that its connection speaks', () => {
  expect(rungsOf(trace, '3.1.1', null).map(({ name, details, version }) => [name, details, version])).toEqual([
    ['opened', '(tcp)', '5.0'],
    ['CONNACK', 'sessionPresent=0 reasonCode=0x82 (Protocol Error)', '5.0'],
    ['PINGREQ', '', '5.0'],
    ['PINGRESP', '', '5.0'],
    ['reset by the broker', '(ECONNRESET)', '5.0'],
  ]);
});

test('a wait is told from a quarter of a second', () => {
  expect(rungsOf(trace, '5.0', null).map(({ waitedMs }) => waitedMs)).toEqual([0, 0, 0, 250, 0]);
});

test('the event that shows the departure is marked', () => {
  expect(rungsOf(trace, '5.0', 3).map(({ offending }) => offending)).toEqual([false, false, false, true, false]);
  expect(rungsOf(trace, '5.0', null).some(({ offending }) => offending)).toBe(false);
});
