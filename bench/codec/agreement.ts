/** Before anything is measured: both codecs make the same of the same packets. */

import { isDeepStrictEqual } from 'node:util';
import { decodePacket, encodePacket, frameOf, type Packet, type Version } from '../../reference/codec/index.ts';
import { generateWithMqttPacket, parseWithMqttPacket } from '../../tests/properties/mqtt-packet-bridge.ts';
import { normalize } from '../../tests/properties/normalize.ts';
import { InvalidRun } from '../contest.ts';

/**
 * Each packet survives being written by either codec and read by either.
 *
 * @throws InvalidRun with the packet that does not.
 */
export function checkAgreement(packets: readonly Packet[], version: Version): void {
  for (const packet of packets) {
    for (const bytes of [encodePacket(packet, version), generateWithMqttPacket(packet, version)]) {
      const theirs = parseWithMqttPacket(bytes, version);
      expectSame(packet, theirs.outcome === 'packet' ? theirs.packet : undefined, 'mqtt-packet');
      const frame = frameOf(bytes);
      const own = 'type' in frame ? frame : decodePacket(frame, version);
      expectSame(packet, own.type === 'violation' ? undefined : own, 'our codec');
    }
  }
}

function expectSame(sent: Packet, read: Packet | undefined, reader: string): void {
  if (read !== undefined && isDeepStrictEqual(normalize(sent), normalize(read))) return;
  throw new InvalidRun(`${reader} reads ${JSON.stringify(read)} where ${JSON.stringify(sent)} was written`);
}
