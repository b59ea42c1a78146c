import { expect, test } from 'vitest';
import { nothingAfterDisconnect } from './nothing-after-disconnect.ts';
import { come, connected5, found, out } from './test-traces-v5.ts';

const end = come('a', { type: 'disconnect', reasonCode: 0x8e });
const pingresp = come('a', { type: 'pingresp' });

test('DISCONNECT as the last packet is fine, whatever the client sends behind it', () => {
  expect(found(nothingAfterDisconnect, connected5('a'), pingresp, end, out('a', { type: 'pingreq' }))).toEqual([]);
});

test('a packet behind it is found', () => {
  expect(found(nothingAfterDisconnect, connected5('a'), end, pingresp)).toEqual([
    '3: expected nothing behind DISCONNECT, got PINGRESP [MQTT-3.14.4-1]',
  ]);
});
