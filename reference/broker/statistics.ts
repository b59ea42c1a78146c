/** The figures of a running broker. */

import type { Core } from './core.ts';
import type { Counters } from './counters.ts';
import type { Session } from './session/session.ts';

/** Figures that are always of now: each is worked out when it is read. */
export interface Statistics {
  /** Milliseconds since the broker was made. */
  readonly uptimeMs: number;
  readonly clientsConnected: number;
  /** Absent clients whose session is kept. */
  readonly clientsDisconnected: number;
  readonly clientsTotal: number;
  /** The most that were connected at once. */
  readonly clientsMaximum: number;
  /** Sessions that ended because their client stayed away too long. */
  readonly clientsExpired: number;
  /** Control packets of any type. */
  readonly messagesReceived: number;
  readonly messagesSent: number;
  /** Messages held: retained, and once for each session that they wait for or are in flight to. */
  readonly messagesStored: number;
  readonly publishMessagesReceived: number;
  readonly publishMessagesSent: number;
  /** Messages that a session should have got and for which its limits left no room. */
  readonly publishMessagesDropped: number;
  /** Weight of the messages that all sessions hold, queued and in flight. */
  readonly heldBytes: number;
  /** What is counted while it happens. */
  readonly counters: Readonly<Counters>;
  readonly bytesReceived: number;
  readonly bytesSent: number;
  readonly subscriptions: number;
  /** Of them, how many are shared, each counted once however many share it. */
  readonly sharedSubscriptions: number;
  readonly retainedMessages: number;
  /** Weight of the retained messages. */
  readonly retainedBytes: number;
  /** Network Connections that are open, with or without a client. */
  readonly connections: number;
  /** Messages that wait for clients. */
  readonly messagesQueued: number;
  /** Messages that clients have not acknowledged in full. */
  readonly messagesInFlight: number;
}

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** The statistics of a broker, `startedAtMs` being its clock when it was made. */
export function createStatistics(core: Core, startedAtMs: number): Statistics {
  const { counters, sessions, retained, clock } = core;
  const sum = (figure: (session: Session) => number): number => {
    let result = 0;
    for (const session of sessions.values()) result += figure(session);
    return result;
  };
  return {
    counters,
    get heldBytes() {
      return counters.heldBytes;
    },
    get uptimeMs() {
      return clock.now() - startedAtMs;
    },
    get clientsConnected() {
      return counters.clientsConnected;
    },
    get clientsDisconnected() {
      return sessions.size - counters.clientsConnected;
    },
    get clientsTotal() {
      return sessions.size;
    },
    get clientsMaximum() {
      return counters.clientsMaximum;
    },
    get clientsExpired() {
      return counters.clientsExpired;
    },
    get messagesReceived() {
      return counters.messagesReceived;
    },
    get messagesSent() {
      return counters.messagesSent;
    },
    get messagesQueued() {
      return sum(({ queue }) => queue.size);
    },
    get messagesInFlight() {
      return sum(({ inFlight }) => inFlight.size);
    },
    get messagesStored() {
      return retained.count + sum(({ queue, inFlight }) => queue.size + inFlight.size);
    },
    get connections() {
      return core.connections.size;
    },
    get sharedSubscriptions() {
      return core.groups.size;
    },
    get retainedBytes() {
      return retained.weightBytes;
    },
    get publishMessagesReceived() {
      return sumOf(counters.publishReceived);
    },
    get publishMessagesSent() {
      return sumOf(counters.publishSent);
    },
    get publishMessagesDropped() {
      return sumOf(counters.dropped);
    },
    get bytesReceived() {
      return counters.bytesReceived;
    },
    get bytesSent() {
      return counters.bytesSent;
    },
    get subscriptions() {
      return counters.subscriptions;
    },
    get retainedMessages() {
      return retained.count;
    },
  };
}
