/** The end of a Network Connection, whichever way it comes. */

import type { Core } from '../core.ts';
import type { EndReason } from '../end-reason.ts';
import { leaveSession } from '../session/lifetime.ts';
import { admitWill } from '../will.ts';
import type { Connection } from './connection.ts';

/** Ends a connection: closes the wire, leaves the session, publishes the Will if there is cause. Once is enough. */
export function endConnection(core: Core, connection: Connection, end: EndReason): void {
  const { phase } = connection;
  if (phase.name === 'closed') return;
  connection.phase = { name: 'closed' };
  connection.connectTimer?.cancel();
  connection.keepAlive?.stop();
  core.connections.delete(connection);
  if (end.kind !== 'stream-ended') connection.wire.close();
  if (phase.name !== 'connected') return;

  core.counters.clientsConnected--;
  const { session } = phase;
  const will = takeWill(core, session, end)
  ...
}
