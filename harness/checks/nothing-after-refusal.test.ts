import { expect, test } from 'vitest';
import { nothingAfterRefusal } from './nothing-after-refusal.ts';
import { ack, connack, connect, findings, publishAt, received, sent } from './test-traces.ts';

const asked = [sent('a', connect('a')), sent('a', publishAt(1, 1, 't', 'm'))];

test('what comes behind an accepting CONNACK is fine', () => {
  const lines = [...asked, received('a', connack()), received('a', ack('puback', 1))];
  expect(findings(nothingAfterRefusal, lines)).toEqual([]);
});

test('what comes behind a refusing one is found', () => {
  const lines = [...asked, received('a', connack(false, 5))];
  expect(findings(nothingAfterRefusal, lines)).toEqual([]);
  expect(findings(nothingAfterRefusal, [...lines, received('a', ack('puback', 1))])).toEqual([
    '3: expected the end of the connection behind CONNACK 5, got PUBACK [MQTT-3.2.2-5]',
  ]);
});
