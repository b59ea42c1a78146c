import { expect, test } from 'vitest';
import { pubrelAfterPubrec } from './pubrel-after-pubrec.ts';
import { ack, connected, findings, kept, type Lines, publishAt, received, sent } from './test-traces.ts';

const first = [kept('a', 'me'), received('a', publishAt(2, 1, 't', 'm')), sent('a', ack('pubrec', 1))];
const release = (client: string, identifier: number) => received(client, ack('pubrel', identifier));
const found = (...lines: Lines[]) => findings(pubrelAfterPubrec, lines);

test('PUBREL for what PUBREC has acknowledged is fine, after a reconnect too', () => {
  expect(found(...first, release('a', 1), kept('b', 'me', true), release('b', 1))).toEqual([]);
});

test('PUBREL for anything else is found', () => {
  expect(found(...first, release('a', 2))).toEqual([
    '4: expected PUBREL only for what PUBREC has acknowledged in this session, got PUBREL 2 [MQTT-4.3.3-1, MQTT-2.3.1-6]',
  ]);
  expect(found(...first, connected('b', { clientId: 'me' }), release('b', 1))).toHaveLength(1);
});

test('nothing is said of a session that began out of sight', () => {
  expect(found(kept('a', 'me', true), release('a', 1))).toEqual([]);
});
