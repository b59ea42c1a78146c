/**
 * The life of a session beyond its connections: found at CONNECT, left at the connection's end, and its own end
 * (3.1.2.4, 4.1).
 */

import type { Connect } from '../../codec/index.ts';
import type { Core } from '../core.ts';
import type { EndReason } from '../end-reason.ts';
import { clearParts } from './parts.ts';
import { createSession, type Session } from './session.ts';

/** A session made ready for a CONNECT, and whether it was there before. */
export interface OpenedSession {
  readonly session: Session;
  readonly resumed: boolean;
}

/** Finds or makes the session of a client; whoever was connected under its Client Identifier is gone already. */
export function openSession(core: Core, connect: Connect, clientId: string): OpenedSession {
  const { rules, sessions } = core;
  const key = rules.sessionKey(clientId);
  const found = sessions.get(key);
  const resumed = found !== undefined && rules.resumesSession(connect, found);
  if (found !== undefined) clearParts(core, found, (part) => rules.keepsAtConnect(part, resumed, connect, found));

  const session = found ?? createSession(clientId, connect.version);
  if (rules.returnStopsExpiry(session)) {
    session.expiry?.cancel();
    session.expiry = null;
  }
  session.version = connect.version;
  session.clean = connect.cleanStart;
  session.connects++;
  sessions.set(key, session);
  return { session, resumed };
}

/** Leaves a session without a connection: it ends, or waits for its client as long as the settings say. */
export function leaveSession(core: Core, session: Session, end: EndReason): void {
  const { rules, clock, settings } = core;
  session.connection = null;
  if (rules.endsWithConnection(session, end)) {
    endSession(core, session);
    return;
  }
  const absent = session.queue.retain((delivery) => rules.storesForAbsent(delivery, session));
  for (const { weightBytes } of absent) session.heldBytes -= weightBytes;
  clearParts(core, session, (part) => rules.keepsAtDisconnect(part, session, end));
  const storedForMs = rules.storedForMs(settings.sessionExpiryMs, session, end);
  if (storedForMs === null) return;
  session.expiry = clock.setTimer(storedForMs, () => {
    core.counters.clientsExpired++;
    endSession(core, session);
  });
}

function endSession(core: Core, session: Session): void {
  const { rules, retained, sessions } = core;
  clearParts(core, session, () => false);
  sessions.delete(rules.sessionKey(session.clientId));
  for (const topicName of rules.retainedGoingWithSession(session, retained.all())) retained.delete(topicName);
}
