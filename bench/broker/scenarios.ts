/** What is asked of each broker: the scenarios of the benchmark, with their sizes and what is asked of ours. */

import type { Subject } from '../contest.ts';
import { runConnects } from './load/connects.ts';
import { type Flow, runFlow } from './load/flow.ts';
import { runIdle } from './load/idle.ts';
import { runLatency } from './load/latency.ts';
import { runRetained } from './load/retained.ts';
import type { Measured, Target } from './load/target.ts';

/** One scenario. */
export interface Scenario extends Subject {
  /** Ours keeps its state on disk, against ours that does not. */
  readonly isKept?: boolean;
  /** Runs in the process of the load. `effort` is 1, or less for a shorter run. */
  run(target: Target, effort: number): Promise<Measured>;
}

const payloadBytes = 64;

const rival = 'mosquitto';

/** Ours without `--data`. */
export const inMemory = 'in memory';

const atLeast = (ratio: number): Subject['targets'] => [{ kind: 'ratio', against: rival, atLeast: ratio }];

const each = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

/** A scenario that is a flow of messages; `deliveries` of them are counted, a fifth as many warm up. */
function flow(
  name: string,
  title: string,
  ratio: number,
  deliveries: number,
  shape: Omit<Flow, 'messages' | 'warmUp'>,
): Scenario {
  const copies = shape.subscribers.reduce((sum, { streams }) => sum + streams.length, 0);
  return {
    id: `broker/${name}`,
    title,
    unit: 'messages/s',
    better: 'higher',
    targets: atLeast(ratio),
    run: (target, effort) => {
      const messages = Math.ceil((deliveries * effort) / copies);
      return runFlow(target, { ...shape, messages, warmUp: Math.ceil(messages / 5) });
    },
  };
}

/** Each publisher has a topic and a subscriber of its own. */
const pairs = (count: number): Pick<Flow, 'publishers' | 'streams' | 'subscribers'> => ({
  publishers: count,
  streams: each(count, (at) => [`bench/pairs/${at}`]),
  subscribers: each(count, (at) => ({ filters: [`bench/pairs/${at}`], streams: [at] })),
});

const filters = 100_000;
const filterOwners = 20;
const deviceTopic = (device: number): string => `site/${device % 100}/device/${device}/state`;
const deviceFilter = (device: number): string => `site/${device % 100}/device/${device}/+`;
const devicesOf = (owner: number): number[] => each(filters / filterOwners, (at) => at * filterOwners + owner);

/** All of them. Figures count messages delivered, not published. */
export const scenarios: readonly Scenario[] = [
  flow('qos0-one-to-one', 'QoS 0, one publisher to one subscriber', 2, 300_000, {
    ...pairs(1),
    qos: 0,
    payloadBytes,
    window: 1_000,
  }),
  flow('fan-out', 'QoS 0, one publisher to 50 subscribers', 2, 400_000, {
    qos: 0,
    payloadBytes,
    window: 100,
    publishers: 1,
    streams: [['bench/fan-out']],
    subscribers: each(50, () => ({ filters: ['bench/fan-out'], streams: [0] })),
  }),
  flow('fan-in', 'QoS 0, 50 publishers to one subscriber', 2, 300_000, {
    qos: 0,
    payloadBytes,
    window: 100,
    publishers: 50,
    streams: each(50, (at) => [`bench/fan-in/${at}`]),
    subscribers: [{ filters: ['bench/fan-in/+'], streams: each(50, (at) => at) }],
  }),
  flow('qos1', 'QoS 1, ten publishers to ten subscribers', 1, 100_000, {
    ...pairs(10),
    qos: 1,
    payloadBytes,
    window: 100,
  }),
  {
    ...flow('qos1-kept', 'QoS 1 with --data, one publisher to one subscriber, whose sessions are kept', 1, 100_000, {
      ...pairs(1),
      qos: 1,
      payloadBytes,
      window: 100,
      isKept: true,
    }),
    targets: [{ kind: 'ratio', against: inMemory, atLeast: 0.5 }],
    isKept: true,
  },
  flow('qos2', 'QoS 2, ten publishers to ten subscribers', 1, 50_000, {
    ...pairs(10),
    qos: 2,
    payloadBytes,
    window: 100,
  }),
  flow('16-kib', 'QoS 0, payloads of 16 KiB, one to one', 1, 60_000, {
    ...pairs(1),
    qos: 0,
    payloadBytes: 16 * 1024,
    window: 64,
  }),
  flow('filters', 'QoS 0 among 100,000 filters', 1, 150_000, {
    qos: 0,
    payloadBytes,
    window: 100,
    publishers: 1,
    streams: each(filterOwners, (owner) => devicesOf(owner).map(deviceTopic)),
    subscribers: each(filterOwners, (owner) => ({ filters: devicesOf(owner).map(deviceFilter), streams: [owner] })),
  }),
  {
    id: 'broker/retained',
    title: '50,000 retained messages fetched',
    unit: 'messages/s',
    better: 'higher',
    targets: atLeast(1),
    run: (target, effort) =>
      runRetained(target, { messages: 50_000, payloadBytes, fetches: Math.max(1, Math.ceil(8 * effort)) }),
  },
  {
    id: 'broker/connects',
    title: 'Connections opened, accepted and left, 50 at once',
    unit: 'connections/s',
    better: 'higher',
    targets: atLeast(0.5),
    run: (target, effort) =>
      runConnects(target, { connections: Math.ceil(10_000 * effort), warmUp: Math.ceil(3_000 * effort), atOnce: 50 }),
  },
  {
    id: 'broker/idle-memory',
    title: 'Memory per idle connection with one subscription',
    unit: 'bytes',
    better: 'lower',
    targets: [{ kind: 'bound', atMost: 6_000 }],
    run: (target, effort) => runIdle(target, { before: Math.ceil(2_000 * effort), counted: Math.ceil(7_500 * effort) }),
  },
  {
    id: 'broker/latency',
    title: '99th percentile of latency at 2,000 messages/s, QoS 0',
    unit: 'ms',
    better: 'lower',
    targets: atLeast(1),
    run: (target, effort) =>
      runLatency(target, {
        messagesPerSecond: 2_000,
        messages: Math.ceil(8_000 * effort),
        warmUp: Math.ceil(4_000 * effort),
        payloadBytes,
      }),
  },
];
