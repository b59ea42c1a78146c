import { fault } from '../fault.ts';

/** DISCONNECT without a reason code: Normal disconnection. */
const normal = Uint8Array.of(0xe0, 0);

export default [
  fault({
    name: 'will-discarded-by-any-disconnect',
    title: 'DISCONNECT discards the Will whatever its reason code',
    breaks: { '5.0': ['MQTT-3.1.2-8', 'MQTT-3.1.2-10'] },
    seenIn: ['vernemq#1291', 'rmqtt#514', 'MQTTnet#2256'],
    bend: (rules) => ({
      ...rules,
      publishesWill: (end, will, session) => end.kind !== 'disconnect' && rules.publishesWill(end, will, session),
    }),
  }),
  fault({
    name: 'will-discarded-by-disconnect-for-an-error',
    title: 'DISCONNECT with a reason code of 0x80 and more discards the Will',
    breaks: { '5.0': ['MQTT-3.1.2-8', 'MQTT-3.1.2-10'] },
    bend: (rules) => ({
      ...rules,
      publishesWill: (end, will, session) =>
        !(end.kind === 'disconnect' && end.reasonCode >= 0x80) && rules.publishesWill(end, will, session),
    }),
  }),
  fault({
    name: 'will-discarded-by-unknown-code',
    title: 'DISCONNECT with a reason code that there is not is taken for a good one, and the Will is discarded',
    breaks: { '5.0': ['MQTT-3.1.2-8', 'MQTT-3.14.2-1'] },
    seenIn: ['mosquitto#3743', 'vernemq#2553', 'nanomq#2442'],
    bendWire: () => ({
      inboundViolation: (_violation, bytes) => [bytes[0] === 0xe0 && bytes[2] === 0xff ? normal : bytes],
    }),
  }),
  fault({
    name: 'will-published-on-disconnect-with-properties',
    title: 'A normal DISCONNECT that spells out its reason code does not discard the Will',
    breaks: { '5.0': ['MQTT-3.14.4-3'] },
    bendWire: () => ({
      inbound: (packet, bytes) => [
        packet.type === 'disconnect' && packet.reasonCode === 0 && bytes.length > 2 ? Uint8Array.of(0xe0, 1, 4) : bytes,
      ],
    }),
  }),
  fault({
    name: 'will-of-wrong-connect-published',
    title: 'A CONNECT is refused for its reserved flag or a repeated property, and its Will is published',
    breaks: { '5.0': ['MQTT-3.1.2-8'] },
    bendWire: () => {
      let refuses = false;
      return {
        inboundViolation: (_violation, bytes) => {
          if (bytes[0] !== 0x10) return [bytes];
          refuses = true;
          // It is served, and closed at once for a packet of a reserved type.
          return [mended(bytes), Uint8Array.of(0xf0, 0)];
        },
        outbound: (packet, bytes) => {
          if (!refuses || packet.type === 'publish') return [bytes];
          return packet.type === 'connack' ? [Uint8Array.of(0x20, 3, 0, 0x81, 0)] : [];
        },
      };
    },
  }),
];

/** A CONNECT without the reserved flag, and with a Message Expiry Interval in place of a second Will Delay Interval. */
function mended(bytes: Uint8Array): Uint8Array {
  const flagsAt = bytes.findIndex((byte, at) => byte === 5 && bytes[at - 1] === 0x54) + 1;
  const delayAt = bytes.lastIndexOf(0x18);
  const repeats = delayAt > flagsAt && bytes[delayAt - 5] === 0x18;
  return bytes.map((byte, at) => {
    if (at === flagsAt) return byte & 0xfe;
    if (!repeats) return byte;
    return at === delayAt ? 0x02 : at === delayAt + 4 ? 60 : byte;
  });
}
