/** Publishes the Will of a client whose connection ended abnormally (3.1.2.5). */

import type { Will } from '../codec/index.ts';
import type { Core } from './core.ts';
import { boundInTheWayOf } from './router/admit.ts';
import type { Session } from './session/session.ts';

/**
 * Publishes a Will. Nobody can be told of a bound: beyond that of its topic it is dropped, beyond those of the store
 * not retained.
 */
export function publishWill(core: Core, session: Session, will: Will): void {
  const message = core.rules.willMessage(will, session.clientId);
  if (core.rules.admits(message) !== 'publish') return;
  const bound = boundInTheWayOf(core, message);
  if (bound === null) core.router.publish(message);
  else if (bound !== 'maxTopicLevels') core.router.publish({ ...message, retain: false });
}
