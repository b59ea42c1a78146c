import { expect, test } from 'vitest';
import { messageExpiryCounted } from './message-expiry-counted.ts';
import { publish } from './test-traces.ts';
import { come, connected5, found, out, subscribed } from './test-traces-v5.ts';

const clients = [connected5('p'), connected5('a'), subscribed('a', 't')];
const withExpiry = (messageExpiryInterval?: number) => publish('t', 'm', { properties: { messageExpiryInterval } });
const judged = (sent: number | undefined, received: number | undefined) =>
  found(messageExpiryCounted, clients, out('p', withExpiry(sent)), come('a', withExpiry(received)));

test('the interval as published, less the time that it waited, is fine', () => {
  expect(judged(10, 10)).toEqual([]);
  expect(judged(10, 9)).toEqual([]);
  expect(judged(undefined, undefined)).toEqual([]);
});

test('none, more, and much less are found', () => {
  const expected = '7: expected a Message Expiry Interval of 10 seconds, less the time that the message waited, got';
  expect(judged(10, undefined)).toEqual([`${expected} none [MQTT-3.3.2-6]`]);
  expect(judged(10, 11)).toEqual([`${expected} 11, after 0.0 seconds at most [MQTT-3.3.2-6]`]);
  expect(judged(10, 5)).toHaveLength(1);
});

test('nothing is said of what was also published without, nor of what has none', () => {
  const twice = [out('p', withExpiry(10)), out('p', publish('t', 'm'))];
  expect(found(messageExpiryCounted, clients, twice, come('a', publish('t', 'm')))).toEqual([]);
  expect(judged(undefined, 5)).toEqual([]);
});
