/** The control packets as values: one union for all versions, told apart by `type`, with the standard's field names. */

import type { Properties } from './properties.ts';
import type { Version } from './version.ts';

/** Quality of Service level (section 4.3). */
export type QoS = 0 | 1 | 2;

/** The Will: its Application Message and how it is to be published (section 3.1.2.5). */
export interface Will {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: QoS;
  readonly retain: boolean;
  /** Will Properties; 5.0 only. */
  readonly properties?: Properties | undefined;
}

/** CONNECT (3.1). */
export interface Connect {
  readonly type: 'connect';
  readonly version: Version;
  /** Bit 1 of the Connect Flags: Clean Session in 3.1 and 3.1.1, Clean Start in 5.0. */
  readonly cleanStart: boolean;
  /** Seconds; 0 turns the mechanism off. */
  readonly keepAlive: number;
  readonly clientId: string;
  readonly will?: Will | undefined;
  readonly userName?: string | undefined;
  readonly password?: Uint8Array | undefined;
  readonly properties?: Properties | undefined;
}

/** CONNACK (3.2). */
export interface Connack {
  readonly type: 'connack';
  readonly sessionPresent: boolean;
  /** Connect Return code in 3.1 and 3.1.1 (0 to 5), Connect Reason Code in 5.0. */
  readonly reasonCode: number;
  readonly properties?: Properties | undefined;
}

/** PUBLISH (3.3). */
export interface Publish {
  readonly type: 'publish';
  readonly dup: boolean;
  readonly qos: QoS;
  readonly retain: boolean;
  /** Topic Name; in 5.0 it may be empty when a Topic Alias stands for it. */
  readonly topic: string;
  /** Present exactly when `qos` is 1 or 2. */
  readonly packetIdentifier?: number | undefined;
  readonly payload: Uint8Array;
  readonly properties?: Properties | undefined;
}

interface Acknowledgement {
  readonly packetIdentifier: number;
  /** 0 in 3.1 and 3.1.1, and where 5.0 leaves it out on the wire. */
  readonly reasonCode: number;
  readonly properties?: Properties | undefined;
}

/** PUBACK (3.4): QoS 1. */
export interface Puback extends Acknowledgement {
  readonly type: 'puback';
}

/** PUBREC (3.5): QoS 2, part 1. */
export interface Pubrec extends Acknowledgement {
  readonly type: 'pubrec';
}

/** PUBREL (3.6): QoS 2, part 2. */
export interface Pubrel extends Acknowledgement {
  readonly type: 'pubrel';
  /** Bit 3 of the fixed header, which only 3.1 gives a meaning (a re-sent PUBREL); absent otherwise. */
  readonly dup?: boolean | undefined;
}

/** PUBCOMP (3.7): QoS 2, part 3. */
export interface Pubcomp extends Acknowledgement {
  readonly type: 'pubcomp';
}

/** One Topic Filter of a SUBSCRIBE with its Subscription Options (3.8.3.1). */
export interface Subscription {
  readonly topicFilter: string;
  /** Requested QoS; Maximum QoS in 5.0's words. */
  readonly qos: QoS;
  /** 5.0 only; absent means false. */
  readonly noLocal?: boolean | undefined;
  /** 5.0 only; absent means false. */
  readonly retainAsPublished?: boolean | undefined;
  /** 5.0 only; absent means 0. */
  readonly retainHandling?: 0 | 1 | 2 | undefined;
}

/** SUBSCRIBE (3.8). */
export interface Subscribe {
  readonly type: 'subscribe';
  readonly packetIdentifier: number;
  readonly subscriptions: readonly Subscription[];
  readonly properties?: Properties | undefined;
}

/** SUBACK (3.9). */
export interface Suback {
  readonly type: 'suback';
  readonly packetIdentifier: number;
  /** Return codes in 3.1 and 3.1.1, Reason Codes in 5.0: one for each Topic Filter, in order. */
  readonly reasonCodes: readonly number[];
  readonly properties?: Properties | undefined;
}

/** UNSUBSCRIBE (3.10). */
export interface Unsubscribe {
  readonly type: 'unsubscribe';
  readonly packetIdentifier: number;
  readonly topicFilters: readonly string[];
  readonly properties?: Properties | undefined;
}

/** UNSUBACK (3.11). */
export interface Unsuback {
  readonly type: 'unsuback';
  readonly packetIdentifier: number;
  /** 5.0 only; empty in 3.1 and 3.1.1. */
  readonly reasonCodes: readonly number[];
  readonly properties?: Properties | undefined;
}

/** PINGREQ (3.12). */
export interface Pingreq {
  readonly type: 'pingreq';
}

/** PINGRESP (3.13). */
export interface Pingresp {
  readonly type: 'pingresp';
}

/** DISCONNECT (3.14). */
export interface Disconnect {
  readonly type: 'disconnect';
  /** 0 in 3.1 and 3.1.1, and where 5.0 leaves it out on the wire. */
  readonly reasonCode: number;
  readonly properties?: Properties | undefined;
}

/** AUTH (3.15): 5.0 only. */
export interface Auth {
  readonly type: 'auth';
  readonly reasonCode: number;
  readonly properties?: Properties | undefined;
}

/** Any control packet. */
export type Packet =
  | Connect
  | Connack
  | Publish
  | Puback
  | Pubrec
  | Pubrel
  | Pubcomp
  | Subscribe
  | Suback
  | Unsubscribe
  | Unsuback
  | Pingreq
  | Pingresp
  | Disconnect
  | Auth;

/** The name of a control packet type. */
export type PacketType = Packet['type'];

/** The packet of a given type. */
export type PacketOf<T extends PacketType> = Extract<Packet, { type: T }>;

/** Packet type numbers of the fixed header (table 2.1); index = number, 0 is reserved. */
export const packetTypes: readonly (PacketType | null)[] = [
  null,
  'connect',
  'connack',
  'publish',
  'puback',
  'pubrec',
  'pubrel',
  'pubcomp',
  'subscribe',
  'suback',
  'unsubscribe',
  'unsuback',
  'pingreq',
  'pingresp',
  'disconnect',
  'auth',
];
