import { fault } from '../fault.ts';

export default [
  fault({
    name: 'qos-2-expiring-not-sent-again',
    title: 'A message at QoS 2 that has a Message Expiry Interval is given up when its connection is lost',
    breaks: { '5.0': ['MQTT-4.3.3-7', 'MQTT-4.4.0-1'] },
    seenIn: ['bifromq#281'],
    bend: (rules) => ({
      ...rules,
      redelivers: (inFlight, session) =>
        inFlight.delivery.message.properties?.messageExpiryInterval === undefined &&
        rules.redelivers(inFlight, session),
    }),
  }),
  fault({
    name: 'qos-2-expiring-not-released',
    title: 'PUBREL for a message that has a Message Expiry Interval is not answered',
    breaks: { '5.0': ['MQTT-4.3.3-13'] },
    bend: (rules) => {
      const expiring = new Set<string>();
      return {
        ...rules,
        holdsIdentifier: (publish, session) => {
          const key = `${session.clientId} ${publish.packetIdentifier}`;
          if (publish.properties?.messageExpiryInterval !== undefined) expiring.add(key);
          return rules.holdsIdentifier(publish, session);
        },
        answersPubrel: (pubrel, held, session) =>
          !expiring.has(`${session.clientId} ${pubrel.packetIdentifier}`) && rules.answersPubrel(pubrel, held, session),
      };
    },
  }),
];
