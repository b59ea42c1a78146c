/** PINGREQ: shows the client that the server is there (3.12.4). */

import type { Connection } from '../connection/connection.ts';
import { sendPacket } from '../connection/send.ts';
import type { Core } from '../core.ts';
import type { Session } from '../session/session.ts';

/** Handles a PINGREQ. */
export function handlePingreq(core: Core, connection: Connection, session: Session): void {
  if (core.rules.answersPing(session)) sendPacket(core, connection, { type: 'pingresp' });
}
