/** Sends again what a client that came back has not acknowledged (4.4), then what waited for it. */

import type { Connection } from '../connection/connection.ts';
import { sendPacket } from '../connection/send.ts';
import type { Core } from '../core.ts';
import { forget, hold, pump, sendInFlight } from './deliver.ts';
import type { InFlight, Session } from './session.ts';

/** Brings delivery to a session back to life on a connection that was just accepted. */
export function resumeDelivery(core: Core, session: Session, connection: Connection): void {
  const inFlight = core.rules.redeliveryOrder([...session.inFlight.values()], session);
  const redeliversFirst = core.rules.redeliversBeforeQueue(session);
  if (!redeliversFirst) pump(core, session);
  for (const item of inFlight) redeliver(core, session, connection, item);
  pump(core, session);
}

/** To be called for all in their order, or not at all: each goes behind the others. */
function redeliver(core: Core, session: Session, connection: Connection, item: InFlight): void {
  if (!core.rules.redelivers(item, session)) return;
  const packetIdentifier = core.rules.redeliveryIdentifier(item, session);
  const packet = core.rules.redeliveredPacket(item, session);
  const again: InFlight = { ...item, packetIdentifier, attempts: item.attempts + 1 };
  forget(session, item.packetIdentifier);
  hold(session, again);
  if (packet === 'pubrel') sendPacket(core, connection, { type: 'pubrel', packetIdentifier, reasonCode: 0 });
  else sendInFlight(core, session, connection, again);
}
