import { expect, test } from 'vitest';
import type { Packet } from '../../reference/codec/packet.ts';
import { violation } from '../../reference/codec/violation.ts';
import { packetSummary } from './packet-summary.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each<[Packet, string]>([
  [
    {
      type: 'connect',
      version: '3.1.1',
      cleanStart: true,
      keepAlive: 60,
      clientId: 'c',
      will: { topic: 'w', payload: bytes('gone'), qos: 1, retain: true },
      userName: 'u',
      password: bytes('secret'),
    },
    'CONNECT 3.1.1 clientId="c" cleanSession=1 keepAlive=60 will(topic="w" payload="gone" qos=1 retain) userName="u" password=(6 bytes)',
  ],
  [
    { type: 'connack', sessionPresent: false, reasonCode: 5 },
    'CONNACK sessionPresent=0 returnCode=5 (Connection Refused, not authorized)',
  ],
  [
    { type: 'publish', dup: true, qos: 1, retain: true, topic: 'a\n', packetIdentifier: 7, payload: bytes('hi') },
    'PUBLISH id=7 qos=1 dup retain topic="a\\u000a" payload="hi"',
  ],
  [
    { type: 'publish', dup: false, qos: 0, retain: false, topic: 'a', payload: Uint8Array.from([0, 255, 1]) },
    'PUBLISH qos=0 topic="a" payload=00 ff 01 (3 bytes)',
  ],
  [{ type: 'puback', packetIdentifier: 7, reasonCode: 0 }, 'PUBACK id=7'],
  [{ type: 'pubrel', packetIdentifier: 7, reasonCode: 0, dup: true }, 'PUBREL id=7 dup'],
  [
    { type: 'subscribe', packetIdentifier: 1, subscriptions: [{ topicFilter: 'a/#', qos: 1 }] },
    'SUBSCRIBE id=1 ["a/#" qos 1]',
  ],
  [{ type: 'suback', packetIdentifier: 1, reasonCodes: [1, 128] }, 'SUBACK id=1 [0x01, 0x80 (Failure)]'],
  [{ type: 'unsubscribe', packetIdentifier: 1, topicFilters: ['a', 'b'] }, 'UNSUBSCRIBE id=1 ["a", "b"]'],
  [{ type: 'pingreq' }, 'PINGREQ'],
  [{ type: 'disconnect', reasonCode: 0 }, 'DISCONNECT'],
])('3.1.1: %#', (packet, summary) => {
  expect(packetSummary(packet, '3.1.1')).toBe(summary);
});

test.each<[Packet, string]>([
  [
    {
      type: 'puback',
      packetIdentifier: 7,
      reasonCode: 0x10,
      properties: { reasonString: 'none', userProperty: [['a', 'b']] },
    },
    'PUBACK id=7 reasonCode=0x10 (No matching subscribers) reasonString="none" userProperty=["a":"b"]',
  ],
  [
    {
      type: 'publish',
      dup: false,
      qos: 0,
      retain: false,
      topic: 'a',
      payload: bytes(''),
      properties: { subscriptionIdentifier: [1, 2], correlationData: bytes('x'), topicAlias: undefined },
    },
    'PUBLISH qos=0 topic="a" payload="" subscriptionIdentifier=[1, 2] correlationData="x"',
  ],
  [
    {
      type: 'subscribe',
      packetIdentifier: 1,
      subscriptions: [{ topicFilter: 'a', qos: 2, noLocal: true, retainAsPublished: true, retainHandling: 2 }],
    },
    'SUBSCRIBE id=1 ["a" qos 2 noLocal retainAsPublished retainHandling=2]',
  ],
  [{ type: 'disconnect', reasonCode: 0x8e }, 'DISCONNECT reasonCode=0x8e (Session taken over)'],
])('5.0: %#', (packet, summary) => {
  expect(packetSummary(packet, '5.0')).toBe(summary);
});

test('of many properties the first are shown', () => {
  const properties = {
    sessionExpiryInterval: 1,
    receiveMaximum: 2,
    maximumQos: 1,
    retainAvailable: 0,
    maximumPacketSize: 5,
    assignedClientIdentifier: 'x',
    topicAliasMaximum: 7,
    reasonString: 'y',
    serverKeepAlive: 9,
  };
  const packet: Packet = { type: 'connack', sessionPresent: false, reasonCode: 0, properties };
  expect(packetSummary(packet, '5.0')).toMatch(/topicAliasMaximum=7 reasonString="y" … 1 property more$/);
});

test('a Topic Alias that stands for a Topic Name says which', () => {
  const packet: Packet = {
    type: 'publish',
    dup: false,
    qos: 0,
    retain: false,
    topic: '',
    payload: bytes('x'),
    properties: { topicAlias: 3 },
  };
  expect(packetSummary(packet, '5.0', { ...packet, topic: 'a/b' })).toBe(
    'PUBLISH qos=0 topic="" payload="x" topicAlias=3 (= "a/b")',
  );
});

test('long values are clipped and say how long they are', () => {
  const packet: Packet = {
    type: 'publish',
    dup: false,
    qos: 0,
    retain: false,
    topic: 'a',
    payload: bytes('x'.repeat(1000)),
  };
  expect(packetSummary(packet, '3.1.1')).toBe(`PUBLISH qos=0 topic="a" payload="${'x'.repeat(32)}…" (1,000 bytes)`);
  const codes: Packet = { type: 'suback', packetIdentifier: 1, reasonCodes: Array.from({ length: 100 }, () => 0) };
  expect(packetSummary(codes, '3.1.1')).toMatch(/0x00, … 94 more\]$/);
});

test('bytes that are no packet say what is wrong', () => {
  const wrong = violation('malformed-packet', 1, 'MQTT-3.3.1-4', 'QoS 0, 1 or 2', 'QoS 3');
  expect(packetSummary(wrong, '3.1.1')).toBe(
    'malformed-packet at byte 1: expected QoS 0, 1 or 2, found QoS 3 [MQTT-3.3.1-4]',
  );
});
