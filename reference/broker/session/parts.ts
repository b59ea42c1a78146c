/** Clears the parts of a session that are not to be kept. */

import type { Core } from '../core.ts';
import type { SessionPart } from '../rules/session.ts';
import { forget } from './deliver.ts';
import { type Session, weigh } from './session.ts';
import { removeSubscription } from './subscriptions.ts';

const clearing: Readonly<Record<SessionPart, (core: Core, session: Session) => void>> = {
  subscriptions: (core, session) => {
    for (const topicFilter of [...session.subscriptions.keys()]) removeSubscription(core, session, topicFilter);
  },
  'in-flight': (core, session) => {
    for (const packetIdentifier of [...session.inFlight.keys()]) forget(core, session, packetIdentifier);
  },
  queued: (core, session) => {
    const dropped = session.queue.retain(() => false);
    for (const { weightBytes } of dropped) weigh(session, -weightBytes);
    if (dropped.length > 0) core.journal.requeued(session, dropped);
  },
  received: (core, session) => {
    for (const packetIdentifier of session.received.keys()) core.journal.released(session, packetIdentifier);
    session.received.clear();
  },
};

const parts: readonly SessionPart[] = ['subscriptions', 'in-flight', 'queued', 'received'];

/** Clears each part of which `keeps` says no. */
export function clearParts(core: Core, session: Session, keeps: (part: SessionPart) => boolean): void {
  for (const part of parts) if (!keeps(part)) clearing[part](core, session);
}
