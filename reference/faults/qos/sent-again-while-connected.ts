import type { PacketType } from '../../codec/index.ts';
import { fault } from '../fault.ts';

const dupBit = 0x08;

/** A broker that sends again what a client owes an answer for, before each packet of that type. */
const before = (occasion: PacketType, owed: 'puback' | 'pubrec' | 'pubcomp') =>
  fault({
    name: `qos-sent-again-before-each-${occasion}-owing-${owed}`,
    title: `What ${owed.toUpperCase()} is owed for is sent again before each ${occasion.toUpperCase()}`,
    breaks: { '5.0': ['MQTT-4.4.0-1'] },
    bendWire: () => {
      const open = new Map<number, Uint8Array>();
      return {
        inbound: (packet, bytes) => {
          if (packet.type === owed) open.delete(packet.packetIdentifier);
          return [bytes];
        },
        outbound: (packet, bytes, version) => {
          if (version !== '5.0') return [bytes];
          if (packet.type === 'pubrel' && owed === 'pubcomp') open.set(packet.packetIdentifier, bytes);
          if (packet.type === 'publish' && packet.qos === (owed === 'puback' ? 1 : 2) && owed !== 'pubcomp') {
            const again = Uint8Array.of((bytes[0] ?? 0) | dupBit, ...bytes.subarray(1));
            open.set(packet.packetIdentifier ?? 0, again);
          }
          return packet.type === occasion ? [...open.values(), bytes] : [bytes];
        },
      };
    },
  });

export default (['puback', 'pubrec', 'pubcomp'] as const).flatMap((owed) => [
  before('pingresp', owed),
  before('suback', owed),
]);
