import { expect, test } from 'vitest';
import { dupOnlyOnRedelivery } from './dup-only-on-redelivery.ts';
import { connected, findings, kept, type Lines, publishAt, received } from './test-traces.ts';

const got = (client: string, identifier: number, dup: boolean, qos: 1 | 2 = 1) =>
  received(client, publishAt(qos, identifier, 't', 'm', { dup }));
const found = (...lines: Lines[]) => findings(dupOnlyOnRedelivery, lines);

test('DUP on what was sent before is fine', () => {
  expect(found(connected('a'), got('a', 1, false), got('a', 1, true))).toEqual([]);
});

test('DUP at first is found', () => {
  expect(found(connected('a'), got('a', 1, true))).toEqual([
    '2: expected DUP 0 in a PUBLISH that was not sent before, got DUP 1 with identifier 1, new in this session [MQTT-3.3.1-3, MQTT-4.3.2-1]',
  ]);
  expect(found(kept('a', 'me'), got('a', 1, false), got('a', 2, true, 2))[0]).toContain('MQTT-4.3.3-1');
});

test('nothing is said of resumed sessions: their last packets may not have been seen', () => {
  expect(found(kept('a', 'me'), kept('b', 'me', true), got('b', 1, true))).toEqual([]);
  expect(found(kept('a', 'me', true), got('a', 1, true))).toEqual([]);
});
