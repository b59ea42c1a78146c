import { expect, test } from 'vitest';
import { redeliveredUnchanged } from './redelivered-unchanged.ts';
import { ack, findings, kept, type Lines, publishAt, received, sent } from './test-traces.ts';

const first = [kept('a', 'me'), received('a', publishAt(1, 1, 't', 'm'))];
const again = (qos: 1 | 2, topic: string, text: string) => received('b', publishAt(qos, 1, topic, text, { dup: true }));
const found = (...lines: Lines[]) => findings(redeliveredUnchanged, lines);

test('the same again is fine', () => {
  expect(found(...first, kept('b', 'me', true), again(1, 't', 'm'))).toEqual([]);
});

test('another topic, payload or QoS is found', () => {
  expect(found(...first, kept('b', 'me', true), again(1, 'u', 'm'))).toEqual([
    '5: expected the message of unfinished 1 again: QoS 1 on "t", got another with DUP 1: QoS 1 on "u" [MQTT-4.4.0-1, MQTT-2.3.1-4]',
  ]);
  expect(found(...first, kept('b', 'me', true), again(1, 't', 'n'))).toHaveLength(1);
  expect(found(...first, kept('b', 'me', true), again(2, 't', 'm'))).toHaveLength(1);
});

test('nothing is said where it was acknowledged in between', () => {
  expect(found(...first, sent('a', ack('puback', 1)), kept('b', 'me', true), again(1, 't', 'n'))).toEqual([]);
});
