/** A PUBLISH from its template is the PUBLISH that the codec encodes. */

import { expect, test } from 'vitest';
import { encodePacket, type QoS, toHex } from '../../codec/index.ts';
import { createDelivery, type Message } from '../message.ts';
import { payload } from '../test-client.ts';
import { encodeDelivery } from './encode-delivery.ts';

const cases: [QoS, number, boolean, boolean, string][] = [
  [0, 0, false, false, ''],
  [0, 0, false, true, 'text'],
  [1, 1, false, false, ''],
  [1, 65_535, true, true, 'text'],
  [2, 0x0102, true, false, 'x'.repeat(300)],
];

const plain = { version: '3.1.1', forwarded: undefined, messageExpiryInterval: undefined, alias: null } as const;

test.each(cases)('QoS %d, identifier %d, DUP %s, RETAIN %s', (qos, packetIdentifier, dup, retain, text) => {
  const message: Message = {
    topic: 'a/é',
    payload: payload(text),
    qos: 2,
    retain: true,
    dup: true,
    publisher: null,
    properties: undefined,
    takenAtMs: 0,
  };
  const delivery = createDelivery(message, { cause: 'live', qos, retain, subscriptionIdentifiers: [], group: null });
  const expected = encodePacket(
    {
      type: 'publish',
      dup,
      qos,
      retain,
      topic: message.topic,
      payload: message.payload,
      packetIdentifier: qos > 0 ? packetIdentifier : undefined,
    },
    '3.1.1',
  );
  for (let time = 0; time < 2; time++) {
    expect(toHex(encodeDelivery(delivery, { ...plain, packetIdentifier, dup }))).toBe(toHex(expected));
    encodeDelivery(delivery, { ...plain, packetIdentifier: 7, dup: true });
  }
});
