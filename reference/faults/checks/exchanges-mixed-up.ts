import { fault } from '../fault.ts';

export default [
  fault({
    name: 'redelivery-swaps-identifiers',
    title: 'The first two messages are sent again under the identifiers of each other',
    breaks: { '3.1.1': ['MQTT-4.4.0-1', 'MQTT-2.3.1-4'] },
    bend: (rules) => ({
      ...rules,
      redeliveryIdentifier: (inFlight, session) => {
        const identifier = rules.redeliveryIdentifier(inFlight, session);
        return identifier === 1 || identifier === 2 ? 3 - identifier : identifier;
      },
    }),
  }),
  fault({
    name: 'identifier-at-qos-0',
    title: 'A PUBLISH at QoS 0 has a Packet Identifier',
    breaks: { '3.1': [], '3.1.1': ['MQTT-2.3.1-5'] },
    bendWire: () => ({
      outbound: (packet, bytes) => {
        // The length of what is lengthened must still fit into one byte.
        if (packet.type !== 'publish' || packet.qos !== 0 || bytes.length > 120) return [bytes];
        const payloadAt = bytes.length - packet.payload.length;
        const [first = 0x30, length = 0] = bytes;
        return [Uint8Array.of(first, length + 2, ...bytes.subarray(2, payloadAt), 0, 1, ...packet.payload)];
      },
    }),
  }),
];
