import { expect, test } from 'vitest';
import { receiveMaximumKept } from './receive-maximum-kept.ts';
import { ack, type Lines, publish, publishAt } from './test-traces.ts';
import { come, connected5, found, kept5, out } from './test-traces-v5.ts';

const at = (qos: 1 | 2, ...ids: number[]) => ids.map((id) => come('a', publishAt(qos, id, 't', `${id}`)));
const acked = (type: 'puback' | 'pubrec' | 'pubcomp', id: number, reasonCode = 0) =>
  out('a', { ...ack(type, id), reasonCode } as ReturnType<typeof ack>);
const judged = (...lines: Lines[]) => found(receiveMaximumKept, connected5('a', { receiveMaximum: 2 }), ...lines);

test('as many as allowed are fine, as are any at QoS 0', () => {
  expect(judged(at(1, 1), at(2, 2), come('a', publish('t', 'm')), come('a', publish('t', 'm')))).toEqual([]);
});

test('one more is found', () => {
  expect(judged(at(1, 1, 2, 3))).toEqual([
    '4: expected at most 2 unacknowledged PUBLISH packets at QoS 1 and 2, the Receive Maximum, got another, which makes 3 [MQTT-3.3.4-9, MQTT-4.9.0-2]',
  ]);
});

test('PUBACK, PUBCOMP and a refusing PUBREC make room, PUBREC alone does not', () => {
  expect(judged(at(1, 1, 2), acked('puback', 1), at(1, 3))).toEqual([]);
  expect(judged(at(2, 1, 2), acked('pubrec', 1), at(2, 3))).toHaveLength(1);
  expect(judged(at(2, 1, 2), acked('pubrec', 1), acked('pubcomp', 1), at(2, 3))).toEqual([]);
  expect(judged(at(2, 1, 2), acked('pubrec', 1, 0x80), at(2, 3))).toEqual([]);
});

test('the count begins anew with each connection, and without the property it goes to 65,535', () => {
  expect(found(receiveMaximumKept, connected5('a'), at(1, 1, 2, 3))).toEqual([]);
  expect(judged(at(1, 1, 2), kept5('b', 'a', true), come('b', publishAt(1, 3, 't', '3')))).toEqual([]);
});
