/** What is counted while it happens; the rest of the statistics is read off the state. */

import type { QoS } from '../codec/index.ts';

/** Why a subscriber did not get a message: the bound of the broker, or its own Maximum Packet Size. */
export type Drop = keyof Counters['dropped'];

/** Counts since the start, but for those that tell how many there are now. */
export interface Counters {
  /** Network Connections that came. */
  connections: number;
  /** CONNECT packets that came. */
  connects: number;
  /** Now. */
  clientsConnected: number;
  clientsMaximum: number;
  clientsExpired: number;
  messagesReceived: number;
  messagesSent: number;
  readonly publishReceived: Record<QoS, number>;
  readonly publishSent: Record<QoS, number>;
  /** Of payloads. */
  publishBytesReceived: number;
  publishBytesSent: number;
  readonly dropped: {
    maxQueuedMessages: number;
    maxQueuedBytes: number;
    maxTotalQueuedBytes: number;
    maxOutboundBytes: number;
    maximumPacketSize: number;
  };
  bytesReceived: number;
  bytesSent: number;
  /** Now. */
  subscriptions: number;
  /** Now: the weight of what all sessions hold, queued and in flight. */
  heldBytes: number;
  /** Now: what all connections have received of packets that are not whole yet. */
  unfinishedBytes: number;
}

/** All at zero. */
export const createCounters = (): Counters => ({
  connections: 0,
  connects: 0,
  clientsConnected: 0,
  clientsMaximum: 0,
  clientsExpired: 0,
  messagesReceived: 0,
  messagesSent: 0,
  publishReceived: { 0: 0, 1: 0, 2: 0 },
  publishSent: { 0: 0, 1: 0, 2: 0 },
  publishBytesReceived: 0,
  publishBytesSent: 0,
  dropped: {
    maxQueuedMessages: 0,
    maxQueuedBytes: 0,
    maxTotalQueuedBytes: 0,
    maxOutboundBytes: 0,
    maximumPacketSize: 0,
  },
  bytesReceived: 0,
  bytesSent: 0,
  subscriptions: 0,
  heldBytes: 0,
  unfinishedBytes: 0,
});
