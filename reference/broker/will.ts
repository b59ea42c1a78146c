/** Publishes the Will of a client whose connection ended abnormally, at once or after its delay (3.1.2.5, 3.1.3.2.2). */

import type { Will } from '../codec/index.ts';
import type { Core } from './core.ts';
import type { EndReason } from './end-reason.ts';
import { isTopicLimit } from './limits.ts';
import { boundInTheWayOf } from './router/admit.ts';
import type { Session } from './session/session.ts';

/** Publishes the Will of a connection that has ended, or has it wait in its session if that goes on. */
export function settleWill(core: Core, session: Session, will: Will, end: EndReason): void {
  const delayMs = core.rules.willDelayMs(will, session, end);
  const goesOn = core.sessions.get(core.rules.sessionKey(session.clientId)) === session;
  if (delayMs <= 0 || !goesOn) {
    publishWill(core, session, will);
    return;
  }
  delayWill(core, session, will, delayMs);
}

/** Has a Will wait in its session. */
export function delayWill(core: Core, session: Session, will: Will, delayMs: number): void {
  const timer = core.clock.setTimer(delayMs, () => releaseWill(core, session));
  session.delayedWill = { will, timer, dueMs: core.clock.now() + delayMs };
  core.journal.sessionChanged(session);
}

/** Publishes the Will that waits in a session, if one does: its time has come, or its session ends. */
export function releaseWill(core: Core, session: Session): void {
  const { delayedWill } = session;
  if (delayedWill === null) return;
  dropWill(core, session);
  publishWill(core, session, delayedWill.will);
}

/** Forgets the Will that waits in a session: its client is back. */
export function dropWill(core: Core, session: Session): void {
  session.delayedWill?.timer.cancel();
  session.delayedWill = null;
  core.journal.sessionChanged(session);
}

/**
 * Publishes a Will. Nobody can be told of a bound: beyond that of its topic it is dropped, beyond those of the store
 * not retained.
 */
function publishWill(core: Core, session: Session, will: Will): void {
  const message = core.rules.willMessage(will, session.clientId, core.clock.now());
  if (core.rules.admits(message, session.rights) !== 'publish') return;
  const bound = boundInTheWayOf(core, message);
  if (bound === null) core.router.publish(message);
  else if (!isTopicLimit(bound)) core.router.publish({ ...message, retain: false });
}
