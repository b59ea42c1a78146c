import { expect, test } from 'vitest';
import { disconnectLegal } from './disconnect-legal.ts';
import { come, connected5, found, out } from './test-traces-v5.ts';

const judged = (reasonCode: number, sessionExpiryInterval?: number) =>
  found(
    disconnectLegal,
    connected5('a'),
    come('a', { type: 'disconnect', reasonCode, properties: { sessionExpiryInterval } }),
  );

test('a Reason Code of servers is fine, and so is anything from the client', () => {
  expect(judged(0x8b)).toEqual([]);
  const leaving = out('a', { type: 'disconnect', reasonCode: 0x04, properties: { sessionExpiryInterval: 0 } });
  expect(found(disconnectLegal, connected5('a'), leaving)).toEqual([]);
});

test('Disconnect with Will Message, and a Session Expiry Interval, are found', () => {
  expect(judged(0x04)).toEqual(['2: expected a Reason Code of servers, got 0x04 [MQTT-3.14.2-1]']);
  expect(judged(0x8b, 0)).toEqual([
    '2: expected DISCONNECT without Session Expiry Interval, got one with it [MQTT-3.14.2-2]',
  ]);
});
