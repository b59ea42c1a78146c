/** Sends again what a client that came back has not acknowledged (4.4), then what waited for it. */

import type { Connection } from '../connection/connection.ts';
import { sendPacket } from '../connection/send.ts';
import type { Core } from '../core.ts';
import { forget, hasRoom, hold, pump, sendInFlight } from './deliver.ts';
import type { InFlight, Session } from './session.ts';

/** Brings delivery to a session back to life on a connection that was just accepted. */
export function resumeDelivery(core: Core, session: Session, connection: Connection): void {
  const { rules } = core;
  const items = rules
    .redeliveryOrder([...session.inFlight.values()], session)
    .filter((item) => rules.redelivers(item, session))
    .map((item) => ({ item, packet: rules.redeliveredPacket(item, session) }));
  const redeliversFirst = rules.redeliversBeforeQueue(session);
  if (!redeliversFirst) pump(core, session);
  // A PUBLISH that is sent again takes its place in the client's Receive Maximum like a new one [MQTT-3.3.4-9].
  for (const { item, packet } of items) if (packet === 'publish') session.unsent.add(item.packetIdentifier);
  for (const { item, packet } of items) redeliver(core, session, connection, item, packet);
  pump(core, session);
}

/** To be called for all in their order: each goes behind the others. */
function redeliver(
  core: Core,
  session: Session,
  connection: Connection,
  item: InFlight,
  packet: 'publish' | 'pubrel',
): void {
  const packetIdentifier = core.rules.redeliveryIdentifier(item, session);
  const again: InFlight = { ...item, packetIdentifier, attempts: item.attempts + 1 };
  if (packetIdentifier !== item.packetIdentifier) forget(core, session, item.packetIdentifier);
  hold(core, session, again);
  if (packet === 'pubrel') sendPacket(core, connection, { type: 'pubrel', packetIdentifier, reasonCode: 0 });
  else if (hasRoom(core, session, 1)) sendInFlight(core, session, connection, again);
  else session.unsent.add(packetIdentifier);
}
