import { expect, test } from 'vitest';
import { redeliveredInOrder } from './redelivered-in-order.ts';
import { findings, kept, type Lines, publishAt, received } from './test-traces.ts';
import { come, connected5, kept5, out, subscribed } from './test-traces-v5.ts';

const sentFirst = (...ids: number[]) => [
  ...kept('a', 'me'),
  ...ids.map((id) => received('a', publishAt(1, id, 't', `${id}`))),
];
const again = (client: string, ...ids: number[]) => [
  ...kept(client, 'me', true),
  ...ids.map((id) => received(client, publishAt(1, id, 't', `${id}`, { dup: true }))),
];
const found = (...lines: Lines[]) => findings(redeliveredInOrder, lines);

test('the order of the first sending is fine, whatever the identifiers, and not all need come before the end', () => {
  expect(found(sentFirst(65535, 1, 2), again('b', 65535, 2), again('c', 65535, 1, 2))).toEqual([]);
});

test('another order is found, at each return', () => {
  expect(found(sentFirst(1, 2, 3), again('b', 2, 1))).toEqual([
    '8: expected PUBLISH 1 before PUBLISH 2, as at first, got PUBLISH 1 after it [MQTT-4.6.0-6]',
  ]);
  expect(found(sentFirst(1, 2, 3), again('b', 1, 2, 3), again('c', 3, 1, 2))).toHaveLength(2);
});

test('nothing is said of different topics, nor of repetitions over one connection', () => {
  const other = received('a', publishAt(1, 9, 'u', '9'));
  const otherAgain = received('b', publishAt(1, 9, 'u', '9', { dup: true }));
  expect(found(sentFirst(1), other, again('b'), otherAgain, ...again('b', 1).slice(2))).toEqual([]);
  const repeated = received('a', publishAt(1, 1, 't', '1', { dup: true }));
  expect(found(sentFirst(1, 2), repeated)).toEqual([]);
  expect(found(sentFirst(1, 2), again('b', 1, 2), ...again('b', 1).slice(2))).toHaveLength(0);
});

test('in 5.0 the order is that of what one client published, and not for Shared Subscriptions', () => {
  const put = (client: string, id: number) => out(client, publishAt(1, id, 't', `${id}`));
  const trace = (second: string, filter: string) => [
    [connected5('p'), connected5('q'), kept5('a', 'me'), subscribed('a', filter)],
    [put('p', 1), put(second, 2)],
    [1, 2].map((id) => come('a', publishAt(1, id, 't', `${id}`))),
    kept5('b', 'me', true),
    [2, 1].map((id) => come('b', publishAt(1, id, 't', `${id}`, { dup: true }))),
  ];
  expect(findings(redeliveredInOrder, trace('p', 't'), '5.0')[0]).toContain('MQTT-4.6.0-5');
  expect(findings(redeliveredInOrder, trace('q', 't'), '5.0')).toEqual([]);
  expect(findings(redeliveredInOrder, trace('p', '$share/g/t'), '5.0')).toEqual([]);
});
