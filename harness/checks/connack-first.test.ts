import { expect, test } from 'vitest';
import { connackFirst } from './connack-first.ts';
import { connack, connect, connected, findings, publish, received, sent } from './test-traces.ts';

const asked = sent('a', connect('a'));

test('CONNACK comes first, and anything may follow', () => {
  expect(findings(connackFirst, [connected('a'), received('a', publish('t', 'm'))])).toEqual([]);
});

test('a message before CONNACK is found', () => {
  expect(findings(connackFirst, [asked, received('a', publish('t', 'm')), received('a', connack())])).toEqual([
    '1: expected CONNACK as the first packet, got PUBLISH [MQTT-3.2.0-1]',
  ]);
});

test('an answer where there was no CONNECT is found', () => {
  const lines = [sent('a', { type: 'pingreq' }), received('a', { type: 'pingresp' })];
  expect(findings(connackFirst, lines)).toHaveLength(1);
});

test('DISCONNECT before CONNACK is found, in 5.0 as more than that', () => {
  const disconnect = { type: 'disconnect', reasonCode: 0 } as const;
  expect(findings(connackFirst, [asked, received('a', disconnect)])).toHaveLength(1);
  const [finding] = findings(connackFirst, [asked, received('a', disconnect, '5.0')], '5.0');
  expect(finding).toContain('MQTT-3.14.0-1');
});

test('a second CONNACK is found, on the same connection only', () => {
  expect(findings(connackFirst, [connected('a'), connected('b')])).toEqual([]);
  expect(findings(connackFirst, [connected('a'), received('a', connack())])).toEqual([
    '2: expected one CONNACK on a connection, got another []',
  ]);
});
