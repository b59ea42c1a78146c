/** Packets that ask for what a server may say in CONNACK that it lacks. */

import {
  byte,
  forge,
  type Need,
  type ScenarioSource,
  type Stage,
  twoByteInteger,
  utf8String,
} from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';

/** One wish. */
export interface Wish {
  /** For people. */
  readonly what: string;
  readonly feature: Extract<Need, { readonly without: unknown }>['without'];
  readonly breaks: NonNullable<ScenarioSource['statements']['5.0']>;
  /** The Reason Code that says so. */
  readonly reasonCode: number;
  /** What would take it, if anything can. */
  readonly answer: 'suback' | null;
  packet(stage: Stage): Uint8Array;
}

const subscribe = (stage: Stage, filter: string, properties: readonly number[] = []): Uint8Array =>
  forge(0x82, twoByteInteger(7), propertiesIn(stage, properties), utf8String(filter), byte(0));

const publish = (stage: Stage, header: number, properties: readonly number[] = []): Uint8Array => {
  const identifier = (header & 0x06) === 0 ? [] : twoByteInteger(7);
  return forge(header, utf8String(stage.topic('a')), identifier, propertiesIn(stage, properties), [0x21]);
};

/** By name. */
export const wishes = {
  'qos-2': {
    what: 'A PUBLISH at QoS 2',
    feature: 'qos-2',
    breaks: ['MQTT-3.2.2-11', 'v5.0-3.2.2.3.4-u2', 'MQTT-4.13.1-1'],
    reasonCode: 0x9b,
    answer: null,
    packet: (stage) => publish(stage, 0x34),
  },
  retain: {
    what: 'A PUBLISH with RETAIN 1',
    feature: 'retain-available',
    breaks: ['MQTT-3.2.2-14', 'v5.0-3.2.2.3.5-u2', 'v5.0-3.2.2.3.5-u3', 'MQTT-4.13.1-1'],
    reasonCode: 0x9a,
    answer: null,
    packet: (stage) => publish(stage, 0x31),
  },
  'topic-alias': {
    what: 'A PUBLISH with a Topic Alias',
    feature: 'topic-aliases',
    breaks: ['MQTT-3.2.2-18', 'MQTT-3.3.2-9', 'v5.0-3.3.4-u2'],
    reasonCode: 0x94,
    answer: null,
    packet: (stage) => publish(stage, 0x30, [0x23, 0, 1]),
  },
  'plus-wildcard': {
    what: 'A SUBSCRIBE with the wildcard +',
    feature: 'wildcard-subscriptions',
    breaks: ['v5.0-3.2.2.3.11-u2', 'MQTT-4.13.1-1'],
    reasonCode: 0xa2,
    answer: 'suback',
    packet: (stage) => subscribe(stage, stage.topic('+')),
  },
  'hash-wildcard': {
    what: 'A SUBSCRIBE with the wildcard #',
    feature: 'wildcard-subscriptions',
    breaks: ['v5.0-3.2.2.3.11-u2', 'MQTT-4.13.1-1'],
    reasonCode: 0xa2,
    answer: 'suback',
    packet: (stage) => subscribe(stage, stage.topic('#')),
  },
  'subscription-identifier': {
    what: 'A SUBSCRIBE with a Subscription Identifier',
    feature: 'subscription-identifiers',
    breaks: ['v5.0-3.2.2.3.12-u2', 'MQTT-4.13.1-1'],
    reasonCode: 0xa1,
    answer: 'suback',
    packet: (stage) => subscribe(stage, stage.topic('a'), [0x0b, 1]),
  },
  'shared-subscription': {
    what: 'A SUBSCRIBE with a Shared Subscription',
    feature: 'shared-subscriptions',
    breaks: ['v5.0-3.2.2.3.13-u2', 'MQTT-4.13.1-1'],
    reasonCode: 0x9e,
    answer: 'suback',
    packet: (stage) => subscribe(stage, `$share/group/${stage.topic('a')}`),
  },
} as const satisfies Readonly<Record<string, Wish>>;
