/** Every bound of the broker in one table, so that no peer can make it hold or wait without end. */

import { defaultsOf, type LimitsOf, type LimitTable } from './limit.ts';

const mebibyte = 1024 * 1024;

/** Packet Identifiers and Topic Aliases are two bytes and never 0, so no window can be wider. */
const widestWindow = 65_535;

const droppedAndCounted = 'the newest is dropped and counted';
const filterRefused = 'SUBACK 0x97 (3.1.1: 0x80; 3.1, which has no code for it: closed)';
const topicRefused =
  'a filter gets SUBACK 0x8F, a PUBLISH PUBACK, PUBREC or at QoS 0 DISCONNECT 0x90, a CONNECT whose Will has it CONNACK 0x90 (3.1.1: SUBACK 0x80, else closed, and such a Will dropped)';
const notRetained = 'PUBACK or PUBREC 0x97, at QoS 0 DISCONNECT 0x97 (3.1.1: closed, nothing acknowledged)';

/** The bounds of the broker; those of its sockets are in reference/server/limits.ts. */
export const limitDefinitions = {
  connectTimeoutMs: {
    title: 'time from the opening of a connection to its accepted CONNECT, handshakes included',
    unit: 'milliseconds',
    default: 10_000,
    beyond: 'closed; nothing may be said before CONNACK',
  },
  maxConnections: {
    title: 'connections at once',
    unit: 'number',
    default: 10_000,
    beyond: 'closed at once; nothing may be said before CONNACK',
  },
  maxSessions: {
    title: 'sessions, those of absent clients included',
    unit: 'number',
    default: 100_000,
    beyond: 'CONNACK 0x88 (3.1.1: 3)',
  },
  maxPacketBytes: {
    title: 'one packet, fixed header included; told as Maximum Packet Size',
    unit: 'bytes',
    default: 16 * mebibyte,
    beyond: 'DISCONNECT 0x95 (3.1.1: closed) before anything is allocated',
  },
  maxTotalUnfinishedBytes: {
    title: 'packets that have begun and are not whole yet, of all clients together',
    unit: 'bytes',
    default: 512 * mebibyte,
    beyond: 'the client with most of it gets DISCONNECT 0x97 (3.1.1: closed)',
  },
  maxTopicBytes: {
    title: 'a Topic Name or Topic Filter',
    unit: 'bytes',
    default: 65_535,
    most: 65_535,
    beyond: topicRefused,
  },
  /** The default lets pass all that fit into 65,535 bytes, for the standard allows no other bound (4.7.3). */
  maxTopicLevels: {
    title: 'levels of a Topic Name or Topic Filter',
    unit: 'number',
    default: 65_536,
    beyond: topicRefused,
  },
  maxTopicAliases: {
    title: 'Topic Aliases that a client may set on a connection; told as Topic Alias Maximum',
    unit: 'number',
    default: 32,
    // Without Topic Aliases there is nothing to tell (3.2.2.3.8).
    least: 0,
    most: widestWindow,
    beyond: 'DISCONNECT 0x94',
  },
  maxSubscriptions: {
    title: 'subscriptions of one client',
    unit: 'number',
    default: 10_000,
    beyond: filterRefused,
  },
  maxSubscriptionNodes: {
    title: 'topic levels that the subscriptions of all clients may occupy together',
    unit: 'number',
    default: 2_000_000,
    beyond: filterRefused,
  },
  maxReceivedMessages: {
    title: 'QoS 1 and 2 messages of one client whose exchange is not over; told as Receive Maximum',
    unit: 'number',
    default: 256,
    most: widestWindow,
    beyond: 'DISCONNECT 0x93 (3.1.1: none can be told, so only Packet Identifiers set a bound)',
  },
  maxInFlightMessages: {
    title: 'messages to one client that await its acknowledgement',
    unit: 'number',
    default: 1_000,
    most: widestWindow,
    beyond: 'they wait in its queue',
  },
  maxQueuedMessages: {
    title: 'messages that wait for one client',
    unit: 'number',
    default: 10_000,
    beyond: droppedAndCounted,
  },
  maxQueuedBytes: {
    title: 'messages held for one client, waiting or in flight: payload, topic and 64 bytes each',
    unit: 'bytes',
    default: 64 * mebibyte,
    beyond: droppedAndCounted,
  },
  maxTotalQueuedBytes: {
    title: 'messages held for all clients together, weighed alike',
    unit: 'bytes',
    default: 1024 * mebibyte,
    beyond: droppedAndCounted,
  },
  maxRetainedMessages: {
    title: 'retained messages',
    unit: 'number',
    default: 100_000,
    beyond: notRetained,
  },
  maxRetainedBytes: {
    title: 'retained messages together, weighed alike',
    unit: 'bytes',
    default: 256 * mebibyte,
    beyond: notRetained,
  },
  maxRetainedNodes: {
    title: 'topic levels that the retained messages may occupy together',
    unit: 'number',
    default: 2_000_000,
    beyond: notRetained,
  },
} as const satisfies LimitTable;

/** The bounds. */
export type Limits = LimitsOf<typeof limitDefinitions>;

/** The bounds of a broker for which nothing else was asked. */
export const defaultLimits: Limits = defaultsOf(limitDefinitions);

/** Those of Topic Names and Topic Filters themselves, for which 5.0 has Reason Codes of their own. */
export type TopicLimit = 'maxTopicBytes' | 'maxTopicLevels';

/** Whether a bound is one of those. */
export const isTopicLimit = (limit: keyof Limits): limit is TopicLimit =>
  limit === 'maxTopicBytes' || limit === 'maxTopicLevels';
