/** PUBACK, PUBREC and PUBCOMP: one step on in the delivery of a message to its subscriber (4.3.2, 4.3.3). */

import type { Puback, Pubcomp, Pubrec } from '../../codec/index.ts';
import type { Connection } from '../connection/connection.ts';
import { endConnection } from '../connection/end.ts';
import { sendPacket } from '../connection/send.ts';
import type { Core } from '../core.ts';
import { forget, hold, pump } from '../session/deliver.ts';
import type { Session } from '../session/session.ts';

/** Handles an acknowledgement. */
export function handleAcknowledgement(
  core: Core,
  connection: Connection,
  session: Session,
  { type, packetIdentifier, reasonCode }: Puback | Pubrec | Pubcomp,
): void {
  const { rules } = core;
  const inFlight = session.inFlight.get(packetIdentifier);
  const isRefused = rules.endsExchange(type, reasonCode);
  switch (isRefused && inFlight !== undefined ? 'complete' : rules.onAcknowledgement(type, inFlight, session)) {
    case 'ignore': {
      const unknown = inFlight === undefined && !isRefused ? rules.pubrelForUnknown(type, session) : null;
      if (unknown !== null) sendPacket(core, connection, { type: 'pubrel', packetIdentifier, reasonCode: unknown });
      return;
    }
    case 'close':
      endConnection(core, connection, { kind: 'unexpected-packet', packetType: type });
      return;
    case 'complete':
      forget(core, session, packetIdentifier);
      pump(core, session);
      return;
    case 'release':
      if (inFlight === undefined) return;
      // Held anew, it goes behind the others: PUBREL is sent again in the order in which PUBREC came [MQTT-4.6.0-4].
      if (inFlight.awaiting === 'pubrec') hold(core, session, { ...inFlight, awaiting: 'pubcomp' });
      sendPacket(core, connection, {
        type: 'pubrel',
        packetIdentifier: rules.pubrelIdentifier(inFlight, session),
        reasonCode: 0,
      });
  }
}
