import { encodePacket } from '../../codec/index.ts';
import { fault } from '../fault.ts';

export default [
  fault({
    name: 'suback-twice',
    title: 'SUBSCRIBE is answered by the same SUBACK twice',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.8.4-4'], '5.0': ['MQTT-3.8.4-5'] },
    bendWire: () => ({ outbound: (packet, bytes) => (packet.type === 'suback' ? [bytes, bytes] : [bytes]) }),
  }),
  fault({
    name: 'suback-for-each-filter',
    title: 'A SUBSCRIBE with several filters is answered by a SUBACK for each',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.8.4-4', 'MQTT-3.8.4-5'], '5.0': ['MQTT-3.8.4-5', 'MQTT-3.8.4-6'] },
    bendWire: () => ({
      outbound: (packet, bytes, version) => {
        if (packet.type !== 'suback') return [bytes];
        return packet.reasonCodes.map((code) => encodePacket({ ...packet, reasonCodes: [code] }, version));
      },
    }),
  }),
  fault({
    name: 'suback-with-reserved-codes',
    title: 'SUBACK tells of a failure by code 0x81',
    breaks: { '3.1.1': ['MQTT-3.9.3-2'], '5.0': ['MQTT-3.9.3-2'] },
    bendWire: () => ({
      outbound: (packet, bytes) =>
        packet.type === 'suback' ? [bytes.map((value, at) => (at === bytes.length - 1 ? 0x81 : value))] : [bytes],
    }),
  }),
  fault({
    name: 'subscribe-of-several-packets-lost',
    title: 'Of several SUBSCRIBE packets read at once only the first is answered',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.8.4-1'], '5.0': ['MQTT-3.8.4-1'] },
    bendWire: () => {
      let isBusy = false;
      return {
        inbound: (packet, bytes) => {
          if (packet.type !== 'subscribe') return [bytes];
          if (isBusy) return [];
          isBusy = true;
          queueMicrotask(() => {
            isBusy = false;
          });
          return [bytes];
        },
      };
    },
  }),
];
