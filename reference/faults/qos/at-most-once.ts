import { encodePacket, forge, type Packet, twoByteInteger, utf8String } from '../../codec/index.ts';
import { fault } from '../fault.ts';

const dupBit = 0x08;

function isQos0(packet: Packet): boolean {
  return packet.type === 'publish' && packet.qos === 0;
}

export default [
  fault({
    name: 'qos-0-sent-twice',
    title: 'Messages at QoS 0 are sent twice',
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.3.1-1'], '5.0': ['MQTT-4.3.1-1'] },
    bendWire: () => ({ outbound: (packet, bytes) => (isQos0(packet) ? [bytes, bytes] : [bytes]) }),
  }),
  fault({
    name: 'qos-0-with-dup',
    title: 'Every second message at QoS 0 has DUP',
    breaks: { '3.1.1': ['MQTT-3.3.1-2', 'MQTT-4.3.1-1'], '5.0': ['MQTT-3.3.1-2', 'MQTT-4.3.1-1'] },
    bendWire: () => {
      let count = 0;
      return {
        outbound: (packet, bytes) => {
          if (!isQos0(packet)) return [bytes];
          count += 1;
          return count % 2 === 0 ? [Uint8Array.of((bytes[0] ?? 0) | dupBit, ...bytes.subarray(1))] : [bytes];
        },
      };
    },
  }),
  fault({
    name: 'qos-0-with-identifier',
    title: 'Messages at QoS 0 carry a Packet Identifier',
    breaks: { '3.1': [], '3.1.1': ['MQTT-2.3.1-5'], '5.0': ['MQTT-2.2.1-2'] },
    bendWire: () => ({
      outbound: (packet, bytes, version) => {
        if (packet.type !== 'publish' || packet.qos !== 0) return [bytes];
        const noProperties = version === '5.0' ? [0] : [];
        const header = [utf8String(packet.topic), twoByteInteger(1), noProperties];
        return [forge(0x30 | Number(packet.retain), ...header, packet.payload)];
      },
    }),
  }),
  fault({
    name: 'qos-0-followed-by-pubrel',
    title: 'Messages at QoS 0 are followed by a PUBREL',
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.3.1-1'], '5.0': ['MQTT-4.3.1-1'] },
    bendWire: () => ({
      outbound: (packet, bytes, version) =>
        isQos0(packet)
          ? [bytes, encodePacket({ type: 'pubrel', packetIdentifier: 1, reasonCode: 0 }, version)]
          : [bytes],
    }),
  }),
  fault({
    name: 'qos-0-dup-taken-and-passed-on',
    title: 'A PUBLISH at QoS 0 with DUP is taken, and passed on with it',
    breaks: { '3.1.1': ['MQTT-3.3.1-2', 'MQTT-3.3.1-3'], '5.0': ['MQTT-3.3.1-2', 'MQTT-3.3.1-3'] },
    bend: (rules) => {
      let taken = 0;
      return {
        ...rules,
        onViolation: (violation, context) => {
          if (violation.statement !== 'MQTT-3.3.1-2') return rules.onViolation(violation, context);
          taken += 1;
          return {
            type: 'read-as',
            bytes: Uint8Array.of((context.bytes[0] ?? 0) & ~dupBit, ...context.bytes.subarray(1)),
          };
        },
        dupFlag: (delivery, attempt, session) =>
          (delivery.qos === 0 && taken > 0) || rules.dupFlag(delivery, attempt, session),
      };
    },
  }),
  fault({
    name: 'qos-0-dup-tolerated',
    title: 'A PUBLISH at QoS 0 with DUP is taken as one without',
    breaks: { '3.1.1': ['MQTT-3.3.1-2'], '5.0': ['MQTT-3.3.1-2'] },
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) =>
        violation.statement === 'MQTT-3.3.1-2'
          ? { type: 'read-as', bytes: Uint8Array.of((context.bytes[0] ?? 0) & ~dupBit, ...context.bytes.subarray(1)) }
          : rules.onViolation(violation, context),
    }),
  }),
];
