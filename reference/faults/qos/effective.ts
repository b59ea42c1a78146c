import type { Rules } from '../../broker/rules.ts';
import type { QoS } from '../../codec/index.ts';
import { fault } from '../fault.ts';

type DeliveryQos = Rules['deliveryQos'];

/** A broker that delivers at another QoS, always or in some cases. */
function delivering(name: string, title: string, bend: (standard: DeliveryQos) => DeliveryQos) {
  return fault({
    name: `qos-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.8.4-6'], '5.0': ['MQTT-3.8.4-8'] },
    bend: (rules) => ({ ...rules, deliveryQos: bend(rules.deliveryQos) }),
  });
}

export default [
  delivering(
    'not-lowered',
    'Messages are delivered at the QoS at which they were published',
    () =>
      ({ qos }) =>
        qos,
  ),
  delivering('raised', 'Messages are delivered at the QoS that was granted', () => (_message, granted) => granted),
  delivering(
    'not-lowered-to-1',
    'Messages at QoS 2 are delivered at QoS 2 to whoever was granted 1',
    (standard) => (message, granted, cause, session) =>
      granted === 1 ? message.qos : standard(message, granted, cause, session),
  ),
  delivering(
    'lowered-by-one-only',
    'Messages at QoS 2 are delivered at QoS 1 to whoever was granted 0',
    (standard) => (message, granted, cause, session) =>
      message.qos === 2 && granted === 0 ? 1 : standard(message, granted, cause, session),
  ),
  delivering('never-2', 'Messages are never delivered at QoS 2', (standard) => (message, granted, cause, session) => {
    const qos = standard(message, granted, cause, session);
    return qos === 2 ? 1 : qos;
  }),
  delivering(
    'not-lowered-for-wildcards',
    'Messages that match by a wildcard are delivered at the QoS at which they were published',
    (standard) => (message, granted, cause, session) =>
      session.subscriptions.has(message.topic) ? standard(message, granted, cause, session) : message.qos,
  ),
  delivering(
    'not-lowered-while-absent',
    'Messages that wait for an absent client are kept at the QoS at which they were published',
    (standard) => (message, granted, cause, session) =>
      session.connection === null ? message.qos : standard(message, granted, cause, session),
  ),
  delivering(
    'raised-while-absent',
    'Messages that wait for an absent client are raised to the QoS that was granted',
    (standard) => (message, granted, cause, session) =>
      session.connection === null ? granted : standard(message, granted, cause, session),
  ),
  delivering(
    'raised-when-retained',
    'Retained messages are delivered at the QoS that was granted',
    (standard) => (message, granted, cause, session) =>
      cause === 'retained' ? granted : standard(message, granted, cause, session),
  ),
  delivering(
    'not-lowered-when-retained',
    'Retained messages are delivered at the QoS at which they were published',
    (standard) => (message, granted, cause, session) =>
      cause === 'retained' ? message.qos : standard(message, granted, cause, session),
  ),
  delivering(
    'lowered-when-retained',
    'Retained messages are stored at QoS 1 at most',
    (standard) => (message, granted, cause, session) =>
      Math.min(cause === 'retained' ? 1 : 2, standard(message, granted, cause, session)) as QoS,
  ),
  delivering('of-the-first-for-all', 'All subscribers get a message at the QoS of the first', (standard) => {
    const first = new WeakMap<object, QoS>();
    return (message, granted, cause, session) => {
      const qos = first.get(message) ?? standard(message, granted, cause, session);
      first.set(message, qos);
      return qos;
    };
  }),
  fault({
    name: 'qos-overlapping-while-absent-lowest',
    title: 'What matches several filters of an absent client is kept at the lowest QoS among them',
    breaks: { '3.1.1': ['MQTT-3.3.5-1'], '5.0': ['MQTT-3.3.4-2'] },
    seenIn: ['mosquitto#3319'],
    bend: (rules) => ({
      ...rules,
      overlapPolicy: (granted, message, session) =>
        session.connection === null ? [Math.min(...granted) as QoS] : rules.overlapPolicy(granted, message, session),
    }),
  }),
];
