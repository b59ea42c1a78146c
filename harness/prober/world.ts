/** What all clients of one scenario share: time, the trace, where to connect, and how long to wait. */

import type { Clock } from '../../reference/clock.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Offer } from '../offer.ts';
import type { Framing } from '../stage.ts';
import type { Connection } from './connection.ts';
import type { Recorder } from './recorder.ts';
import { type Signal, timedOut } from './signal.ts';
import type { Endpoint } from './wire.ts';

/** User name and password to connect with, where the scenario does not give its own. */
export interface Credentials {
  readonly userName?: string;
  readonly password?: string;
}

/** The circumstances of one scenario. */
export interface Circumstances {
  readonly clock: Clock;
  readonly endpoint: Endpoint;
  readonly version: Version;
  readonly framing: Framing;
  readonly credentials: Credentials;
  /** For enhanced authentication, which bodies go through themselves. */
  readonly account: Credentials;
  /** Milliseconds within which an answer must come. */
  readonly patienceMs: number;
  /** Milliseconds by which a measured time may be off. */
  readonly slackMs: number;
  /** What the target offers to clients of that version. */
  readonly offer: Offer;
  /** Distinguishes this scenario's topics and client ids from all others': letters and digits, at most 15. */
  readonly tag: string;
}

/** The circumstances, with what happens in them. */
export interface World extends Circumstances {
  readonly recorder: Recorder;
  readonly signal: Signal;
  readonly connections: Connection[];
  /** For each client that has sent no PINGREQ since it subscribed: sends one, and waits for the answer. */
  readonly unsettled: Set<() => Promise<void>>;
}

/**
 * Lets those who have just subscribed get what is retained, before something else is: a broker may look for that behind the
 * SUBACK (3.8.4), and what is retained by then comes as a retained message, and as a live one too.
 */
export async function settle({ unsettled }: World): Promise<void> {
  await Promise.all([...unsettled].map((ask) => ask()));
}

/**
 * Lets out all that clients kept back, then waits: an answer to `ask`, or `timedOut`. The time begins when all of it is
 * out: cut into segments, on a busy machine, that alone can outlast any patience, and no broker can answer before. What
 * they keep back while it waits, their own acknowledgements, goes out at the next sign of life: what is waited for may
 * depend on it.
 */
export async function until<T>(
  world: World,
  ask: () => T | undefined,
  timeoutMs: number = world.patienceMs,
): Promise<T | typeof timedOut> {
  await allOut(world);
  return world.signal.until(lettingOut(world, ask), timeoutMs);
}

/** The same, for a time that is part of what is judged: it is not stretched when this machine is busy. */
export async function during<T>(
  world: World,
  ask: () => T | undefined,
  durationMs: number,
): Promise<T | typeof timedOut> {
  await allOut(world);
  return world.signal.during(lettingOut(world, ask), durationMs);
}

async function allOut({ connections }: World): Promise<void> {
  const sending = connections.filter(({ isAllOut }) => !isAllOut);
  if (sending.length > 0) await Promise.all(sending.map((connection) => connection.flush()));
}

function lettingOut<T>({ connections }: World, ask: () => T | undefined): () => T | undefined {
  return () => {
    for (const connection of connections) if (!connection.isAllOut) void connection.flush();
    return ask();
  };
}

/**
 * Waits for what one connection is to receive. While the broker hands it what other scenarios publish, which a wide
 * wildcard lets through, patience begins anew: what is waited for stands in line behind that.
 */
export async function untilReceived<T>(
  world: World,
  connection: Connection,
  ask: () => T | undefined,
): Promise<T | typeof timedOut> {
  for (;;) {
    const { droppedCount } = connection;
    const found = await until(world, ask);
    if (found !== timedOut || connection.droppedCount === droppedCount) return found;
  }
}
