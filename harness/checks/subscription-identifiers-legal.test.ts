import { expect, test } from 'vitest';
import { subscriptionIdentifiersLegal } from './subscription-identifiers-legal.ts';
import { type Lines, publish } from './test-traces.ts';
import { come, connected5, found, out, pinged, subscribed } from './test-traces-v5.ts';

const put = out('p', publish('t/a', 'm'));
const got = (...subscriptionIdentifier: number[]) =>
  come('a', publish('t/a', 'm', subscriptionIdentifier.length === 0 ? {} : { properties: { subscriptionIdentifier } }));
const judged = (...lines: Lines[]) =>
  found(subscriptionIdentifiersLegal, connected5('p'), connected5('a'), ...lines).map((line) =>
    line.slice(line.indexOf('got')),
  );

const one = subscribed('a', 't/a', {}, 7, 1);
const other = subscribed('a', 't/+', {}, 8, 2);
const without = subscribed('a', 't/#', {}, undefined, 3);

test('the identifier of the one subscription, or of both in one copy or two, are fine', () => {
  expect(judged(one, put, got(7), pinged('a'))).toEqual([]);
  expect(judged(one, other, put, got(8, 7), pinged('a'))).toEqual([]);
  expect(judged(one, other, put, got(8), got(7), pinged('a'))).toEqual([]);
  expect(judged(one, without, put, got(), got(7))).toEqual([]);
});

test('one that no matching subscription has is found', () => {
  expect(judged(one, put, got(9))).toEqual(['got 9 [v5.0-3.3.4-u1]']);
  expect(judged(one, subscribed('a', 'u', {}, 9, 2), put, got(7, 9))).toEqual(['got 7, 9 [v5.0-3.3.4-u1]']);
  expect(judged(without, put, got(1))).toEqual(['got 1 [v5.0-3.3.4-u1]']);
});

test('none is found where every subscription has one', () => {
  expect(judged(one, other, put, got())).toEqual(['got none [MQTT-3.3.4-3]']);
});

test('a single copy for several of them without all is found, once nothing more is to come', () => {
  const third = subscribed('a', 't/#', {}, 9, 3);
  expect(judged(one, other, third, put, got(8, 9), pinged('a'))).toEqual(['got 8, 9 without 7 [MQTT-3.3.4-4]']);
  expect(judged(one, other, third, put, got(8, 9))).toEqual([]);
  expect(judged(one, other, third, put, got(8, 9), got(7), pinged('a'))).toEqual([]);
  expect(judged(one, other, put, third, got(7, 8), pinged('a'))).toEqual([]);
  const shared = subscribed('a', '$share/g/t/a', {}, 9, 3);
  expect(judged(one, other, shared, put, got(7, 8), pinged('a'))).toEqual([]);
  const gone = out('a', { type: 'unsubscribe', packetIdentifier: 4, topicFilters: ['t/a'] });
  expect(judged(one, other, third, gone, put, got(8, 9), pinged('a'))).toEqual([]);
});

test('one with a single identifier may be the first of several copies', () => {
  expect(judged(one, other, put, got(8), pinged('a'))).toEqual([]);
  expect(judged(one, other, without, put, got(8), pinged('a'))).toEqual([]);
});
