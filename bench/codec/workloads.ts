/** What is encoded and decoded: long runs of packets, no two alike, as a connection sees them. */

import type { Packet, QoS } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';

/** A run of packets. */
export interface Workload {
  readonly name: string;
  readonly title: string;
  readonly version: Version;
  /** Of the kind that stands at `index` of the run. */
  readonly packetAt: (index: number) => Packet;
}

const text = new TextEncoder();

const identifierAt = (index: number): number => 1 + (index % 0xffff);
const topicAt = (index: number): string => `plant/line-${index % 7}/sensor-${index % 50}/temperature`;

function publishAt(index: number, qos: QoS, payload: string): Packet {
  const packetIdentifier = qos === 0 ? undefined : identifierAt(index);
  const topic = topicAt(index);
  return { type: 'publish', dup: false, qos, retain: false, topic, packetIdentifier, payload: text.encode(payload) };
}

/** Half are PUBLISH at QoS 0, the rest PUBLISH at QoS 1 and PUBACK. */
function smallAt(index: number): Packet {
  switch (index % 4) {
    case 0:
      return publishAt(index, 1, '21.5');
    case 1:
      return { type: 'puback', packetIdentifier: identifierAt(index), reasonCode: 0 };
    default:
      return publishAt(index, 0, `${index % 100}.${index % 10}`);
  }
}

const note = JSON.stringify({ at: '2026-01-01T00:00:00.000Z', value: 21.5, unit: '°C', tags: ['a', 'b', 'c'] });

/** All that one sees go by on 3.1.1, publishing and acknowledging most of all. */
const mixed: readonly ((index: number) => Packet)[] = [
  (index) => ({
    type: 'connect',
    version: '3.1.1',
    cleanStart: true,
    keepAlive: 60,
    clientId: `client-${index}`,
    will: { topic: topicAt(index), payload: text.encode('gone'), qos: 1, retain: true },
    userName: 'user',
    password: text.encode('secret'),
  }),
  () => ({ type: 'connack', sessionPresent: false, reasonCode: 0 }),
  (index) => ({
    type: 'subscribe',
    packetIdentifier: identifierAt(index),
    subscriptions: [
      { topicFilter: 'plant/+/sensor-1/#', qos: 1 },
      { topicFilter: topicAt(index), qos: 0 },
    ],
  }),
  (index) => ({ type: 'suback', packetIdentifier: identifierAt(index), reasonCodes: [1, 0] }),
  (index) => publishAt(index, 0, note),
  (index) => publishAt(index, 1, note),
  (index) => ({ type: 'puback', packetIdentifier: identifierAt(index), reasonCode: 0 }),
  (index) => publishAt(index, 2, 'ümläut'.repeat(100)),
  (index) => ({ type: 'pubrec', packetIdentifier: identifierAt(index), reasonCode: 0 }),
  (index) => ({ type: 'pubrel', packetIdentifier: identifierAt(index), reasonCode: 0 }),
  (index) => ({ type: 'pubcomp', packetIdentifier: identifierAt(index), reasonCode: 0 }),
  (index) => publishAt(index, 0, '21.5'),
  () => ({ type: 'pingreq' }),
  () => ({ type: 'pingresp' }),
  (index) => ({ type: 'unsubscribe', packetIdentifier: identifierAt(index), topicFilters: ['plant/+/sensor-1/#'] }),
  (index) => ({ type: 'unsuback', packetIdentifier: identifierAt(index), reasonCodes: [] }),
];

const annotated: readonly ((index: number) => Packet)[] = [
  (index) => ({
    type: 'publish',
    dup: false,
    qos: 1,
    retain: false,
    topic: topicAt(index),
    packetIdentifier: identifierAt(index),
    payload: text.encode('21.5'),
    properties: {
      payloadFormatIndicator: 1,
      messageExpiryInterval: 3600 + index,
      contentType: 'text/plain',
      responseTopic: `replies/${index % 50}`,
      correlationData: Uint8Array.of(index, index >>> 8, 3, 4),
      userProperty: [
        ['source', `gateway-${index % 9}`],
        ['trace', `${index}`],
      ],
    },
  }),
  (index) => ({
    type: 'puback',
    packetIdentifier: identifierAt(index),
    reasonCode: 0x10,
    properties: { reasonString: 'nobody listens', userProperty: [['node', `${index % 3}`]] },
  }),
  (index) => ({
    type: 'publish',
    dup: false,
    qos: 0,
    retain: true,
    topic: topicAt(index),
    payload: text.encode('on'),
    properties: { topicAlias: 1 + (index % 10), messageExpiryInterval: 60 },
  }),
  (index) => ({
    type: 'subscribe',
    packetIdentifier: identifierAt(index),
    subscriptions: [
      { topicFilter: topicAt(index), qos: 1, noLocal: true, retainAsPublished: false, retainHandling: 1 },
    ],
    properties: { subscriptionIdentifier: [1 + index] },
  }),
];

/** All of them. */
export const workloads: readonly Workload[] = [
  { name: 'small-3.1.1', title: 'small packets of 3.1.1', version: '3.1.1', packetAt: smallAt },
  { name: 'mixed-3.1.1', title: 'mixed packets of 3.1.1', version: '3.1.1', packetAt: oneOf(mixed) },
  { name: 'properties-5.0', title: 'packets of 5.0 with properties', version: '5.0', packetAt: oneOf(annotated) },
];

function oneOf(kinds: readonly ((index: number) => Packet)[]): (index: number) => Packet {
  return (index) => kinds[index % kinds.length]?.(index) ?? { type: 'pingreq' };
}
