/** Sends messages to a session's client, or holds them until its window or its client is back (4.3 to 4.6). */

import type { QoS } from '../../codec/index.ts';
import type { Connection } from '../connection/connection.ts';
import { sendBytes } from '../connection/send.ts';
import type { Core } from '../core.ts';
import type { Drop } from '../counters.ts';
import type { Delivery } from '../message.ts';
import { encodeDelivery } from './encode-delivery.ts';
import { type InFlight, type Session, weigh } from './session.ts';

/**
 * Delivers a message to a session: now if it can, later if it must wait, not at all if it is not kept or does not fit.
 */
export function deliver(core: Core, session: Session, delivery: Delivery): void {
  const { connection } = session;
  if (connection === null) {
    if (core.rules.storesForAbsent(delivery, session)) enqueue(core, session, delivery);
  } else if (connection.isCongested && delivery.qos === 0 && delivery.cause === 'live') {
    drop(core, session, delivery, 'maxOutboundBytes');
  } else if (session.queue.size > 0 || !startIfPossible(core, session, connection, delivery)) {
    enqueue(core, session, delivery);
  }
}

/** Sends what waits, as far as the in-flight window reaches: first what is to be sent again. */
export function pump(core: Core, session: Session): void {
  for (const packetIdentifier of session.unsent) {
    const item = session.inFlight.get(packetIdentifier);
    if (session.connection === null || !hasRoom(core, session, 1)) return;
    session.unsent.delete(packetIdentifier);
    if (item !== undefined) sendInFlight(core, session, session.connection, item);
  }
  for (let next = session.queue.peek(); next !== undefined; next = session.queue.peek()) {
    if (session.connection === null || !hasRoom(core, session, next.qos)) return;
    session.queue.shift();
    weigh(session, -next.weightBytes);
    core.journal.unqueued(session, next);
    if (!core.rules.isExpired(next.message, core.clock.now())) start(core, session, session.connection, next);
  }
}

/** Forgets a message in flight: its identifier is free from here on. */
export function forget(core: Core, session: Session, packetIdentifier: number): void {
  const inFlight = take(session, packetIdentifier);
  if (inFlight !== undefined) core.journal.forgotten(session, inFlight);
}

/** Holds a message as in flight, in place of any that has its identifier, behind all others. */
export function hold(core: Core, session: Session, inFlight: InFlight): void {
  const replaced = take(session, inFlight.packetIdentifier);
  session.inFlight.set(inFlight.packetIdentifier, inFlight);
  weigh(session, inFlight.delivery.weightBytes);
  core.journal.held(session, inFlight, replaced);
}

function take(session: Session, packetIdentifier: number): InFlight | undefined {
  const inFlight = session.inFlight.get(packetIdentifier);
  if (inFlight === undefined) return undefined;
  session.inFlight.delete(packetIdentifier);
  session.unsent.delete(packetIdentifier);
  weigh(session, -inFlight.delivery.weightBytes);
  return inFlight;
}

/** Sends the PUBLISH of something in flight, under the identifier that it has. */
export function sendInFlight(
  core: Core,
  session: Session,
  connection: Connection,
  { delivery, packetIdentifier, attempts }: InFlight,
): void {
  const dup = core.rules.dupFlag(delivery, attempts, session);
  if (send(core, session, connection, delivery, packetIdentifier, dup)) return;
  // It goes on as if it had been delivered [MQTT-3.1.2-25].
  forget(core, session, packetIdentifier);
}

/** Sends a PUBLISH, unless it is larger than the client takes: then it says so. */
function send(
  core: Core,
  session: Session,
  connection: Connection,
  delivery: Delivery,
  packetIdentifier: number,
  dup: boolean,
): boolean {
  const { rules } = core;
  const { message } = delivery;
  const { version, terms, outboundAliases } = connection;
  const isVersion5 = version === '5.0';
  const alias = isVersion5 ? rules.outboundAlias(message.topic, outboundAliases, terms.topicAliasMaximum) : null;
  const bytes = encodeDelivery(delivery, {
    version,
    packetIdentifier,
    dup,
    forwarded: isVersion5 ? rules.forwardedProperties(message, delivery.cause) : undefined,
    messageExpiryInterval: isVersion5 ? rules.remainingExpiry(message, core.clock.now()) : undefined,
    alias,
  });
  if (!rules.fitsClient(bytes.length, terms.maximumPacketSize, 'publish')) {
    drop(core, session, delivery, 'maximumPacketSize');
    return false;
  }
  if (alias !== null) outboundAliases.set(message.topic, alias.alias);
  core.counters.publishBytesSent += message.payload.length;
  sendBytes(core, connection, 'publish', bytes);
  return true;
}

/** Whether one more at this QoS may be sent now; what is to be sent again is in flight, but not sent on this connection. */
export function hasRoom(core: Core, session: Session, qos: QoS): boolean {
  if (session.connection?.isCongested === true) return false;
  const sent = session.inFlight.size - session.unsent.size;
  return qos === 0 || sent < core.rules.inFlightWindow(core.limits.maxInFlightMessages, session);
}

function startIfPossible(core: Core, session: Session, connection: Connection, delivery: Delivery): boolean {
  if (session.unsent.size > 0 || !hasRoom(core, session, delivery.qos)) return false;
  if (delivery.qos > 0 && weightInTheWay(core, session, delivery) !== null) return false;
  start(core, session, connection, delivery);
  return true;
}

function start(core: Core, session: Session, connection: Connection, delivery: Delivery): void {
  if (delivery.qos === 0) {
    send(core, session, connection, delivery, 0, core.rules.dupFlag(delivery, 1, session));
    return;
  }
  const packetIdentifier = core.rules.nextPacketIdentifier(session.lastPacketIdentifier, session.inFlight);
  session.lastPacketIdentifier = packetIdentifier;
  const awaiting = delivery.qos === 1 ? 'puback' : 'pubrec';
  const inFlight: InFlight = { packetIdentifier, delivery, awaiting, attempts: 1 };
  hold(core, session, inFlight);
  sendInFlight(core, session, connection, inFlight);
}

function enqueue(core: Core, session: Session, delivery: Delivery): void {
  const full = (): Drop | null =>
    session.queue.size >= core.limits.maxQueuedMessages ? 'maxQueuedMessages' : weightInTheWay(core, session, delivery);

  let reason = full();
  if (reason !== null && core.rules.onQueueFull(delivery, session) === 'drop-oldest') {
    for (; reason !== null; reason = full()) {
      const oldest = session.queue.shift();
      if (oldest === undefined) break;
      weigh(session, -oldest.weightBytes);
      drop(core, session, oldest, reason);
      core.journal.unqueued(session, oldest);
    }
  }
  if (reason !== null) {
    drop(core, session, delivery, reason);
    return;
  }
  const place = core.rules.placeInQueue(delivery, session);
  const before = place < session.queue.size ? [...session.queue] : null;
  session.queue.insert(place, delivery);
  weigh(session, delivery.weightBytes);
  if (before === null) core.journal.queued(session, delivery);
  else core.journal.requeued(session, before);
}

/** The bound on weight that keeps a session from holding one more, or null. */
function weightInTheWay({ limits, counters }: Core, session: Session, { weightBytes }: Delivery): Drop | null {
  if (session.heldBytes + weightBytes > limits.maxQueuedBytes) return 'maxQueuedBytes';
  return counters.heldBytes + weightBytes > limits.maxTotalQueuedBytes ? 'maxTotalQueuedBytes' : null;
}

function drop({ counters, observe }: Core, { clientId }: Session, { message }: Delivery, reason: Drop): void {
  counters.dropped[reason]++;
  observe?.({ type: 'dropped', clientId, topic: message.topic, reason });
}
