import { encodePacket } from '../../codec/index.ts';
import { fault } from '../fault.ts';

export default [
  fault({
    name: 'will-published-at-connect',
    title: 'A Will is published as soon as CONNECT brings it',
    breaks: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    bendWire: () => ({
      inbound: (packet, bytes) => {
        if (packet.type !== 'connect' || packet.will === undefined) return [bytes];
        const { topic, payload, retain } = packet.will;
        const early = { type: 'publish', topic, payload, qos: 0, retain, dup: false } as const;
        return [bytes, encodePacket(early, packet.version)];
      },
    }),
  }),
  fault({
    name: 'will-published-at-first-publish',
    title: 'A Will is published when its client publishes something itself',
    breaks: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    bendWire: () => {
      let early: Uint8Array | null = null;
      return {
        inbound: (packet, bytes) => {
          if (packet.type === 'connect' && packet.will !== undefined) {
            const { topic, payload, retain } = packet.will;
            early = encodePacket({ type: 'publish', topic, payload, qos: 0, retain, dup: false }, packet.version);
          }
          if (packet.type !== 'publish' || early === null) return [bytes];
          const both = [early, bytes];
          early = null;
          return both;
        },
      };
    },
  }),
  fault({
    name: 'will-at-qos-2-never-answered',
    title: 'A CONNECT whose Will has QoS 2 is not answered',
    breaks: { '3.1.1': ['MQTT-3.1.2-9', 'MQTT-3.1.4-4'], '5.0': ['MQTT-3.1.2-8', 'MQTT-3.1.4-5'] },
    seenIn: ['rabbitmq-mqtt#214'],
    bendWire: () => ({
      inbound: (packet, bytes) => (packet.type === 'connect' && packet.will?.qos === 2 ? [] : [bytes]),
    }),
  }),
  fault({
    name: 'will-of-refused-client-id',
    title: 'The Will of a CONNECT that is refused for its Client Identifier is published',
    breaks: { '3.1.1': ['MQTT-3.1.2-8'] },
    bendWire: () => {
      let refuses = false;
      return {
        inbound: (packet, bytes) => {
          if (packet.type !== 'connect' || packet.clientId !== '' || packet.cleanStart) return [bytes];
          refuses = true;
          // It is served, and closed at once for a packet of a reserved type.
          return [encodePacket({ ...packet, cleanStart: true }, packet.version), Uint8Array.of(0xf0, 0)];
        },
        outbound: (packet, bytes) =>
          refuses && packet.type === 'connack' ? [encodePacket({ ...packet, reasonCode: 2 }, '3.1.1')] : [bytes],
      };
    },
  }),
  fault({
    name: 'will-held-back',
    title: 'What is published at QoS 1, Wills too, goes out only with the next packet of another kind',
    breaks: { '3.1.1': ['v3.1.1-3.1.2.5-u1'], '5.0': ['v5.0-3.1.2.5-u1'] },
    bendWire: () => {
      let held: Uint8Array[] = [];
      return {
        outbound: (packet, bytes) => {
          if (packet.type === 'publish' && packet.qos === 1) {
            held.push(bytes);
            return [];
          }
          const sent = [...held, bytes];
          held = [];
          return sent;
        },
      };
    },
  }),
];
