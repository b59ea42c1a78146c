import type { Packet } from '../../codec/index.ts';
import type { Citations } from '../../statements/index.ts';
import { fault, type WireBend } from '../fault.ts';

/** A broker whose packets, where `bent` gives bytes, go out as those. */
function sending(
  name: string,
  title: string,
  breaks: Citations,
  bent: (packet: Packet, bytes: Uint8Array) => Uint8Array | null,
) {
  const bendWire = (): WireBend => ({ outbound: (packet, bytes) => [bent(packet, bytes) ?? bytes] });
  return fault({ name: `malformed-${name}`, title, breaks, bendWire });
}

const withFirstByte = (bytes: Uint8Array, first: number): Uint8Array => Uint8Array.of(first, ...bytes.subarray(1));

/** Packets below this have a Remaining Length of one byte, so that the topic's length stands at 2 and 3. */
const shortBytes = 120;

/** The PUBLISH with another last byte in its topic; null for other packets and for long ones. */
function withTopicByte(packet: Packet, bytes: Uint8Array, value: number): Uint8Array | null {
  if (packet.type !== 'publish' || bytes.length > shortBytes) return null;
  const bent = new Uint8Array(bytes);
  const [, , high = 0, low = 0] = bytes;
  bent[3 + ((high << 8) | low)] = value;
  return bent;
}

const hash = 0x23;

export default [
  sending(
    'pingresp-flags',
    'PINGRESP has a reserved flag set',
    { '3.1.1': ['MQTT-2.2.2-1'], '5.0': ['MQTT-2.1.3-1'] },
    ({ type }, bytes) => (type === 'pingresp' ? withFirstByte(bytes, 0xd1) : null),
  ),
  sending(
    'pubrel-flags',
    'PUBREL has the flags 0000 instead of 0010',
    { '3.1.1': ['MQTT-3.6.1-1'], '5.0': ['MQTT-3.6.1-1'] },
    ({ type }, bytes) => (type === 'pubrel' ? withFirstByte(bytes, 0x60) : null),
  ),
  sending(
    'refusal-code',
    'A CONNECT is refused with a return code that is reserved',
    { '3.1.1': ['MQTT-3.2.2-6'] },
    (packet) => (packet.type === 'connack' && packet.reasonCode !== 0 ? Uint8Array.of(0x20, 2, 0, 6) : null),
  ),
  sending(
    'dup-at-qos-0',
    'A PUBLISH at QoS 0 has DUP 1',
    { '3.1.1': ['MQTT-3.3.1-2'], '5.0': ['MQTT-3.3.1-2'] },
    (packet, bytes) =>
      packet.type === 'publish' && packet.qos === 0 ? withFirstByte(bytes, packet.retain ? 0x39 : 0x38) : null,
  ),
  sending(
    'qos-3',
    'A PUBLISH at QoS 2 has both QoS bits set',
    { '3.1.1': ['MQTT-3.3.1-4'], '5.0': ['MQTT-3.3.1-4'] },
    (packet, bytes) => (packet.type === 'publish' && packet.qos === 2 ? withFirstByte(bytes, 0x36) : null),
  ),
  sending(
    'empty-topic',
    'A topic of slashes alone is sent as an empty one',
    { '3.1.1': ['MQTT-4.7.3-1'], '5.0': ['v5.0-3.3.2.1-u1'] },
    (packet, bytes) => {
      if (packet.type !== 'publish' || bytes.length > shortBytes || !/^\/+$/.test(packet.topic)) return null;
      const [first = 0x30, length = 0] = bytes;
      return Uint8Array.of(first, length - packet.topic.length, 0, 0, ...bytes.subarray(4 + packet.topic.length));
    },
  ),
  sending(
    'wildcard-in-topic',
    'The last character of topics becomes #',
    { '3.1.1': ['MQTT-3.3.2-2'], '5.0': ['MQTT-3.3.2-2'] },
    (packet, bytes) => withTopicByte(packet, bytes, hash),
  ),
  sending(
    'null-in-topic',
    'The last character of topics becomes U+0000',
    { '3.1.1': ['MQTT-1.5.3-2'], '5.0': ['MQTT-1.5.4-2'] },
    (packet, bytes) => withTopicByte(packet, bytes, 0),
  ),
  sending(
    'utf8-in-topic',
    'Topics end in half a character',
    { '3.1.1': ['MQTT-1.5.3-1'], '5.0': ['MQTT-1.5.4-1'] },
    (packet, bytes) => withTopicByte(packet, bytes, 0xc3),
  ),
];
