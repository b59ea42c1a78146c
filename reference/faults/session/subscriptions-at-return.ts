import { fault } from '../fault.ts';

export default [
  fault({
    name: 'resumed-subscriptions-at-qos-0',
    title: 'In a resumed session everything is delivered at QoS 0',
    breaks: { '3.1.1': ['MQTT-3.1.2-4'], '5.0': ['MQTT-3.1.2-5'] },
    bend: (rules) => ({
      ...rules,
      deliveryQos: (message, granted, cause, session) =>
        session.connects > 1 ? 0 : rules.deliveryQos(message, granted, cause, session),
    }),
  }),
  fault({
    name: 'resumed-subscriptions-at-published-qos',
    title: 'In a resumed session the granted QoS is forgotten, and messages keep the one they were published with',
    breaks: { '3.1.1': ['MQTT-3.1.2-4', 'MQTT-3.8.4-6'], '5.0': ['MQTT-3.1.2-5', 'MQTT-3.8.4-8'] },
    bend: (rules) => ({
      ...rules,
      deliveryQos: (message, granted, cause, session) =>
        session.connects > 1 ? message.qos : rules.deliveryQos(message, granted, cause, session),
    }),
  }),
  fault({
    name: 'resumed-resubscription-ignored',
    title: 'In a resumed session a subscription is not replaced by a new one for the same filter',
    breaks: { '3.1.1': ['MQTT-3.8.4-3'], '5.0': ['MQTT-3.8.4-3'] },
    bend: (rules) => ({
      ...rules,
      resubscribed: (made, existing, session) =>
        session.connects > 1 ? existing : rules.resubscribed(made, existing, session),
    }),
  }),
  fault({
    name: 'resumed-resubscription-keeps-highest-qos',
    title: 'A subscription made again in a resumed session never goes down in QoS',
    breaks: { '3.1.1': ['MQTT-3.8.4-3'], '5.0': ['MQTT-3.8.4-3'] },
    bend: (rules) => ({
      ...rules,
      resubscribed: (made, existing, session) =>
        session.connects > 1 && existing.qos > made.qos ? existing : rules.resubscribed(made, existing, session),
    }),
  }),
  ...[2, 3].map((connects) =>
    fault({
      name: `unsubscribe-ignored-in-connection-${connects}`,
      title: `UNSUBSCRIBE in the ${connects === 2 ? 'second' : 'third'} connection of a session is answered and does nothing`,
      breaks: { '3.1.1': ['MQTT-3.10.4-2'], '5.0': ['MQTT-3.10.4-2'] },
      bend: (rules) => ({
        ...rules,
        filtersToUnsubscribe: (unsubscribe, session) =>
          session.connects === connects
            ? unsubscribe.topicFilters.map((filter) => `${filter}/not`)
            : rules.filtersToUnsubscribe(unsubscribe, session),
      }),
    }),
  ),
];
