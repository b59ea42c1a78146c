/** What the bundled broker can do, found out by asking it in virtual time. */

import { createManualClock } from '../../reference/clock.ts';
import { discover } from '../target/discover.ts';
import { type InProcessOptions, startInProcess } from '../target/in-process.ts';
import type { Capabilities } from '../target/target.ts';
import { inVirtualTime } from '../target/virtual-time.ts';

/** Asks a broker with those settings that breaks no rule. */
export async function discoverBundled(settings: InProcessOptions['settings'] = {}): Promise<Capabilities> {
  const clock = createManualClock();
  const { target, stop } = startInProcess({ clock, settings });
  try {
    return await inVirtualTime(clock, () => discover(target, clock, 'v'));
  } finally {
    stop();
  }
}
