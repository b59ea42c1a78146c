/** PUBLISH: takes over the message and acknowledges it (3.3.4, 3.3.5, 4.3). */

import type { Publish } from '../../codec/index.ts';
import type { Connection } from '../connection/connection.ts';
import { endConnection } from '../connection/end.ts';
import { sendPacket } from '../connection/send.ts';
import { copyBytes } from '../copy-bytes.ts';
import type { Core } from '../core.ts';
import { boundInTheWayOf } from '../router/admit.ts';
import type { Session } from '../session/session.ts';

/** Handles a PUBLISH. */
export function handlePublish(core: Core, connection: Connection, session: Session, publish: Publish): void {
  const { rules } = core;
  core.counters.publishMessagesReceived++;
  // QoS 0 has no identifier, and 0 is never one.
  const { packetIdentifier = 0 } = publish;
  const copiesBefore = session.received.get(packetIdentifier) ?? 0;

  switch (rules.onPublish(publish, copiesBefore, session)) {
    case 'close':
      endConnection(core, connection, { kind: 'unexpected-packet', packetType: 'publish' });
      return;
    case 'take':
      if (!takeOver(core, connection, session, publish)) return;
      break;
    case 'only-answer':
  }

  if (rules.holdsIdentifier(publish, session)) session.received.set(packetIdentifier, copiesBefore + 1);
  const answer = rules.answerToPublish(publish, copiesBefore, session);
  if (answer === 'nothing') return;
  const answered = rules.answerIdentifier(packetIdentifier, answer, session);
  sendPacket(core, connection, { type: answer, packetIdentifier: answered, reasonCode: 0 });
}

/** Publishes the message; false if the connection had to be closed instead. */
function takeOver(core: Core, connection: Connection, session: Session, publish: Publish): boolean {
  // The message outlives the bytes in which it came.
  const message = core.rules.messageOf({ ...publish, payload: copyBytes(publish.payload) }, session);
  const admission = core.rules.admits(message);
  if (admission === 'discard') return true;
  if (admission === 'close') {
    endConnection(core, connection, { kind: 'unexpected-packet', packetType: 'publish' });
    return false;
  }

  const limit = boundInTheWayOf(core, message);
  if (limit !== null) {
    endConnection(core, connection, { kind: 'limit', limit });
    return false;
  }
  core.router.publish(message);
  return true;
}
