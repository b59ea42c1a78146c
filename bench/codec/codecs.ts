/** The two codecs behind one interface, each used as its own users use it. */

import { generate, type Packet as MqttPacket, parser } from 'mqtt-packet';
import {
  createFrameDecoder,
  decodePacket,
  encodePacket,
  type Packet,
  type Version,
} from '../../reference/codec/index.ts';
import { protocolOf } from '../../reference/codec/version.ts';
import { toMqttPacket } from '../../tests/properties/mqtt-packet-bridge.ts';
import { InvalidRun, ours } from '../contest.ts';

/** What is measured of a codec. */
export interface Codec {
  /** Reads a connection: takes chunk after chunk, and tells how many packets each completes. */
  createReader(version: Version): (chunk: Buffer) => number;
  /** Writes these packets, given in the codec's own form, each time that it is called; tells how many bytes. */
  createWriter(packets: readonly Packet[], version: Version): () => number;
}

const maxPacketBytes = 1 << 20;

const ourCodec: Codec = {
  createReader(version) {
    const decoder = createFrameDecoder({ maxPacketBytes });
    return (chunk) => {
      let count = 0;
      decoder.push(chunk);
      for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
        const packet = 'type' in frame ? frame : decodePacket(frame, version);
        if (packet.type === 'violation') throw new InvalidRun(`${packet.expected}, ${packet.found}`);
        count += 1;
      }
      return count;
    };
  },
  createWriter(packets, version) {
    return () => {
      let size = 0;
      for (const packet of packets) size += encodePacket(packet, version).length;
      return size;
    };
  },
};

const mqttPacket: Codec = {
  createReader(version) {
    let count = 0;
    const reader = parser(optionsOf(version));
    reader.on('packet', () => {
      count += 1;
    });
    reader.on('error', (error: Error) => {
      throw new InvalidRun(error.message);
    });
    return (chunk) => {
      count = 0;
      reader.parse(chunk);
      return count;
    };
  },
  createWriter(packets, version) {
    const theirs = packets.map((packet) => toMqttPacket(packet, version) as unknown as MqttPacket);
    const options = optionsOf(version);
    return () => {
      let size = 0;
      for (const packet of theirs) size += generate(packet, options).length;
      return size;
    };
  },
};

function optionsOf(version: Version): Parameters<typeof parser>[0] {
  return { protocolVersion: protocolOf[version].level } as Parameters<typeof parser>[0];
}

/** By the contenders' names. */
export const codecs: ReadonlyMap<string, Codec> = new Map([
  [ours, ourCodec],
  ['mqtt-packet', mqttPacket],
]);
