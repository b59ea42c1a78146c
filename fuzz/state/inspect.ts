/** Looks into a broker: its parts agree with each other, keep within their bounds, and nothing is left behind. */

import type { Core } from '../../reference/broker/core.ts';
import { inspectConnections } from './connections.ts';
import { inspectRetained } from './retained.ts';
import { inspectSessions } from './sessions.ts';
import { inspectSubscriptions } from './subscriptions.ts';
import { inspectTimers } from './timers.ts';

/** Tells of what must not be. */
export type Report = (invariant: string, detail: string) => void;

/** Looks at everything. `runningTimers` is how many run on the broker's clock; topic names are tried on its trees. */
export function inspect(core: Core, runningTimers: number, topicNames: readonly string[], report: Report): void {
  inspectConnections(core, report);
  inspectSessions(core, report);
  inspectSubscriptions(core, topicNames, report);
  inspectRetained(core, report);
  inspectTimers(core, runningTimers, report);
}
