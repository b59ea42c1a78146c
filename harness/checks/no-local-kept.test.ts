import { expect, test } from 'vitest';
import { noLocalKept } from './no-local-kept.ts';
import { publish } from './test-traces.ts';
import { come, connected5, found, kept5, out, subscribed } from './test-traces-v5.ts';

const noLocal = { noLocal: true };
const put = (client: string) => out(client, publish('t', 'm'));
const got = (client: string, retain = false) => come(client, publish('t', 'm', { retain }));

test('what another client published is fine, and so is its own without the option', () => {
  expect(
    found(noLocalKept, connected5('a'), connected5('p'), subscribed('a', 't', noLocal), put('p'), got('a')),
  ).toEqual([]);
  expect(found(noLocalKept, connected5('a'), subscribed('a', 't'), put('a'), got('a'))).toEqual([]);
  const both = [subscribed('a', 't', noLocal), subscribed('a', '#', {}, undefined, 2)];
  expect(found(noLocalKept, connected5('a'), both, put('a'), got('a'))).toEqual([]);
});

test('its own is found, also after a reconnect', () => {
  expect(found(noLocalKept, connected5('a'), subscribed('a', 't', noLocal), put('a'), got('a'))).toEqual([
    '5: expected nothing of its own to a client with No Local, got PUBLISH on t [MQTT-3.8.3-3]',
  ]);
  const returned = [kept5('a', 'me'), subscribed('a', 't', noLocal), put('a'), kept5('b', 'me', true), got('b')];
  expect(found(noLocalKept, returned)).toHaveLength(1);
});

test('a retained message may come to the one who published it', () => {
  expect(found(noLocalKept, connected5('a'), put('a'), subscribed('a', 't', noLocal), got('a', true))).toEqual([]);
});
