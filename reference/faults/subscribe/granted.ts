import { fault } from '../fault.ts';

export default [
  fault({
    name: 'granted-above-requested',
    title: 'QoS 2 is granted whatever was requested',
    breaks: { '3.1.1': ['MQTT-3.8.4-5', 'MQTT-3.8.4-6'], '5.0': ['MQTT-3.8.4-7', 'MQTT-3.8.4-8'] },
    bend: (rules) => ({ ...rules, grantedQos: () => 2 }),
  }),
  fault({
    name: 'granted-lower-than-told',
    title: 'Subscriptions are made at most at QoS 1, though SUBACK says 2',
    breaks: { '3.1.1': ['MQTT-3.8.4-5', 'MQTT-3.8.4-6'], '5.0': ['MQTT-3.8.4-7', 'MQTT-3.8.4-8'] },
    bend: (rules) => ({
      ...rules,
      grantedQos: ({ qos }) => (qos === 2 ? 1 : qos),
      subackCode: (_granted, { qos }) => qos,
    }),
  }),
  fault({
    name: 'granted-of-the-first-for-all',
    title: 'All filters of a SUBSCRIBE are subscribed to at the QoS of the first',
    breaks: { '3.1.1': ['MQTT-3.8.4-4', 'MQTT-3.8.4-6'], '5.0': ['MQTT-3.8.4-5', 'MQTT-3.8.4-8'] },
    bend: (rules) => ({
      ...rules,
      filtersToSubscribe: (subscribe, session) => {
        const filters = rules.filtersToSubscribe(subscribe, session);
        return filters.map((each) => ({ ...each, qos: filters[0]?.qos ?? each.qos }));
      },
    }),
  }),
];
