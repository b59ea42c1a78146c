import { expect, test } from 'vitest';
import { subackFits } from './suback-fits.ts';
import { connected, findings, received, sent, suback, subscribe } from './test-traces.ts';

const asked = [connected('a'), sent('a', subscribe(1, { zero: 0, one: 1, two: 2 }))];
const found = (...codes: number[]) => findings(subackFits, [...asked, received('a', suback(1, ...codes))]);

test('as asked, lower, or refused is fine', () => {
  for (const codes of [
    [0, 1, 2],
    [0, 0, 0],
    [0x80, 1, 0x80],
  ])
    expect(found(...codes)).toEqual([]);
});

test('too few or too many codes are found', () => {
  expect(found(0, 1)).toEqual([
    '3: expected SUBACK with a code for each of 3 Topic Filters, got codes 0, 1 [MQTT-3.8.4-5]',
  ]);
  expect(found(0, 1, 2, 2)).toHaveLength(1);
});

test('more than was asked for is found', () => {
  expect(found(2, 2, 2)).toEqual([
    '3: expected SUBACK that grants at most QoS 0, 1, 2 in this order, got codes 2, 2, 2 [MQTT-3.8.4-5]',
  ]);
});

test('codes that would fit in another order are found as such', () => {
  expect(found(2, 1, 0)[0]).toContain('[MQTT-3.9.3-1]');
  expect(found(0x80, 2, 1)[0]).toContain('[MQTT-3.9.3-1]');
});

test('of several packets with one identifier, either may be answered first', () => {
  const twice = [connected('a'), sent('a', subscribe(1, { zero: 0 })), sent('a', subscribe(1, { one: 1, two: 2 }))];
  const answers = [received('a', suback(1, 1, 2)), received('a', suback(1, 0))];
  expect(findings(subackFits, [...twice, ...answers])).toEqual([]);
  expect(findings(subackFits, [...twice, ...answers.toReversed()])).toEqual([]);
});
