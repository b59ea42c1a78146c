/**
 * Kills the broker again and again under load, at moments that a seed chooses, starts it on what it has stored, and asks at the
 * end whether each message that was acknowledged has come, at QoS 2 once, and in order.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../fuzz/random.ts';
import { startBroker } from './broker-process.ts';
import { duplicatesIn, judge } from './judge.ts';
import { openLink } from './link.ts';
import { createPublisher, type Publisher } from './publisher.ts';
import { createSubscriber, type Subscriber } from './subscriber.ts';

/** What is to be done. */
export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  /** The built command line. */
  readonly mainFile: string;
  readonly progress: (line: string) => void;
}

/** What came of it. */
export interface CrashResult {
  readonly kills: number;
  /** Kills before the broker listened. */
  readonly killsAtStart: number;
  readonly acknowledged: number;
  readonly received: number;
  /** At QoS 1, where they are allowed. */
  readonly duplicates: number;
  readonly wills: number;
  /** One line each; none is what is hoped for. */
  readonly failures: readonly string[];
}

/** The longest that all may take to come after the last start. */
const patienceMs = 120_000;

/** Milliseconds between two looks at what has come. */
const pollMs = 5;

/** A round without an end is one in which the broker stands still. */
const stuckMs = 120_000;

/** Kills the broker as often as was asked for, and judges. */
export async function crash({ kills, seed, mainFile, progress }: CrashOptions): Promise<CrashResult> {
  const random = createRandom(seed);
  const dir = await mkdtemp(join(tmpdir(), 'mqttspec-crash-'));
  const failures: string[] = [];
  let steps = 0;
  const step = (): void => {
    steps++;
  };
  const lost = (what: string): void => {
    failures.push(`${what} was forgotten`);
  };
  const publishers = [
    createPublisher('one', 1, false, step, lost),
    createPublisher('retained', 1, true, step, lost),
    createPublisher('two', 2, false, step, lost),
    createPublisher('three', 2, false, step, lost),
  ];
  const subscribers = [createSubscriber('at-1', 1, step, lost), createSubscriber('at-2', 2, step, lost)];
  /** Absent in most rounds: what waits for it must wait in the store. */
  const absentee = createSubscriber('absent', 2, step, lost);
  const all = [...subscribers, absentee];
  let killsAtStart = 0;
  const willsDue: number[] = [];

  const connectAll = (port: number, withAbsentee: boolean): void => {
    // Subscribers first: their subscriptions stand before anything is published.
    for (const subscriber of subscribers) subscriber.connect(port);
    if (withAbsentee) absentee.connect(port);
    for (const publisher of publishers) publisher.connect(port);
  };
  const cutAll = (): void => {
    for (const client of [...publishers, ...all]) client.cut();
  };
  const until = async (isReached: () => boolean, withinMs: number): Promise<boolean> => {
    const endMs = performance.now() + withinMs;
    while (!isReached() && performance.now() < endMs) await sleep(pollMs);
    return isReached();
  };

  const first = await startBroker(mainFile, dir, 'full', null);
  if (first === null) throw new Error('the first broker did not start');
  // All subscribe before the first message.
  for (const subscriber of all) subscriber.connect(first.port);
  await until(() => all.every(({ isSubscribed }) => isSubscribed), patienceMs);
  cutAll();
  await first.kill();

  for (let round = 0; round < kills; round++) {
    const sync = random.pick(['full', 'os'] as const);
    const atStart = random.below(10) === 0 ? random.below(400) : null;
    const broker = await startBroker(mainFile, dir, sync, atStart);
    if (broker === null) {
      killsAtStart++;
      progress(`kill ${round + 1} of ${kills}: ${atStart} ms after the start, before it listened`);
      continue;
    }
    const goal = 1 + random.below(600);
    steps = 0;
    const will = {
      topic: 'will',
      qos: 2,
      retain: false,
      payload: new TextEncoder().encode(String(round + 1)),
    } as const;
    const mortal = openLink(
      broker.port,
      'mortal',
      { packet: ({ type }) => type === 'connack' && willsDue.push(round + 1) },
      { cleanStart: random.below(2) === 0, will },
    );
    connectAll(broker.port, random.below(4) === 0);
    if (!(await until(() => steps >= goal, stuckMs))) failures.push(`round ${round + 1}: the broker stands still`);
    await broker.kill();
    mortal.cut();
    cutAll();
    progress(`kill ${round + 1} of ${kills}: after ${steps} steps, --sync ${sync}`);
  }

  const last = await startBroker(mainFile, dir, 'full', null);
  if (last === null) throw new Error('the last broker did not start');
  for (const publisher of publishers) publisher.finish();
  connectAll(last.port, true);
  const isAllThere = (): boolean =>
    publishers.every(({ isDone }) => isDone) &&
    all.every((subscriber) => publishers.every((publisher) => hasLast(subscriber, publisher))) &&
    all.every(({ received }) => new Set(received.get('will')).size >= willsDue.length);
  await until(isAllThere, patienceMs);
  for (const publisher of publishers.filter(({ retain }) => retain)) {
    failures.push(...(await judgeRetained(last.port, publisher)));
  }
  cutAll();
  await last.kill();
  await rm(dir, { recursive: true, force: true });

  let received = 0;
  let duplicates = 0;
  for (const subscriber of all) {
    for (const publisher of publishers) {
      const numbers = (subscriber.received.get(publisher.topic) ?? []).map(Number);
      received += numbers.length;
      duplicates += duplicatesIn(numbers);
      const isExactlyOnce = subscriber.qos === 2 && publisher.qos === 2;
      const name = `${publisher.topic} at QoS ${publisher.qos} to ${subscriber.name}`;
      failures.push(...judge({ name, acknowledged: publisher.acknowledged, received: numbers, isExactlyOnce }));
    }
    const wills = new Set((subscriber.received.get('will') ?? []).map(Number));
    for (const round of willsDue) {
      if (!wills.has(round)) failures.push(`the Will of round ${round} never came to ${subscriber.name}`);
    }
  }
  const acknowledged = publishers.reduce((sum, publisher) => sum + publisher.acknowledged, 0);
  return { kills, killsAtStart, acknowledged, received, duplicates, wills: willsDue.length, failures };
}

function hasLast({ received }: Subscriber, { topic, sent }: Publisher): boolean {
  return sent === 0 || (received.get(topic) ?? []).lastIndexOf(String(sent)) >= 0;
}

/** The retained message must be that which was published last. */
async function judgeRetained(port: number, { topic, sent }: Publisher): Promise<readonly string[]> {
  const payload = await new Promise<string | null>((resolve) => {
    const reader = openLink(
      port,
      'reader',
      {
        packet: (packet) => {
          if (packet.type === 'connack') {
            reader.send({ type: 'subscribe', packetIdentifier: 1, subscriptions: [{ topicFilter: topic, qos: 0 }] });
            reader.send({ type: 'pingreq' });
          }
          if (packet.type === 'publish') resolve(new TextDecoder().decode(packet.payload));
          if (packet.type === 'pingresp') resolve(null);
        },
      },
      { cleanStart: true },
    );
  });
  return payload === String(sent) ? [] : [`${topic}: expected the retained message ${sent}, got ${payload}`];
}
