import { expect, test } from 'vitest';
import { resentOnlyOnReconnect } from './resent-only-on-reconnect.ts';
import { ack, publishAt } from './test-traces.ts';
import { come, found, kept5, out } from './test-traces-v5.ts';

const first = [...kept5('a', 'me'), come('a', publishAt(2, 1, 't', 'm'))];
const again = (client: string) => come(client, publishAt(2, 1, 't', 'm', { dup: true }));
const pubrel = (client: string) => come(client, ack('pubrel', 1));
const pubrec = (client: string) => out(client, ack('pubrec', 1));
const judged = (...lines: Parameters<typeof found>[1][]) => found(resentOnlyOnReconnect, ...lines);

test('once on each connection is fine', () => {
  expect(judged(first, kept5('b', 'me', true), again('b'))).toEqual([]);
  expect(judged(first, pubrec('a'), pubrel('a'), kept5('b', 'me', true), pubrel('b'))).toEqual([]);
});

test('a PUBLISH again on the same connection is found', () => {
  expect(judged(first, again('a'))).toEqual([
    '3: expected nothing again before the client has reconnected, got PUBLISH 1 with DUP 1 [MQTT-4.4.0-1]',
  ]);
  expect(judged(first, kept5('b', 'me', true), again('b'), again('b'))).toHaveLength(1);
});

test('a PUBREL again is found, unless a PUBREC asked for it again', () => {
  expect(judged(kept5('a', 'me', true), pubrel('a'), pubrel('a'))).toHaveLength(1);
  expect(judged(first, pubrec('a'), pubrel('a'), pubrec('a'), pubrel('a'))).toEqual([]);
});
