/** Every bound of the broker in one record, so that no peer can make it hold or wait without end. */

/** The bounds. Each is the largest figure allowed; one beyond is refused in the way told. */
export interface Limits {
  /**
   * Bytes of one control packet, fixed header included, told as Maximum Packet Size. Beyond: the connection is closed before anything is allocated.
   */
  readonly maxPacketBytes: number;
  /** Milliseconds from the opening of a connection to an accepted CONNECT (3.1.4). Then: closed. */
  readonly connectTimeoutMs: number;
  /** Network Connections open at once. Beyond: closed at once. */
  readonly maxConnections: number;
  /** Sessions, of connected and of absent clients. Beyond: CONNACK 3, in 5.0 0x88 (server unavailable). */
  readonly maxSessions: number;
  /**
   * QoS 1 and 2 messages sent to a client and not yet acknowledged in full (at most 65,535). Beyond: they wait in the
   * queue.
   */
  readonly maxInFlightMessages: number;
  /**
   * QoS 1 and 2 messages of a client whose exchange is not over (at most 65,535), told as Receive Maximum; only QoS 2
   * messages can stay so. Beyond: in 5.0 closed (4.9); before, none can be told of it and only identifiers set a bound.
   */
  readonly maxReceivedMessages: number;
  /** Topic Aliases that a client may set on a connection, told as Topic Alias Maximum. Beyond: closed (3.3.2.3.4). */
  readonly maxTopicAliases: number;
  /** Messages waiting for a session behind its in-flight window. Beyond: the newest is dropped and counted. */
  readonly maxQueuedMessages: number;
  /**
   * Weight of the messages held for a session, waiting or in flight: payload, topic and 64 bytes each. Beyond: as
   * above.
   */
  readonly maxQueuedBytes: number;
  /** Subscriptions of one session. Beyond: SUBACK 0x80, in 5.0 0x97, in 3.1, which has no such code, the connection is closed. */
  readonly maxSubscriptions: number;
  /**
   * Levels of a Topic Name or Topic Filter. The default lets pass all that fit into 65,535 bytes, for the standard
   * allows no other bound (4.7.3). Beyond: a filter as above; a publisher's connection is closed.
   */
  readonly maxTopicLevels: number;
  /** Levels that the subscriptions of all sessions may occupy together in the topic tree. Beyond: as above. */
  readonly maxSubscriptionNodes: number;
  /**
   * Retained messages. Beyond: a Transient Error, so the publisher's connection is closed and nothing acknowledged
   * (4.8); in 5.0 QoS 1 and 2 are answered with 0x97 (quota exceeded).
   */
  readonly maxRetainedMessages: number;
  /** Weight of the retained messages together. Beyond: as above. */
  readonly maxRetainedBytes: number;
  /** Levels that the retained messages' topics may occupy together. Beyond: as above. */
  readonly maxRetainedNodes: number;
}

const mebibyte = 1024 * 1024;

/** The bounds of a broker for which nothing else was asked. */
export const defaultLimits: Limits = {
  maxPacketBytes: 16 * mebibyte,
  connectTimeoutMs: 10_000,
  maxConnections: 10_000,
  maxSessions: 100_000,
  maxInFlightMessages: 1_000,
  maxReceivedMessages: 256,
  maxTopicAliases: 32,
  maxQueuedMessages: 10_000,
  maxQueuedBytes: 64 * mebibyte,
  maxSubscriptions: 10_000,
  maxTopicLevels: 65_536,
  maxSubscriptionNodes: 2_000_000,
  maxRetainedMessages: 100_000,
  maxRetainedBytes: 256 * mebibyte,
  maxRetainedNodes: 2_000_000,
};

/** Packet Identifiers and Topic Aliases are two bytes and never 0, so no window can be wider. */
const most: Partial<Record<keyof Limits, number>> = {
  maxInFlightMessages: 65_535,
  maxReceivedMessages: 65_535,
  maxTopicAliases: 65_535,
};

/** Those that may be 0: without Topic Aliases there is nothing to tell (3.2.2.3.8). */
const mayBeNone: readonly string[] = ['maxTopicAliases' satisfies keyof Limits];

/** A limit that makes no sense was handed in. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
  readonly code = 'MQTT_BROKER_LIMIT';
}

/**
 * Completes limits by the defaults.
 * @throws LimitError when one is not a whole number of at least 1 (0 where that means none), or a window is wider than
 * the identifiers.
 */
export function resolveLimits(given: Partial<Limits>): Limits {
  for (const [name, value] of Object.entries(given)) {
    const highest = most[name as keyof Limits] ?? Number.MAX_SAFE_INTEGER;
    const lowest = mayBeNone.includes(name) ? 0 : 1;
    if (!Number.isInteger(value) || value < lowest || value > highest) {
      throw new LimitError(`limit ${name}: expected a whole number from ${lowest} to ${highest}, got ${value}`);
    }
  }
  return { ...defaultLimits, ...given };
}
