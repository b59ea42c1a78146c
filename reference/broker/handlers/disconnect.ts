/** DISCONNECT: the orderly end, without a Will unless its Reason Code says otherwise (3.14.4). */

import type { Disconnect } from '../../codec/index.ts';
import type { Connection } from '../connection/connection.ts';
import { endConnection } from '../connection/end.ts';
import type { Core } from '../core.ts';
import type { Session } from '../session/session.ts';

const protocolError = 0x82;

/** Handles a DISCONNECT. */
export function handleDisconnect(core: Core, connection: Connection, session: Session, disconnect: Disconnect): void {
  const { rules } = core;
  const { reasonCode } = disconnect;
  if (rules.onDisconnect(disconnect, session) === 'reject') {
    const why = 'a Session Expiry Interval other than 0 after one of 0 in CONNECT';
    endConnection(core, connection, { kind: 'rejected', reasonCode: protocolError, why });
    return;
  }
  session.sessionExpiryInterval = rules.expiryAfterDisconnect(disconnect, session);
  if (rules.closesOnDisconnect(session)) {
    endConnection(core, connection, { kind: 'disconnect', reasonCode });
    return;
  }
  session.will = null;
  core.journal.sessionChanged(session);
}
