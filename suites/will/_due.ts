/** Wills that come later than the connection ends (5.0: 3.1.3.2.2), and how to wait for them. */

import type { Client, Stage } from '../../harness/scenario.ts';

/** How often a Will is waited for, each time for as long as an answer may take. */
const turns = 5;
/** In how many turns a Will comes where the server looks for what is due every five or six seconds, as some do. */
const turnsOfCoarseTimer = 3;

/**
 * Seconds for a Will Delay Interval or a Session Expiry Interval that is to run out: so long that at its half, and a
 * bit, it can be shown that nothing has come yet, also over a slow network.
 */
export function shortInterval({ slackMs }: Stage): number {
  return Math.ceil(2 + (4 * slackMs) / 1000);
}

/** Milliseconds of a short interval on a fast network, for `mandatedWaitMs`. */
export const shortIntervalMs = 4000;

/**
 * Whether the Will of a client that asked for these, in seconds, is due so many seconds after its loss: a server may grant
 * another Session Expiry Interval than was asked for (3.2.2.3.2), and then it is not the Will that is asked about.
 */
export function isDueAfter(
  { observe }: Stage,
  { connack }: Client,
  seconds: number,
  { delay = seconds, expiry = 3600 }: { readonly delay?: number; readonly expiry?: number } = {},
): boolean {
  const granted = connack.properties?.sessionExpiryInterval ?? expiry;
  if (granted !== expiry) observe('grantedSeconds', granted);
  return Math.min(delay, granted) === seconds;
}

/** Waits beyond the half of an interval, which `inTime` counts, and requires that the watcher has got nothing by then. */
export async function expectNotYet(watcher: Client, seconds: number, inTime: () => void): Promise<void> {
  await watcher.expectOpenFor(550 * seconds);
  await watcher.expectNo('publish', { after: watcher, inTime, statements: { '5.0': ['MQTT-3.1.2-8'] } });
}

/** Waits for the rest of an interval of which the half is over, and for the Will that is due then. */
export async function expectAfterRest(stage: Stage, watcher: Client, seconds: number, payload: string): Promise<void> {
  await watcher.expectOpenFor(450 * seconds);
  await expectDueByTimer(stage, watcher, payload);
}

/** Requires a Will that is due because a time has run out. */
export function expectDueByTimer(stage: Stage, watcher: Client, payload: string): Promise<void> {
  return expectDue(stage, watcher, payload, turnsOfCoarseTimer);
}

/**
 * Requires a Will that is due. Later than so many turns of waiting is told in a warning, never is a failure: after one for
 * what happens at once, after more for what a timer brings, lest the verdict depend on where that timer stands.
 */
export async function expectDue(
  { patienceMs, observe, warn, fail }: Stage,
  watcher: Client,
  payload: string,
  timely = 1,
): Promise<void> {
  const nextPayload = async (citing = {}) => (await watcher.expect('publish', undefined, citing)).payload;
  let came: Uint8Array | null = null;
  for (let turn = 1; came === null && turn <= turns; turn += 1) {
    if (turn > 1) await watcher.ping();
    came = await nextPayload().catch(() => null);
    if (came !== null) observe('turnsUntilWill', turn);
    else if (turn === timely)
      warn(`expected the Will within ${timely * patienceMs} ms, got nothing`, {
        '3.1.1': ['v3.1.1-3.1.2.5-u1'],
        '5.0': ['v5.0-3.1.2.5-u1'],
      });
  }
  came ??= await nextPayload({ statements: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] } });
  const text = new TextDecoder().decode(came);
  if (text !== payload) fail(`the Will "${payload}"`, `"${text}"`);
}
