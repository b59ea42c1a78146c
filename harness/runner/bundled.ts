/** What the bundled broker can do, found out by asking it in virtual time. */

import { createManualClock } from '../../reference/clock.ts';
import { discover } from '../target/discover.ts';
import { type InProcessOptions, startInProcess } from '../target/in-process.ts';
import type { Capabilities } from '../target/target.ts';
import { inVirtualTime } from '../target/virtual-time.ts';

/** Asks a broker with those settings and limits that breaks no rule. */
export async function discoverBundled(own: Pick<InProcessOptions, 'settings' | 'limits'> = {}): Promise<Capabilities> {
  const clock = createManualClock();
  const { target, stop } = startInProcess({ clock, ...own });
  try {
    return await inVirtualTime(clock, () => discover(target, clock, 'v'));
  } finally {
    stop();
  }
}
