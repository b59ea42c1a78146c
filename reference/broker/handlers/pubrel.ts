/** PUBREL: frees the identifier of a QoS 2 message (4.3.3). */

import type { Pubrel } from '../../codec/index.ts';
import type { Connection } from '../connection/connection.ts';
import { sendPacket } from '../connection/send.ts';
import type { Core } from '../core.ts';
import type { Session } from '../session/session.ts';

/** Handles a PUBREL. */
export function handlePubrel(core: Core, connection: Connection, session: Session, pubrel: Pubrel): void {
  const { packetIdentifier } = pubrel;
  const held = session.received.has(packetIdentifier);
  if (core.rules.releasesOnPubrel(pubrel, session) && session.received.delete(packetIdentifier)) {
    core.journal.released(session, packetIdentifier);
  }
  connection.unfinished.delete(packetIdentifier);
  if (!core.rules.answersPubrel(pubrel, held, session)) return;
  const answered = core.rules.answerIdentifier(packetIdentifier, 'pubcomp', session);
  const reasonCode = connection.version === '5.0' ? core.rules.pubcompReasonCode(held) : 0;
  sendPacket(core, connection, { type: 'pubcomp', packetIdentifier: answered, reasonCode });
}
