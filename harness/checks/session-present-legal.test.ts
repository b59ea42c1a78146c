import { expect, test } from 'vitest';
import { sessionPresentLegal } from './session-present-legal.ts';
import { connack, connected, findings, kept, received, sentBytes } from './test-traces.ts';

test('Session Present 1 is for Clean Session 0', () => {
  expect(findings(sessionPresentLegal, [kept('a', 'me'), kept('b', 'me', true), connected('c')])).toEqual([]);
});

test('Session Present 1 with Clean Session 1 is found', () => {
  expect(findings(sessionPresentLegal, [kept('a', 'me'), connected('b', { clientId: 'me' }, true)])).toEqual([
    '3: expected Session Present 0, as Clean Session was 1, got Session Present 1 [MQTT-3.2.2-1]',
  ]);
});

test('nothing is said of a CONNECT that cannot be read', () => {
  const lines = [sentBytes('a', '10 0d 00 04 4d 51 54 54 04 03 00 3c 00 01 61'), received('a', connack(true))];
  expect(findings(sessionPresentLegal, lines)).toEqual([]);
});
