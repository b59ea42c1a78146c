import type { PacketType } from '../../codec/index.ts';
import { fault } from '../fault.ts';

const types: readonly PacketType[] = ['subscribe', 'publish', 'unsubscribe', 'pingreq'];

export default [
  fault({
    name: 'loses-the-packet-behind-connect',
    title: 'Of what is sent behind CONNECT before CONNACK has come, the first packet is lost',
    breaks: { '3.1.1': ['MQTT-3.1.4-4'], '5.0': ['MQTT-3.1.4-5'] },
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
      name: `loses-${type}-in-one-piece-with-connect`,
      title: `${type.toUpperCase()} is lost if it comes in the same piece of the stream as CONNECT`,
      breaks: { '3.1.1': ['MQTT-3.1.4-4'], '5.0': ['MQTT-3.1.4-5'] },
      bendWire: () => {
        let inPieceOfConnect = false;
        return {
          inbound: (packet, bytes) => {
            if (packet.type === 'connect') {
              inPieceOfConnect = true;
              // A piece is taken in one go.
              queueMicrotask(() => {
                inPieceOfConnect = false;
              });
            }
            return packet.type === type && inPieceOfConnect ? [] : [bytes];
          },
        };
      },
    }),
  ),
];
