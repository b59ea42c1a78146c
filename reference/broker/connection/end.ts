/** The end of a Network Connection, whichever way it comes. */

import type { Core } from '../core.ts';
import type { EndReason } from '../end-reason.ts';
import { leaveSession } from '../session/lifetime.ts';
import type { Session } from '../session/session.ts';
import { publishWill } from '../will.ts';
import type { Connection } from './connection.ts';

/** Ends a connection: closes the wire, leaves the session and settles the Will. Doing it again does nothing. */
export function endConnection(core: Core, connection: Connection, end: EndReason): void {
  const { phase } = connection;
  if (phase.name === 'closed') return;
  connection.phase = { name: 'closed' };
  connection.connectTimer?.cancel();
  connection.keepAlive?.stop();
  core.connections.delete(connection);
  connection.wire.close();
  if (phase.name === 'connected') endService(core, connection, phase.session, end);
}

function endService(core: Core, connection: Connection, session: Session, end: EndReason): void {
  const { rules } = core;
  core.counters.clientsConnected--;
  const { will } = session;
  if (rules.forgetsWill(end, session)) session.will = null;
  // The session comes first: if it ends here, it is no subscriber of its own Will any more.
  if (session.connection === connection) leaveSession(core, session, end);
  if (will !== null && rules.publishesWill(end, will, session)) publishWill(core, session, will);
}
