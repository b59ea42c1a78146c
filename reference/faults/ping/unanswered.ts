import { fault } from '../fault.ts';

const breaks = { '3.1.1': ['MQTT-3.12.4-1'], '5.0': ['MQTT-3.12.4-1'] } as const;

export default [
  fault({
    name: 'ping-unanswered',
    title: 'PINGREQ is never answered',
    breaks,
    bend: (rules) => ({ ...rules, answersPing: () => false }),
  }),
  fault({
    name: 'ping-unanswered-with-messages-in-flight',
    title: 'PINGREQ is not answered while messages wait for an acknowledgement',
    breaks,
    bend: (rules) => ({
      ...rules,
      answersPing: (session) => session.inFlight.size === 0 && rules.answersPing(session),
    }),
  }),
  fault({
    name: 'ping-unanswered-while-holding-qos-2',
    title: 'PINGREQ is not answered while a QoS 2 message of the client is not released',
    breaks,
    bend: (rules) => ({
      ...rules,
      answersPing: (session) => session.received.size === 0 && rules.answersPing(session),
    }),
  }),
  fault({
    name: 'ping-unanswered-in-resumed-session',
    title: 'PINGREQ is not answered in a session that was resumed',
    breaks,
    bend: (rules) => ({ ...rules, answersPing: (session) => session.connects < 2 && rules.answersPing(session) }),
  }),
  fault({
    name: 'ping-unanswered-with-keep-alive-0',
    title: 'PINGREQ is not answered where Keep Alive is 0',
    breaks,
    bendWire: () => {
      let asked = true;
      return {
        inbound: (packet, bytes) => {
          if (packet.type === 'connect') asked = packet.keepAlive > 0;
          return packet.type === 'pingreq' && !asked ? [] : [bytes];
        },
      };
    },
  }),
];
