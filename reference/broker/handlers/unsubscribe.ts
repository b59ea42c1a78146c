/** UNSUBSCRIBE: ends subscriptions and answers (3.10.4). */

import type { Unsubscribe } from '../../codec/index.ts';
import type { Connection } from '../connection/connection.ts';
import { sendOrEnd } from '../connection/end.ts';
import type { Core } from '../core.ts';
import { forget } from '../session/deliver.ts';
import type { Session } from '../session/session.ts';
import { removeSubscription } from '../session/subscriptions.ts';

/** Handles an UNSUBSCRIBE. */
export function handleUnsubscribe(
  core: Core,
  connection: Connection,
  session: Session,
  unsubscribe: Unsubscribe,
): void {
  const { rules } = core;
  const removedBy: number[] = [];
  for (const topicFilter of rules.filtersToUnsubscribe(unsubscribe, session)) {
    let removedCount = 0;
    for (const removed of rules.filtersRemovedBy(topicFilter, session.subscriptions)) {
      removeSubscription(core, session, removed);
      removedCount++;
      core.observe?.({ type: 'unsubscribed', clientId: session.clientId, topicFilter: removed });
      for (const inFlight of [...session.inFlight.values()]) {
        if (!rules.completesAfterUnsubscribe(inFlight, removed, session))
          forget(core, session, inFlight.packetIdentifier);
      }
    }
    removedBy.push(removedCount);
  }
  const unsuback = rules.unsuback(unsubscribe, removedBy, session);
  if (unsuback !== null) sendOrEnd(core, connection, unsuback);
}
