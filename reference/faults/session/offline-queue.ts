import { fault } from '../fault.ts';

const breaks = { '3.1.1': ['MQTT-3.1.2-5'], '5.0': ['MQTT-3.1.2-23', 'MQTT-4.5.0-1'] } as const;

export default [
  ...([1, 2] as const).map((lost) =>
    fault({
      name: `offline-qos-${lost}-lost`,
      title: `Messages at QoS ${lost} are not kept for an absent client`,
      breaks,
      bend: (rules) => ({
        ...rules,
        storesForAbsent: (delivery, session) => delivery.qos !== lost && rules.storesForAbsent(delivery, session),
      }),
    }),
  ),
  fault({
    name: 'offline-queue-of-three',
    title: 'Only three messages are kept for an absent client',
    breaks,
    bend: (rules) => ({
      ...rules,
      storesForAbsent: (delivery, session) =>
        (session.connection !== null || session.queue.size < 3) && rules.storesForAbsent(delivery, session),
    }),
  }),
  fault({
    name: 'offline-wildcards-not-kept',
    title: 'Messages are kept for an absent client only if a subscription names their very topic',
    breaks,
    bend: (rules) => ({
      ...rules,
      storesForAbsent: (delivery, session) =>
        session.subscriptions.has(delivery.message.topic) && rules.storesForAbsent(delivery, session),
    }),
  }),
  fault({
    name: 'offline-queue-reversed',
    title: 'What waited for an absent client is sent to it the newest first',
    breaks: { '3.1.1': ['MQTT-4.6.0-6'], '5.0': ['MQTT-4.6.0-5'] },
    bend: (rules) => ({
      ...rules,
      placeInQueue: (delivery, session) => (session.connection === null ? 0 : rules.placeInQueue(delivery, session)),
    }),
  }),
  fault({
    name: 'offline-qos-1-out-of-order',
    title: 'Of what waits for an absent client at QoS 1, every fifth message overtakes the one before it',
    breaks: { '3.1.1': ['MQTT-4.6.0-6'], '5.0': ['MQTT-4.6.0-5'] },
    seenIn: ['erlio/vmq_server PR28'],
    bend: (rules) => ({
      ...rules,
      placeInQueue: (delivery, session) => {
        const overtakes = session.connection === null && delivery.qos === 1 && session.queue.size % 5 === 4;
        return overtakes ? session.queue.size - 1 : rules.placeInQueue(delivery, session);
      },
    }),
  }),
];
