/** SUBSCRIBE and UNSUBSCRIBE packets that no honest client sends, by what is wrong with them. */

import { byte, forge, type Stage, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import type { Wrong } from './_wrong.ts';

const identifier = twoByteInteger(7);
const filterOf = ({ topic }: Stage, name = 'a'): Uint8Array => utf8String(topic(name));

const subscribe = (...parts: readonly Uint8Array[]): Uint8Array => forge(0x82, ...parts);
const unsubscribe = (...parts: readonly Uint8Array[]): Uint8Array => forge(0xa2, ...parts);

/** A Topic Filter that ends before its length says so. */
const cutShort = (stage: Stage): Uint8Array => filterOf(stage).slice(0, -1);

/** SUBSCRIBE, by name. */
export const subscribes = {
  'identifier-0': {
    what: 'SUBSCRIBE with Packet Identifier 0',
    breaks: ['MQTT-2.3.1-1'],
    packets: (stage) => [subscribe(twoByteInteger(0), filterOf(stage), byte(0))],
  },
  'no-identifier': {
    what: 'SUBSCRIBE that ends before its Packet Identifier does',
    breaks: ['MQTT-2.3.1-1'],
    packets: () => [subscribe(), subscribe(byte(0))],
  },
  'no-filter': {
    what: 'SUBSCRIBE without a Topic Filter',
    breaks: ['MQTT-3.8.3-3', 'MQTT-4.8.0-1'],
    packets: () => [subscribe(identifier)],
  },
  'filter-longer-than-packet': {
    what: 'SUBSCRIBE that ends before its Topic Filter does',
    breaks: ['MQTT-3.8.3-3'],
    packets: (stage) => [
      subscribe(identifier, byte(0)),
      subscribe(identifier, cutShort(stage)),
      subscribe(identifier, filterOf(stage), byte(0), cutShort(stage)),
    ],
  },
  'no-qos': {
    what: 'SUBSCRIBE that ends before the QoS of its Topic Filter',
    breaks: ['MQTT-3.8.3-3'],
    packets: (stage) => [
      subscribe(identifier, filterOf(stage)),
      subscribe(identifier, filterOf(stage), byte(0), filterOf(stage, 'b')),
    ],
  },
  'qos-3': {
    what: 'SUBSCRIBE asking for QoS 3',
    breaks: ['MQTT-3.8.3-4'],
    packets: (stage) => [
      subscribe(identifier, filterOf(stage), byte(3)),
      subscribe(identifier, filterOf(stage), byte(0), filterOf(stage, 'b'), byte(3)),
    ],
  },
  'reserved-bits-of-qos': {
    what: 'SUBSCRIBE with a reserved bit set beside the QoS',
    breaks: ['MQTT-3.8.3-4'],
    packets: (stage) => [
      ...[0x04, 0x08, 0x10, 0x20, 0x40, 0x80].map((bit) => subscribe(identifier, filterOf(stage), byte(bit | 1))),
      subscribe(identifier, filterOf(stage), byte(1), filterOf(stage, 'b'), byte(0x81)),
    ],
  },
} as const satisfies Readonly<Record<string, Wrong>>;

/** UNSUBSCRIBE, by name. */
export const unsubscribes = {
  'identifier-0': {
    what: 'UNSUBSCRIBE with Packet Identifier 0',
    breaks: ['MQTT-2.3.1-1'],
    packets: (stage) => [unsubscribe(twoByteInteger(0), filterOf(stage))],
  },
  'no-identifier': {
    what: 'UNSUBSCRIBE that ends before its Packet Identifier does',
    breaks: ['MQTT-2.3.1-1'],
    packets: () => [unsubscribe(), unsubscribe(byte(0))],
  },
  'no-filter': {
    what: 'UNSUBSCRIBE without a Topic Filter',
    breaks: ['MQTT-3.10.3-2', 'MQTT-4.8.0-1'],
    packets: () => [unsubscribe(identifier)],
  },
  'filter-longer-than-packet': {
    what: 'UNSUBSCRIBE that ends before its Topic Filter does',
    breaks: ['MQTT-3.10.3-2'],
    packets: (stage) => [
      unsubscribe(identifier, byte(0)),
      unsubscribe(identifier, cutShort(stage)),
      unsubscribe(identifier, filterOf(stage), cutShort(stage)),
    ],
  },
} as const satisfies Readonly<Record<string, Wrong>>;
