/** Messages that wait in the server for a time, and what of their Message Expiry Interval must be left (3.3.2.3.3). */

import type { Client, Stage } from '../../harness/scenario.ts';

/** Seconds after which a message with `shortLife` has certainly expired, also by a clock that counts whole seconds. */
export const waitSeconds = 3;
/** Seconds: over well before `waitSeconds`. */
export const shortLife = 1;
/** Seconds: not over in any scenario. */
export const longLife = 600;

/** Lets `waitSeconds` pass. */
export async function wait(watcher: Client): Promise<void> {
  await watcher.expectOpenFor(1000 * waitSeconds);
}

/**
 * Requires what is left of an interval after a message waited for so many seconds and no longer than answers may take.
 * A server may count whole seconds.
 */
export function expectLeft(
  { patienceMs, fail }: Stage,
  came: Awaited<ReturnType<Client['expectPublishes']>>[number],
  interval: number,
  waitedSeconds: number,
): void {
  const left = came.properties?.messageExpiryInterval;
  const most = interval - Math.max(0, waitedSeconds - 1);
  const least = interval - waitedSeconds - Math.ceil((5 * patienceMs) / 1000);
  if (left === undefined || left > most || left < least)
    fail(`Message Expiry Interval ${most} at most, ${least} at least`, `${left ?? 'none'}`, {
      '5.0': ['MQTT-3.3.2-6'],
    });
}
