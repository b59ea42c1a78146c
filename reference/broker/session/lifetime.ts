/**
 * The life of a session beyond its connections: found at CONNECT, left at the connection's end, and its own end
 * (3.1.2.4, 4.1).
 */

import type { Connect } from '../../codec/index.ts';
import type { Identity } from '../access/access.ts';
import { termsOf } from '../connection/terms.ts';
import type { Core } from '../core.ts';
import type { EndReason } from '../end-reason.ts';
import type { Delivery } from '../message.ts';
import { dropWill, releaseWill } from '../will.ts';
import { identify } from './identify.ts';
import { clearParts } from './parts.ts';
import { createSession, type Session, weigh } from './session.ts';

/** A session made ready for a CONNECT, and whether it was there before. */
export interface OpenedSession {
  readonly session: Session;
  readonly resumed: boolean;
}

/** Finds or makes the session of a client; whoever was connected under its Client Identifier is gone already. */
export function openSession(core: Core, connect: Connect, { clientId, user }: Identity): OpenedSession {
  const { rules, sessions, settings } = core;
  const key = rules.sessionKey(clientId);
  const found = sessions.get(key);
  const resumed = found !== undefined && rules.resumesSession(connect, found);
  if (found !== undefined) {
    const orphans = resumed ? [] : orphansOf(core, found);
    clearParts(core, found, (part) => rules.keepsAtConnect(part, resumed, connect, found));
    if (resumed) returnToWill(core, found);
    else endDelayedWill(core, found);
    for (const orphan of orphans) core.router.passOn(orphan);
  }

  const session = found ?? createSession(clientId, connect.version, core.counters);
  if (rules.returnStopsExpiry(session)) {
    session.expiry?.timer.cancel();
    session.expiry = null;
  }
  session.version = connect.version;
  session.clean = connect.cleanStart;
  session.sessionExpiryInterval = rules.grantedSessionExpiry(connect, settings.sessionExpiryMs);
  session.terms = termsOf(connect);
  identify(core, session, user);
  session.connects++;
  sessions.set(key, session);
  return { session, resumed };
}

/** A client is back in its session, in time if a Will still waits. */
function returnToWill(core: Core, session: Session): void {
  const { delayedWill } = session;
  if (delayedWill !== null && core.rules.returnCancelsWill(delayedWill.will, session)) dropWill(core, session);
}

/** The session ends, and with it the wait of its Will (3.1.3.2.2). */
function endDelayedWill(core: Core, session: Session): void {
  const { delayedWill } = session;
  if (delayedWill === null) return;
  if (core.rules.sessionEndPublishesWill(delayedWill.will, session)) releaseWill(core, session);
  else dropWill(core, session);
}

/** Leaves a session without a connection: it ends, or waits for its client as long as the settings say. */
export function leaveSession(core: Core, session: Session, end: EndReason): void {
  const { rules, settings } = core;
  session.connection = null;
  if (rules.endsWithConnection(session, end)) {
    endSession(core, session);
    return;
  }
  const before = [...session.queue];
  const absent = session.queue.retain((delivery) => rules.storesForAbsent(delivery, session));
  for (const { weightBytes } of absent) weigh(session, -weightBytes);
  if (absent.length > 0) core.journal.requeued(session, before);
  clearParts(core, session, (part) => rules.keepsAtDisconnect(part, session, end));
  const storedForMs = rules.storedForMs(settings.sessionExpiryMs, session, end);
  if (storedForMs !== null) expireIn(core, session, storedForMs);
  core.journal.sessionChanged(session);
}

/** Has a session end after a while, if its client is not back by then. */
export function expireIn(core: Core, session: Session, durationMs: number): void {
  const timer = core.clock.setTimer(durationMs, () => {
    core.counters.clientsExpired++;
    endSession(core, session);
  });
  session.expiry = { timer, dueMs: core.clock.now() + durationMs };
}

function endSession(core: Core, session: Session): void {
  const { rules, retained, sessions } = core;
  const orphans = orphansOf(core, session);
  clearParts(core, session, () => false);
  sessions.delete(rules.sessionKey(session.clientId));
  for (const topicName of rules.retainedGoingWithSession(session, retained.all())) retained.delete(topicName);
  endDelayedWill(core, session);
  for (const orphan of orphans) core.router.passOn(orphan);
  core.journal.sessionEnded(session);
}

/** What a session that ends leaves to the other members of its Shared Subscriptions (4.8.2). */
function orphansOf({ rules }: Core, { inFlight, queue }: Session): Delivery[] {
  const orphans: Delivery[] = [];
  for (const { delivery } of inFlight.values()) {
    if (delivery.group !== null && rules.passesOn(delivery, true)) orphans.push(delivery);
  }
  for (const delivery of queue) if (delivery.group !== null && rules.passesOn(delivery, false)) orphans.push(delivery);
  return orphans;
}
