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
  'in-flight': (_core, session) => {
    for (const packetIdentifier of [...session.inFlight.keys()]) forget(session, packetIdentifier);
  },
  queued: (_core, session) => {
    for (const { weightBytes } of session.queue.retain(() => false)) weigh(session, -weightBytes);
  },
  received: (_core, session) => session.received.clear(),
};

const parts: readonly SessionPart[] = ['subscriptions', 'in-flight', 'queued', 'received'];

/** Clears each part of which `keeps` says no. */
export function clearParts(core: Core, session: Session, keeps: (part: SessionPart) => boolean): void {
  for (const part of parts) if (!keeps(part)) clearing[part](core, session);
}
