import { fault } from '../fault.ts';

export default [
  fault({
    name: 'delivers-not-to-the-publisher',
    title: 'A publisher does not get its own message',
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1'], '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => ({
      ...rules,
      deliversTo: (session, message, cause) =>
        !(cause === 'live' && message.publisher === session.clientId) && rules.deliversTo(session, message, cause),
    }),
  }),
  ...[1, 2, 16].map((most) =>
    fault({
      name: `delivers-to-${most}-at-most`,
      title: `A message reaches at most ${most} of its subscribers`,
      breaks: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1'], '5.0': ['MQTT-4.5.0-1'] },
      bend: (rules) => {
        let last: unknown = null;
        let count = 0;
        return {
          ...rules,
          deliversTo: (session, message, cause) => {
            count = message === last ? count + 1 : 1;
            last = message;
            return count <= most && rules.deliversTo(session, message, cause);
          },
        };
      },
    }),
  ),
  fault({
    name: 'delivers-at-one-qos-to-all',
    title: 'All subscribers get a message at the QoS that fits the first of them',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.8.4-6'], '5.0': ['MQTT-3.8.4-8'] },
    bend: (rules) => {
      let last: unknown = null;
      let first: ReturnType<typeof rules.deliveryQos> = 0;
      return {
        ...rules,
        deliveryQos: (message, granted, cause, session) => {
          if (message !== last) first = rules.deliveryQos(message, granted, cause, session);
          last = message;
          return first;
        },
      };
    },
  }),
  fault({
    name: 'delivers-at-the-granted-qos',
    title: 'A message is delivered at the QoS granted, even if it was published at a lower one',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.8.4-6'], '5.0': ['MQTT-3.8.4-8'] },
    bend: (rules) => ({ ...rules, deliveryQos: (_message, granted) => granted }),
  }),
  fault({
    name: 'delivers-twice-at-qos-0',
    title: 'Each message at QoS 0 comes twice',
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.3.1-1'], '5.0': ['MQTT-4.3.1-1'] },
    bendWire: () => ({
      outbound: (packet, bytes) => (packet.type === 'publish' && packet.qos === 0 ? [bytes, bytes] : [bytes]),
    }),
  }),
  fault({
    name: 'delivers-with-an-identifier-at-qos-0',
    title: 'A PUBLISH at QoS 0 carries an identifier, which subscribers take for payload',
    breaks: { '3.1': [], '3.1.1': ['MQTT-2.3.1-5'], '5.0': ['MQTT-2.2.1-2'] },
    bend: (rules) => ({
      ...rules,
      messageOf: (publish, ...given) =>
        rules.messageOf(
          publish.qos === 0 ? { ...publish, payload: Uint8Array.of(0, 1, ...publish.payload) } : publish,
          ...given,
        ),
    }),
  }),
];
