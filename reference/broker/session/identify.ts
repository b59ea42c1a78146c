/** Ties a session to the user whose client it serves, and to the rights of that user. */

import type { Core } from '../core.ts';
import { forget } from './deliver.ts';
import { type Session, weigh } from './session.ts';

/** Makes a user the owner of a session. */
export function identify(core: Core, session: Session, user: string | null): void {
  session.user = user;
  session.rights = core.access.rightsOf({ user, clientId: session.clientId });
  withdraw(core, session);
}

/** What waits for somebody else, or for somebody who had more rights, is dropped where it would still be shown. */
function withdraw(core: Core, session: Session): void {
  const mayReceive = (topicName: string): boolean => session.rights.mayReceive(topicName);
  const before = [...session.queue];
  const dropped = session.queue.retain(({ message }) => mayReceive(message.topic));
  for (const { weightBytes } of dropped) weigh(session, -weightBytes);
  if (dropped.length > 0) core.journal.requeued(session, before);
  for (const { packetIdentifier, awaiting, delivery } of [...session.inFlight.values()]) {
    // After PUBREC only the identifier is left to be settled.
    if (awaiting !== 'pubcomp' && !mayReceive(delivery.message.topic)) forget(core, session, packetIdentifier);
  }
}
