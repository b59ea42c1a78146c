/** Every bound that the transports keep on behalf of the broker, in one table. */

import { defaultsOf, type LimitsOf, type LimitTable } from '../broker/limit.ts';
import { limitDefinitions } from '../broker/limits.ts';

/** Below this a socket of Node takes more without a word, and tells nobody when all is gone. */
export const unnoticedBytes = 65_536;

const mebibyte = 1024 * 1024;

/** Bounds of the listeners and of each connection; the broker's own are in reference/broker/limits.ts. */
export const transportLimitDefinitions = {
  /** Of all listeners together, so that what is still in a handshake counts. */
  maxConnections: limitDefinitions.maxConnections,
  maxConnectionsPerAddress: {
    title: 'connections from one address at once',
    unit: 'number',
    default: limitDefinitions.maxConnections.default,
    beyond: 'closed at once; nothing may be said before CONNACK',
  },
  /** From the opening of the socket to the end of the handshakes of TLS and WebSocket. */
  connectTimeoutMs: limitDefinitions.connectTimeoutMs,
  maxOutboundBytes: {
    title: 'bytes that one client leaves unread before it counts as slow',
    unit: 'bytes',
    default: 16 * mebibyte,
    // Node tells that all is gone only of sockets that had more than this.
    least: unnoticedBytes,
    beyond: 'QoS 0 is dropped and counted until it has read all, QoS 1 and 2 wait in its queue',
  },
  maxTotalOutboundBytes: {
    title: 'bytes that all clients together leave unread before those who have some count as slow',
    unit: 'bytes',
    default: 512 * mebibyte,
    beyond: 'as for one client',
  },
  maxUnsentBytes: {
    title: 'bytes that a client may leave unread before it is cut off, if it goes on to ask for more',
    unit: 'bytes',
    default: 64 * mebibyte,
    beyond: 'cut off; it would not read what it was told',
  },
  maxMessageBytes: {
    title: 'one WebSocket message, however many packets it holds',
    unit: 'bytes',
    default: 32 * mebibyte,
    beyond: 'closed with WebSocket code 1009',
  },
  maxMessageFragments: {
    title: 'frames of one WebSocket message',
    unit: 'number',
    default: 16_384,
    most: 2 ** 31 - 1,
    beyond: 'closed with WebSocket code 1008',
  },
  lingerMs: {
    title: 'time that a client has to close its side after the broker closed',
    unit: 'milliseconds',
    default: 5_000,
    beyond: 'cut off',
  },
  shutdownMs: {
    title: 'the same when the broker stops',
    unit: 'milliseconds',
    default: 1_000,
    beyond: 'cut off',
  },
} as const satisfies LimitTable;

/** The bounds of the transports. */
export type TransportLimits = LimitsOf<typeof transportLimitDefinitions>;

/** The bounds of a listener for which nothing else was asked. */
export const transportLimits: TransportLimits = defaultsOf(transportLimitDefinitions);
