import { expect, test } from 'vitest';
import { pubrelAfterPubrec } from './pubrel-after-pubrec.ts';
import { ack, connected, findings, kept, type Lines, publishAt, received, sent } from './test-traces.ts';
import { come, kept5, out } from './test-traces-v5.ts';

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

test('in 5.0 a PUBREC that refuses the message is answered by no PUBREL, but by one that says so', () => {
  const begin = [kept5('a', 'me'), come('a', publishAt(2, 1, 't', 'm'))];
  const refusal = out('a', { type: 'pubrec', packetIdentifier: 1, reasonCode: 0x80 });
  const pubrel = (reasonCode: number) => come('a', { type: 'pubrel', packetIdentifier: 1, reasonCode });
  expect(findings(pubrelAfterPubrec, [begin, refusal, pubrel(0)], '5.0')[0]).toContain('MQTT-4.3.3-4');
  expect(findings(pubrelAfterPubrec, [begin, refusal, pubrel(0x92)], '5.0')).toEqual([]);
});
