import { fault } from '../fault.ts';

const breaks = { '3.1.1': ['MQTT-3.12.4-1'], '5.0': ['MQTT-3.12.4-1'] } as const;

export default [
  fault({
    name: 'ping-answered-once',
    title: 'Only the first PINGREQ of a connection is answered',
    breaks,
    bendWire: () => {
      let answers = 0;
      return {
        outbound: (packet, bytes) => {
          if (packet.type === 'pingresp') answers += 1;
          return packet.type === 'pingresp' && answers > 1 ? [] : [bytes];
        },
      };
    },
  }),
  fault({
    name: 'ping-answers-run-dry',
    title: 'After twenty PINGREQ a connection gets no PINGRESP any more',
    breaks,
    bendWire: () => {
      let answers = 0;
      return {
        outbound: (packet, bytes) => {
          if (packet.type === 'pingresp') answers += 1;
          return packet.type === 'pingresp' && answers > 20 ? [] : [bytes];
        },
      };
    },
  }),
  fault({
    name: 'ping-answered-twice',
    title: 'Every PINGREQ is answered by two PINGRESP',
    breaks,
    bendWire: () => ({ outbound: (packet, bytes) => (packet.type === 'pingresp' ? [bytes, bytes] : [bytes]) }),
  }),
  fault({
    name: 'ping-swallowed-behind-subscribe',
    title: 'A PINGREQ that comes right behind SUBSCRIBE is lost',
    breaks,
    bendWire: () => {
      let former = '';
      return {
        inbound: (packet, bytes) => {
          const lost = packet.type === 'pingreq' && former === 'subscribe';
          former = packet.type;
          return lost ? [] : [bytes];
        },
      };
    },
  }),
];
