/** SUBSCRIBE and UNSUBSCRIBE packets that no honest client sends, by what is wrong with them. */

import { byte, forge, type Stage, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';
import type { Wrong } from './_wrong.ts';

/** The Packet Identifier, in 5.0 with empty properties behind it. */
const identifierOf = (stage: Stage, value = 7): Uint8Array =>
  Uint8Array.of(...twoByteInteger(value), ...propertiesIn(stage));
const filterOf = ({ topic }: Stage, name = 'a'): Uint8Array => utf8String(topic(name));

const subscribe = (...parts: readonly Uint8Array[]): Uint8Array => forge(0x82, ...parts);
const unsubscribe = (...parts: readonly Uint8Array[]): Uint8Array => forge(0xa2, ...parts);

/** A Topic Filter that ends before its length says so. */
const cutShort = (stage: Stage): Uint8Array => filterOf(stage).slice(0, -1);

/** Beside the QoS; 5.0 has given a meaning to four of the six. */
const reservedBitsIn = ({ version }: Stage): readonly number[] =>
  version === '5.0' ? [0x40, 0x80] : [0x04, 0x08, 0x10, 0x20, 0x40, 0x80];

/** SUBSCRIBE, by name. */
export const subscribes = {
  'identifier-0': {
    what: 'SUBSCRIBE with Packet Identifier 0',
    breaks: { '3.1.1': ['MQTT-2.3.1-1'], '5.0': ['MQTT-2.2.1-3', 'MQTT-4.13.1-1'] },
    packets: (stage) => [subscribe(identifierOf(stage, 0), filterOf(stage), byte(0))],
  },
  'no-identifier': {
    what: 'SUBSCRIBE that ends before its Packet Identifier does',
    breaks: { '3.1.1': ['MQTT-2.3.1-1'], '5.0': ['MQTT-2.2.1-3', 'MQTT-4.13.1-1'] },
    packets: () => [subscribe(), subscribe(byte(0))],
  },
  'no-filter': {
    what: 'SUBSCRIBE without a Topic Filter',
    breaks: { '3.1.1': ['MQTT-3.8.3-3', 'MQTT-4.8.0-1'], '5.0': ['MQTT-3.8.3-2', 'v5.0-3.8.3-u1'] },
    packets: (stage) => [subscribe(identifierOf(stage))],
  },
  'filter-longer-than-packet': {
    what: 'SUBSCRIBE that ends before its Topic Filter does',
    breaks: { '3.1.1': ['MQTT-3.8.3-3'], '5.0': ['MQTT-3.8.3-2', 'MQTT-4.13.1-1'] },
    packets: (stage) => [
      subscribe(identifierOf(stage), byte(0)),
      subscribe(identifierOf(stage), cutShort(stage)),
      subscribe(identifierOf(stage), filterOf(stage), byte(0), cutShort(stage)),
    ],
  },
  'no-qos': {
    what: 'SUBSCRIBE that ends before the QoS of its Topic Filter',
    breaks: { '3.1.1': ['MQTT-3.8.3-3'], '5.0': ['MQTT-3.8.3-2', 'MQTT-4.13.1-1'] },
    packets: (stage) => [
      subscribe(identifierOf(stage), filterOf(stage)),
      subscribe(identifierOf(stage), filterOf(stage), byte(0), filterOf(stage, 'b')),
    ],
  },
  'qos-3': {
    what: 'SUBSCRIBE asking for QoS 3',
    breaks: { '3.1.1': ['MQTT-3.8.3-4'], '5.0': ['v5.0-3.8.3.1-u1'] },
    packets: (stage) => [
      subscribe(identifierOf(stage), filterOf(stage), byte(3)),
      subscribe(identifierOf(stage), filterOf(stage), byte(0), filterOf(stage, 'b'), byte(3)),
    ],
  },
  'reserved-bits-of-qos': {
    what: 'SUBSCRIBE with a reserved bit set beside the QoS',
    breaks: { '3.1.1': ['MQTT-3.8.3-4'], '5.0': ['MQTT-3.8.3-5'] },
    packets: (stage) => [
      ...reservedBitsIn(stage).map((bit) => subscribe(identifierOf(stage), filterOf(stage), byte(bit | 1))),
      subscribe(identifierOf(stage), filterOf(stage), byte(1), filterOf(stage, 'b'), byte(0x81)),
    ],
  },
  'retain-handling-3': {
    what: 'SUBSCRIBE with Retain Handling 3',
    breaks: { '5.0': ['v5.0-3.8.3.1-u2'] },
    packets: (stage) => [
      subscribe(identifierOf(stage), filterOf(stage), byte(0x30)),
      subscribe(identifierOf(stage), filterOf(stage), byte(0), filterOf(stage, 'b'), byte(0x31)),
    ],
  },
  'subscription-identifier-0': {
    what: 'SUBSCRIBE with Subscription Identifier 0',
    breaks: { '5.0': ['v5.0-3.8.2.1.2-u1'] },
    needs: ['subscription-identifiers'],
    packets: (stage) => [subscribe(twoByteInteger(7), Uint8Array.of(2, 0x0b, 0), filterOf(stage), byte(0))],
  },
  'no-local-on-shared': {
    what: 'SUBSCRIBE with No Local on a Shared Subscription',
    breaks: { '5.0': ['MQTT-3.8.3-4'] },
    needs: ['shared-subscriptions'],
    packets: (stage) => [
      subscribe(identifierOf(stage), utf8String(`$share/${stage.tag}/${stage.topic('a')}`), byte(0x04)),
      subscribe(identifierOf(stage), filterOf(stage), byte(1), utf8String(`$share/${stage.tag}/a`), byte(0x05)),
    ],
  },
} as const satisfies Readonly<Record<string, Wrong>>;

/** UNSUBSCRIBE, by name. */
export const unsubscribes = {
  'identifier-0': {
    what: 'UNSUBSCRIBE with Packet Identifier 0',
    breaks: { '3.1.1': ['MQTT-2.3.1-1'], '5.0': ['MQTT-2.2.1-3', 'MQTT-4.13.1-1'] },
    packets: (stage) => [unsubscribe(identifierOf(stage, 0), filterOf(stage))],
  },
  'no-identifier': {
    what: 'UNSUBSCRIBE that ends before its Packet Identifier does',
    breaks: { '3.1.1': ['MQTT-2.3.1-1'], '5.0': ['MQTT-2.2.1-3', 'MQTT-4.13.1-1'] },
    packets: () => [unsubscribe(), unsubscribe(byte(0))],
  },
  'no-filter': {
    what: 'UNSUBSCRIBE without a Topic Filter',
    breaks: { '3.1.1': ['MQTT-3.10.3-2', 'MQTT-4.8.0-1'], '5.0': ['MQTT-3.10.3-2', 'v5.0-3.10.3-u1'] },
    packets: (stage) => [unsubscribe(identifierOf(stage))],
  },
  'filter-longer-than-packet': {
    what: 'UNSUBSCRIBE that ends before its Topic Filter does',
    breaks: { '3.1.1': ['MQTT-3.10.3-2'], '5.0': ['MQTT-3.10.3-2', 'MQTT-4.13.1-1'] },
    packets: (stage) => [
      unsubscribe(identifierOf(stage), byte(0)),
      unsubscribe(identifierOf(stage), cutShort(stage)),
      unsubscribe(identifierOf(stage), filterOf(stage), cutShort(stage)),
    ],
  },
} as const satisfies Readonly<Record<string, Wrong>>;
