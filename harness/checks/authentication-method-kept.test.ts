import { expect, test } from 'vitest';
import { authenticationMethodKept } from './authentication-method-kept.ts';
import type { Lines } from './test-traces.ts';
import { come, connack5, connect5, connected5, found, out } from './test-traces-v5.ts';

const asked = connect5('a', { authenticationMethod: 'M' });
const auth = (reasonCode: number, authenticationMethod = 'M') =>
  come('a', { type: 'auth', reasonCode, properties: { authenticationMethod } });
const accepted = connack5('a', { authenticationMethod: 'M' });
const judged = (...lines: Lines[]) => found(authenticationMethodKept, ...lines);

test('the method of CONNECT in every AUTH and in CONNACK is fine, also in re-authentication', () => {
  const again = out('a', { type: 'auth', reasonCode: 0x19, properties: { authenticationMethod: 'M' } });
  expect(judged(asked, auth(0x18), accepted, again, auth(0x18), auth(0x00))).toEqual([]);
  expect(judged(asked, accepted, again, come('a', { type: 'auth', reasonCode: 0 }))).toEqual([]);
});

test('a refusal need not name it, and without a method plain connections are fine', () => {
  expect(judged(asked, connack5('a', undefined, { reasonCode: 0x8c }))).toEqual([]);
  expect(judged(connected5('a'))).toEqual([]);
});

test('another method, and none in a CONNACK that accepts, are found', () => {
  expect(judged(asked, auth(0x18, 'N'))[0]).toContain('MQTT-4.12.0-5, v5.0-3.15-u1');
  expect(judged(asked, connack5('a'))).toEqual([
    '1: expected Authentication Method M in CONNACK, got none [MQTT-4.12.0-5]',
  ]);
});

test('AUTH, and a method in CONNACK, are found where CONNECT named none', () => {
  expect(judged(connected5('a'), auth(0x18))[0]).toContain('MQTT-4.12.0-6');
  expect(judged(connect5('a'), accepted)[0]).toContain('MQTT-4.12.0-6');
});

test('Reason Codes that do not belong there are found', () => {
  expect(judged(asked, auth(0x00))[0]).toContain('[MQTT-4.12.0-2]');
  expect(judged(asked, accepted, auth(0x19))[0]).toContain('[MQTT-3.15.2-1]');
});
