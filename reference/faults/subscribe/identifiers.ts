import { fault } from '../fault.ts';

export default [
  fault({
    name: 'subscribe-identifier-of-the-other-side',
    title: 'SUBSCRIBE is not answered if the broker has its identifier in flight itself',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.8.4-1'], '5.0': ['MQTT-3.8.4-1'] },
    bend: (rules) => ({
      ...rules,
      suback: (subscribe, codes, session) =>
        session.inFlight.has(subscribe.packetIdentifier) ? null : rules.suback(subscribe, codes, session),
    }),
  }),
  fault({
    name: 'unsubscribe-identifier-of-the-other-side',
    title: 'UNSUBSCRIBE is not answered if the broker has its identifier in flight itself',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.10.4-4'], '5.0': ['MQTT-3.10.4-4'] },
    bend: (rules) => ({
      ...rules,
      unsuback: (unsubscribe, removed, session) =>
        session.inFlight.has(unsubscribe.packetIdentifier) ? null : rules.unsuback(unsubscribe, removed, session),
    }),
  }),
  fault({
    name: 'subscribe-identifier-never-free-again',
    title: 'A SUBSCRIBE whose identifier was used before is taken for a repetition and not answered',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.8.4-1'], '5.0': ['MQTT-3.8.4-1'] },
    bend: (rules) => {
      const used = new Set<string>();
      return {
        ...rules,
        suback: (subscribe, codes, session) => {
          const key = `${session.clientId} ${subscribe.packetIdentifier}`;
          if (used.has(key)) return null;
          used.add(key);
          return rules.suback(subscribe, codes, session);
        },
      };
    },
  }),
];
