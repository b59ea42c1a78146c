/** Ways to put a run of packets into WebSocket frames. */

/** A message as the frames that make it up; most have one. */
export type Message = readonly Uint8Array[];

function cutAt(bytes: Uint8Array, ...places: readonly number[]): Uint8Array[] {
  const edges = [0, ...places, bytes.length];
  return edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
}

function joined(packets: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(packets.flatMap((packet) => [...packet]));
}

const singleBytes = (bytes: Uint8Array): Uint8Array[] => [...bytes].map((byte) => Uint8Array.of(byte));
const eachAMessage = (pieces: readonly Uint8Array[]): Message[] => pieces.map((piece) => [piece]);
const nothing = new Uint8Array(0);

/** By name: what is done to the packets, which are three. */
export const cuttings = {
  'one-byte-a-frame': (packets) => eachAMessage(singleBytes(joined(packets))),
  'first-byte-apart': (packets) => eachAMessage(packets.flatMap((packet) => cutAt(packet, 1))),
  'fixed-header-apart': (packets) => eachAMessage(packets.flatMap((packet) => cutAt(packet, 2))),
  'last-byte-apart': (packets) => eachAMessage(packets.flatMap((packet) => cutAt(packet, packet.length - 1))),
  'three-packets-in-one-frame': (packets) => [[joined(packets)]],
  'a-packet-and-a-half': ([first = nothing, second = nothing, third = nothing]) => {
    const middle = second.length >> 1;
    return [[joined([first, second.subarray(0, middle)])], [joined([second.subarray(middle), third])]];
  },
  'a-packet-and-one-byte': ([first = nothing, second = nothing, third = nothing]) => [
    [joined([first, second.subarray(0, 1)])],
    [joined([second.subarray(1), third.subarray(0, 1)])],
    [third.subarray(1)],
  ],
  'fragmented-by-packet': (packets) => [packets],
  'fragmented-by-byte': (packets) => [singleBytes(joined(packets))],
  'fragmented-with-empty-frames': (packets) => [packets.flatMap((packet) => [...cutAt(packet, 1), nothing])],
} as const satisfies Readonly<Record<string, (packets: readonly Uint8Array[]) => readonly Message[]>>;
