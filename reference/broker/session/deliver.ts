/** Sends messages to a session's client, or holds them until its window or its client is back (4.3 to 4.6). */

import type { Connection } from '../connection/connection.ts';
import { sendBytes } from '../connection/send.ts';
import type { Core } from '../core.ts';
import type { Delivery } from '../message.ts';
import { encodeDelivery } from './encode-delivery.ts';
import type { InFlight, Session } from './session.ts';

/**
 * Delivers a message to a session: now if it can, later if it must wait, not at all if it is not kept or does not fit.
 */
export function deliver(core: Core, session: Session, delivery: Delivery): void {
  const { connection } = session;
  if (connection === null) {
    if (core.rules.storesForAbsent(delivery, session)) enqueue(core, session, delivery);
  } else if (session.queue.size > 0 || !startIfPossible(core, session, connection, delivery)) {
    enqueue(core, session, delivery);
  }
}

/** Sends what waits, as far as the in-flight window reaches. */
export function pump(core: Core, session: Session): void {
  for (let next = session.queue.peek(); next !== undefined; next = session.queue.peek()) {
    if (session.connection === null || !hasRoomInFlight(core, session, next)) return;
    session.queue.shift();
    session.heldBytes -= next.weightBytes;
    start(core, session, session.connection, next);
  }
}

/** Forgets a message in flight: its identifier is free from here on. */
export function forget(session: Session, packetIdentifier: number): void {
  const inFlight = session.inFlight.get(packetIdentifier);
  if (inFlight === undefined) return;
  session.inFlight.delete(packetIdentifier);
  session.heldBytes -= inFlight.delivery.weightBytes;
}

/** Holds a message as in flight, in place of any that has its identifier, behind all others. */
export function hold(session: Session, inFlight: InFlight): void {
  forget(session, inFlight.packetIdentifier);
  session.inFlight.set(inFlight.packetIdentifier, inFlight);
  session.heldBytes += inFlight.delivery.weightBytes;
}

/** Sends the PUBLISH of something in flight, under the identifier that it has. */
export function sendInFlight(
  core: Core,
  session: Session,
  connection: Connection,
  { delivery, packetIdentifier, attempts }: InFlight,
): void {
  const dup = core.rules.dupFlag(delivery, attempts, session);
  sendBytes(core, connection, 'publish', encodeDelivery(delivery, packetIdentifier, dup));
}

function hasRoomInFlight(core: Core, session: Session, { qos }: Delivery): boolean {
  return qos === 0 || session.inFlight.size < core.rules.inFlightWindow(core.limits.maxInFlightMessages, session);
}

function startIfPossible(core: Core, session: Session, connection: Connection, delivery: Delivery): boolean {
  if (!hasRoomInFlight(core, session, delivery)) return false;
  if (delivery.qos > 0 && session.heldBytes + delivery.weightBytes > core.limits.maxQueuedBytes) return false;
  start(core, session, connection, delivery);
  return true;
}

function start(core: Core, session: Session, connection: Connection, delivery: Delivery): void {
  if (delivery.qos === 0) {
    const dup = core.rules.dupFlag(delivery, 1, session);
    sendBytes(core, connection, 'publish', encodeDelivery(delivery, 0, dup));
    return;
  }
  const packetIdentifier = core.rules.nextPacketIdentifier(session.lastPacketIdentifier, session.inFlight);
  session.lastPacketIdentifier = packetIdentifier;
  const awaiting = delivery.qos === 1 ? 'puback' : 'pubrec';
  const inFlight: InFlight = { packetIdentifier, delivery, awaiting, attempts: 1 };
  hold(session, inFlight);
  sendInFlight(core, session, connection, inFlight);
}

function enqueue(core: Core, session: Session, delivery: Delivery): void {
  const { maxQueuedMessages, maxQueuedBytes } = core.limits;
  const isFull = (): boolean =>
    session.queue.size >= maxQueuedMessages || session.heldBytes + delivery.weightBytes > maxQueuedBytes;

  if (isFull() && core.rules.onQueueFull(delivery, session) === 'drop-oldest') {
    while (isFull() && session.queue.size > 0) {
      session.heldBytes -= session.queue.shift()?.weightBytes ?? 0;
      core.counters.publishMessagesDropped++;
    }
  }
  if (isFull()) {
    core.counters.publishMessagesDropped++;
    return;
  }
  session.queue.insert(core.rules.placeInQueue(delivery, session), delivery);
  session.heldBytes += delivery.weightBytes;
}
