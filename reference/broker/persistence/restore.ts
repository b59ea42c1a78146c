/**
 * Begins where the broker before left off (4.1). Clients that were connected then have lost their connection: what follows
 * from that (Will, Session Expiry) counts from now on, for it is now that the server detects it (3.1.2.5).
 */

import type { Core } from '../core.ts';
import type { EndReason } from '../end-reason.ts';
import { createDelivery } from '../message.ts';
import { expireIn, leaveSession } from '../session/lifetime.ts';
import { createSession, type Session, weigh } from '../session/session.ts';
import { restoreSubscription } from '../session/subscriptions.ts';
import { delayWill, settleWill } from '../will.ts';
import type { Persistence, StoredDelivery, StoredSession } from './stored.ts';

const lost: EndReason = { kind: 'stream-ended' };

/** Makes what was kept the state of a broker that has none. */
export function restore(core: Core, { state, restored }: Persistence): void {
  const sessions = state.sessions.map((stored) => ({ stored, session: sessionOf(core, stored) }));
  for (const { stored, session } of sessions) restored(stored, session);
  // Shared Subscriptions come to be with their members, and messages name them.
  for (const { stored, session } of sessions) fill(core, session, stored);
  for (const message of state.retained) core.retained.restore(message);
  for (const { stored, session } of sessions) if (stored.isConnected) loseConnection(core, session);
}

function sessionOf(core: Core, stored: StoredSession): Session {
  const session = createSession(stored.clientId, stored.version, core.counters);
  session.user = stored.user;
  session.rights = core.access.rightsOf({ user: stored.user, clientId: stored.clientId });
  session.clean = stored.clean;
  session.sessionExpiryInterval = stored.sessionExpiryInterval;
  session.connects = stored.connects;
  session.will = stored.will;
  core.sessions.set(core.rules.sessionKey(stored.clientId), session);
  for (const held of stored.subscriptions) restoreSubscription(core, session, held);
  for (const [packetIdentifier, copies] of stored.received) session.received.set(packetIdentifier, copies);
  return session;
}

function fill(core: Core, session: Session, stored: StoredSession): void {
  const delivered = ({ message, sharedFilter, ...form }: StoredDelivery) => {
    const group = sharedFilter === null ? null : (core.groups.get(sharedFilter) ?? null);
    const delivery = createDelivery(message, { ...form, group });
    weigh(session, delivery.weightBytes);
    return delivery;
  };
  for (const { packetIdentifier, awaiting, delivery } of stored.inFlight) {
    session.inFlight.set(packetIdentifier, { packetIdentifier, awaiting, delivery: delivered(delivery), attempts: 1 });
    session.lastPacketIdentifier = packetIdentifier;
  }
  for (const delivery of stored.queue) session.queue.insert(session.queue.size, delivered(delivery));
  const leftMs = (dueMs: number): number => Math.max(0, dueMs - core.clock.now());
  if (stored.delayedWill !== null) delayWill(core, session, stored.delayedWill.will, leftMs(stored.delayedWill.dueMs));
  if (stored.expiresAtMs !== null) expireIn(core, session, leftMs(stored.expiresAtMs));
}

function loseConnection(core: Core, session: Session): void {
  const { will } = session;
  session.will = null;
  leaveSession(core, session, lost);
  if (will !== null && core.rules.publishesWill(lost, will, session)) settleWill(core, session, will, lost);
}
