/** Performs an attack while others go about their business, and tells what it did to them and to memory. */

import { type Attack, type Crowd, until } from './attack.ts';
import type { Figures, Served } from './served.ts';
import type { Measure, Traffic, TrafficOptions } from './traffic.ts';

/** What an attack did. */
export interface Outcome {
  readonly name: string;
  readonly count: number;
  readonly quiet: Measure;
  readonly under: Measure;
  readonly heapBytes: { readonly before: number; readonly during: number; readonly after: number };
  /** Heap and buffers at its height, over what there was before. */
  readonly tookBytes: number;
  /** What went wrong, timing aside; empty if all is well. */
  readonly complaints: readonly string[];
}

/** How to perform. */
export interface Stage {
  readonly served: Served;
  readonly count: number;
  /** How long the others are measured, before and during. */
  readonly measureMs: number;
  readonly perSecond: number;
  startTraffic(port: number, options: TrafficOptions): Promise<Traffic>;
  openCrowd(port: number, count: number): Promise<Crowd>;
}

const payloadBytes = { 0: 8192, 1: 512 } as const;

/** The heap may end up so much larger than it began. */
const mostHeapGrowth = 1.1;

/** What the others have in the broker's buffers differs from one moment to the next. */
const trafficBytes = 4 * 1024 * 1024;

const heapOf = (figures: Figures): number => figures.of('nodejs_heap_size_used_bytes');
const memoryOf = (figures: Figures): number => heapOf(figures) + figures.of('nodejs_external_memory_bytes');

/** Performs it once. */
export async function perform(attack: Attack, stage: Stage): Promise<Outcome> {
  const { served, count, measureMs, perSecond } = stage;
  const { qos, name } = attack;
  const traffic = await stage.startTraffic(served.port, { qos, payloadBytes: payloadBytes[qos], perSecond });
  const quiet = await traffic.measure(measureMs);
  const before = await served.figures();

  const siege = await attack.begin(stage);
  await siege.atItsHeight();
  const under = await traffic.measure(measureMs);
  const during = await served.figures();
  const complaints = [...siege.complaints(before, during)];
  const tookBytes = memoryOf(during) - memoryOf(before);
  const mostBytes = attack.bytesEach * count + trafficBytes;
  if (tookBytes > mostBytes) complaints.push(`expected at most ${mostBytes} bytes more, got ${tookBytes}`);
  await siege.end();

  const isOver = (figures: Figures): boolean =>
    figures.of('mqtt_connections') <= before.of('mqtt_connections') &&
    heapOf(figures) <= heapOf(before) * mostHeapGrowth;
  const after = await until(served, isOver, 'all attackers gone and the heap back within 10 %').catch(
    (error: Error) => {
      complaints.push(error.message);
      return served.figures();
    },
  );
  await traffic.stop().catch((error: Error) => complaints.push(error.message));
  const heapBytes = { before: heapOf(before), during: heapOf(during), after: heapOf(after) };
  return { name, count, quiet, under, heapBytes, tookBytes, complaints };
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** An outcome as a line. */
export function told({ name, count, quiet, under, heapBytes, tookBytes, complaints }: Outcome): string {
  const ratio = (under.p99Ms / quiet.p99Ms).toFixed(1);
  const latency = `p99 ${quiet.p99Ms.toFixed(1)} -> ${under.p99Ms.toFixed(1)} ms (${ratio}x)`;
  const { before, during, after } = heapBytes;
  const heap = `heap ${megabytes(before)} -> ${megabytes(during)} -> ${megabytes(after)}`;
  const line = `${name.padEnd(20)} ${String(count).padStart(6)}  ${latency}, ${heap}, took ${megabytes(tookBytes)}`;
  return [line, ...complaints.map((complaint) => `  ${complaint}`)].join('\n');
}
