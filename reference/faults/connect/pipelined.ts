import type { PacketType } from '../../codec/index.ts';
import { fault } from '../fault.ts';

const types: readonly PacketType[] = ['subscribe', 'publish', 'unsubscribe', 'pingreq'];

export default [
  fault({
    name: 'loses-the-packet-behind-connect',
    title: 'Of what is sent behind CONNECT before CONNACK has come, the first packet is lost',
    breaks: { '3.1.1': ['MQTT-3.1.4-4'] },
    bendWire: () => {
      let packets = 0;
      return {
        inbound: (_packet, bytes) => {
          packets += 1;
          return packets === 2 ? [] : [bytes];
        },
      };
    },
  }),
  ...types.map((type) =>
    fault({
      name: `loses-${type}-before-connack`,
      title: `${type.toUpperCase()} is lost if it is sent before CONNACK has come`,
      breaks: { '3.1.1': ['MQTT-3.1.4-4'] },
      bendWire: () => {
        let acknowledged = false;
        return {
          inbound: (packet, bytes) => (packet.type === type && !acknowledged ? [] : [bytes]),
          outbound: (packet, bytes) => {
            acknowledged ||= packet.type === 'connack';
            return [bytes];
          },
        };
      },
    }),
  ),
];
