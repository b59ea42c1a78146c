import { expect, test } from 'vitest';
import { pubrelInOrder } from './pubrel-in-order.ts';
import { ack, connected, findings, type Lines, publishAt, received, sent } from './test-traces.ts';

const got = (...ids: number[]) => ids.map((id) => received('a', publishAt(2, id, 't', `${id}`)));
const acknowledge = (...ids: number[]) => ids.map((id) => sent('a', ack('pubrec', id)));
const release = (...ids: number[]) => ids.map((id) => received('a', ack('pubrel', id)));
const found = (...lines: Lines[]) => findings(pubrelInOrder, [connected('a'), ...lines]);

test('the order of PUBREC is fine, whatever that of PUBLISH', () => {
  expect(found(got(1, 2, 3), acknowledge(3, 1, 2), release(3, 1), release(2))).toEqual([]);
});

test('another order is found', () => {
  expect(found(got(1, 2), acknowledge(1, 2), release(2, 1))).toEqual([
    '7: expected PUBREL 1 before PUBREL 2, as their PUBREC packets came, got PUBREL 1 after it [MQTT-4.6.0-6]',
  ]);
});

test('nothing is said of what was repeated, nor of different topics', () => {
  expect(found(got(1, 2), acknowledge(1, 2, 1), release(2, 1))).toEqual([]);
  expect(found(got(1, 2), acknowledge(1, 2), release(1, 2, 1))).toEqual([]);
  const other = received('a', publishAt(2, 3, 'u', '3'));
  expect(found(got(1), other, acknowledge(1, 3), release(3, 1))).toEqual([]);
});
