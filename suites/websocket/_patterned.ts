/** Long packets whose every byte tells its place, so that a loss or a swap shows in a trace. */

import type { Stage } from '../../harness/scenario.ts';

function patterned(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) bytes[index] = index * 31 + (index >> 8) * 7;
  return bytes;
}

/** A PUBLISH at QoS 1 with Packet Identifier 7 on that topic that is exactly so many bytes long; 60 at least. */
export function publishOf(packetBytes: number, topicName: string, { encode }: Stage): Uint8Array {
  const build = (length: number): Uint8Array =>
    encode({ type: 'publish', packetIdentifier: 7, topic: topicName, payload: patterned(length), qos: 1 });
  const guess = packetBytes - build(0).length;
  // The Remaining Length takes up to three bytes more than it does in an empty message.
  for (const length of [guess, guess - 1, guess - 2, guess - 3]) {
    const packet = build(length);
    if (packet.length === packetBytes) return packet;
  }
  throw new Error(`no PUBLISH on ${topicName} has ${packetBytes} bytes`);
}
