import { fault } from '../fault.ts';

export default [
  fault({
    name: 'shared-qos-2-passed-on',
    title: 'A message at QoS 2 that was under way goes to another member when the session ends',
    breaks: { '5.0': ['MQTT-4.8.2-5'] },
    bend: (rules) => ({ ...rules, passesOn: () => true }),
  }),
  fault({
    name: 'shared-qos-1-not-passed-on',
    title: 'A message at QoS 1 that was under way is lost when the session ends',
    breaks: { '5.0': ['v5.0-4.8.2-u1'] },
    bend: (rules) => ({ ...rules, passesOn: () => false }),
  }),
  fault({
    name: 'shared-lost-with-the-connection',
    title: 'What was under way to a member of a Shared Subscription is lost when it is cut off',
    breaks: { '5.0': ['MQTT-4.8.2-4', 'MQTT-4.4.0-1', 'MQTT-4.5.0-1'] },
    seenIn: ['mosquitto#2662', 'rocketmq-mqtt#248'],
    bend: (rules) => ({
      ...rules,
      redelivers: (inFlight, session) => inFlight.delivery.group === null && rules.redelivers(inFlight, session),
    }),
  }),
  fault({
    name: 'shared-acknowledged-when-sent',
    title: 'What was sent to a member at QoS 1 is taken for acknowledged when it is cut off',
    breaks: { '5.0': ['MQTT-4.4.0-1', 'MQTT-4.5.0-1'] },
    seenIn: ['mosquitto#2662'],
    bend: (rules) => ({
      ...rules,
      redelivers: (inFlight, session) =>
        !(inFlight.delivery.group !== null && inFlight.delivery.qos === 1) && rules.redelivers(inFlight, session),
    }),
  }),
  fault({
    name: 'shared-publish-again-after-pubrec',
    title: 'A member that is back gets PUBLISH again for what it has answered by PUBREC',
    breaks: { '5.0': ['MQTT-4.8.2-4', 'MQTT-4.3.3-6'] },
    bend: (rules) => ({
      ...rules,
      redeliveredPacket: (inFlight, session) =>
        inFlight.delivery.group === null ? rules.redeliveredPacket(inFlight, session) : 'publish',
    }),
  }),
  fault({
    name: 'shared-refused-by-puback-comes-again',
    title: 'A message that a member refused by PUBACK is sent to it again when it returns',
    breaks: { '5.0': ['MQTT-4.8.2-6', 'MQTT-4.4.0-2'] },
    bendWire: () => ({
      inbound: (packet, bytes) => (packet.type === 'puback' && packet.reasonCode >= 0x80 ? [] : [bytes]),
    }),
  }),
  fault({
    name: 'shared-refused-by-pubrec-goes-on',
    title: 'A message that a member refused by PUBREC is released by PUBREL all the same',
    breaks: { '5.0': ['MQTT-4.8.2-6', 'MQTT-4.4.0-2'] },
    bend: (rules) => ({ ...rules, endsExchange: () => false }),
  }),
  fault({
    name: 'shared-queue-not-kept',
    title: 'What waits for a member of a Shared Subscription that is away is dropped',
    breaks: { '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => ({
      ...rules,
      storesForAbsent: (delivery, session) => delivery.group === null && rules.storesForAbsent(delivery, session),
    }),
  }),
];
