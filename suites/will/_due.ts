/** Wills that come later than the connection ends (5.0: 3.1.3.2.2), and how to wait for them. */

import type { Client, Stage } from '../../harness/scenario.ts';

/** How often a Will that is late is waited for again: some brokers look for what is due every five or six seconds. */
const chances = 5;

/**
 * Seconds for a Will Delay Interval or a Session Expiry Interval that is to run out: so long that at its half, and a
 * bit, it can be shown that nothing has come yet, also over a slow network.
 */
export function shortInterval({ slackMs }: Stage): number {
  return Math.ceil(2 + (4 * slackMs) / 1000);
}

/** Milliseconds of a short interval on a fast network, for `mandatedWaitMs`. */
export const shortIntervalMs = 4000;

/** Waits beyond the half of an interval, and requires that the watcher has got nothing by then. */
export async function expectNotYet(watcher: Client, seconds: number): Promise<void> {
  await watcher.expectOpenFor(550 * seconds);
  await watcher.expectNo('publish', { after: watcher, statements: { '5.0': ['MQTT-3.1.2-8'] } });
}

/** Waits for the rest of an interval of which the half is over, and for the Will that is due then. */
export async function expectAfterRest(stage: Stage, watcher: Client, seconds: number, payload: string): Promise<void> {
  await watcher.expectOpenFor(450 * seconds);
  await expectDue(stage, watcher, payload);
}

/** Requires a Will that is due: late is told in a warning, never is a failure. */
export async function expectDue({ patienceMs, warn, fail }: Stage, watcher: Client, payload: string): Promise<void> {
  let came = await watcher.expect('publish').catch(() => null);
  if (came === null) {
    warn(`expected the Will within ${patienceMs} ms, got nothing`, {
      '3.1.1': ['v3.1.1-3.1.2.5-u1'],
      '5.0': ['v5.0-3.1.2.5-u1'],
    });
    for (let chance = 0; chance < chances; chance += 1) {
      await watcher.ping();
      await watcher.expectOpenFor(patienceMs);
    }
    came = await watcher.expect('publish', undefined, {
      statements: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    });
  }
  const text = new TextDecoder().decode(came.payload);
  if (text !== payload) fail(`the Will "${payload}"`, `"${text}"`);
}
