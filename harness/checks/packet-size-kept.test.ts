import { expect, test } from 'vitest';
import { packetSizeKept } from './packet-size-kept.ts';
import { publish } from './test-traces.ts';
import { come, connack5, connect5, connected5, found } from './test-traces-v5.ts';

const limited = connected5('a', { maximumPacketSize: 20 });
const ofSize = (bytes: number) => come('a', publish('t', 'x'.repeat(bytes - 6)));

test('a packet of the size is fine, as is any without the property', () => {
  expect(found(packetSizeKept, limited, ofSize(20))).toEqual([]);
  expect(found(packetSizeKept, connected5('a'), ofSize(100))).toEqual([]);
});

test('one byte more is found', () => {
  expect(found(packetSizeKept, limited, ofSize(21))).toEqual([
    '2: expected packets of at most 20 bytes, the Maximum Packet Size, got PUBLISH of 21 [MQTT-3.1.2-24]',
  ]);
});

test('what made it too large is named', () => {
  const told = { reasonString: 'because of this', userProperty: [['a', 'b']] } as const;
  const puback = come('a', { type: 'puback', packetIdentifier: 1, reasonCode: 0x80, properties: told });
  expect(found(packetSizeKept, limited, puback)[0]).toContain('[MQTT-3.1.2-24, MQTT-3.4.2-2, MQTT-3.4.2-3]');
  const asked = connect5('a', { maximumPacketSize: 20 });
  expect(found(packetSizeKept, asked, connack5('a', { reasonString: 'welcome to this' }))[0]).toContain(
    'MQTT-3.2.2-19',
  );
});
