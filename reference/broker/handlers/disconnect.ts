/** DISCONNECT: the orderly end, without a Will (3.14.4). */

import type { Connection } from '../connection/connection.ts';
import { endConnection } from '../connection/end.ts';
import type { Core } from '../core.ts';
import type { Session } from '../session/session.ts';

/** Handles a DISCONNECT. */
export function handleDisconnect(core: Core, connection: Connection, session: Session): void {
  if (core.rules.closesOnDisconnect(session)) endConnection(core, connection, { kind: 'disconnect' });
  else session.will = null;
}
