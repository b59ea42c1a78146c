import { expect, test } from 'vitest';
import { qos0WithoutIdentifier } from './qos-0-without-identifier.ts';
import { connected, findings, type Lines, publish, received, sent } from './test-traces.ts';

const published = [connected('p'), sent('p', publish('t', 'hello')), connected('a')];
const found = (...lines: Lines[]) => findings(qos0WithoutIdentifier, lines);

test('the payload as it was published is fine', () => {
  expect(found(...published, received('a', publish('t', 'hello')))).toEqual([]);
});

test('two bytes before it are found', () => {
  expect(found(...published, received('a', publish('t', '\u0001\u0002hello')))).toEqual([
    '5: expected the payload where it is without a Packet Identifier, got it 2 bytes behind [MQTT-2.3.1-5]',
  ]);
});

test('a payload that was published like that is fine, and so is one that nobody of ours published', () => {
  const longer = sent('p', publish('t', 'xxhello'));
  expect(found(...published, longer, received('a', publish('t', 'xxhello')))).toEqual([]);
  expect(found(...published, received('a', publish('t', 'else')))).toEqual([]);
});
