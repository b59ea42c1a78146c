/** What is done with a workload, as a function that does it once and must give the same each time. */

import { encodePacket, type Packet } from '../../reference/codec/index.ts';
import type { Codec } from './codecs.ts';
import type { Workload } from './workloads.ts';

/** A thing to do. */
export interface Task {
  readonly name: string;
  readonly title: string;
  /** The number of packets of the workload that are done at a time. */
  readonly packets: number;
  /** Prepares it for a codec. What is prepared gives `expected` each time that it is called. */
  prepare(codec: Codec, workload: Workload, packets: readonly Packet[]): { run: () => number; expected: number };
}

const segmentBytes = 1460;

const eachOfItsOwn = (packets: readonly Uint8Array[]): number[] => packets.map(({ length }) => length);

const pieces =
  (size: number) =>
  (packets: readonly Uint8Array[]): number[] => {
    const total = packets.reduce((sum, { length }) => sum + length, 0);
    return Array.from({ length: Math.ceil(total / size) }, (_, index) => Math.min(size, total - index * size));
  };

/** All of them. */
export const tasks: readonly Task[] = [
  reading('decode', 'decode, a packet in each chunk', 20_000, eachOfItsOwn),
  reading('segments', `decode, chunks of ${segmentBytes} bytes`, 20_000, pieces(segmentBytes)),
  reading('bytes', 'decode, byte by byte', 2_000, pieces(1)),
  {
    name: 'encode',
    title: 'encode',
    packets: 20_000,
    prepare(codec, { version }, packets) {
      const run = codec.createWriter(packets, version);
      return { run, expected: packets.reduce((size, packet) => size + encodePacket(packet, version).length, 0) };
    },
  },
];

function reading(
  name: string,
  title: string,
  packets: number,
  sizesOf: (packets: readonly Uint8Array[]) => readonly number[],
): Task {
  return {
    name,
    title,
    packets,
    prepare(codec, { version }, run) {
      const encoded = run.map((packet) => encodePacket(packet, version));
      const chunks = cut(Buffer.concat(encoded), sizesOf(encoded));
      const read = codec.createReader(version);
      const readAll = (): number => {
        let count = 0;
        for (const chunk of chunks) count += read(chunk);
        return count;
      };
      return { run: readAll, expected: run.length };
    },
  };
}

/** Views of one piece of memory, as the reads of a socket are. */
function cut(stream: Buffer, sizes: readonly number[]): Buffer[] {
  let at = 0;
  return sizes.map((size) => {
    at += size;
    return stream.subarray(at - size, at);
  });
}
