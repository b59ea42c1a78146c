import { matrix, scenario } from '../../harness/scenario.ts';

/** Topics that are easily taken for one another, or lie on each other's way. */
const names = ['a', 'A', 'a/', '/a', 'a/b', 'a/b/c', 'a-b', 'a//b'] as const;

export default matrix({ cleared: names }, ({ cleared }) =>
  scenario({
    id: `retain/topics-apart/clearing-${names.indexOf(cleared) + 1}-of-${names.length}`,
    title: `Clearing "${cleared}" leaves what is retained on the topics above, below and like it`,
    statements: {
      '3.1.1': ['MQTT-3.3.1-5', 'MQTT-3.3.1-10', 'MQTT-4.7.3-4'],
      '5.0': ['MQTT-3.3.1-5', 'MQTT-3.3.1-6', 'MQTT-4.7.3-4'],
    },
    needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 1 }],
    lesson: `Each topic, compared character by character, has a retained message of its own. A topic is not part of the one
      above it: to clear a/b says nothing about a or a/b/c.`,

    async run({ connect, topic }) {
      const [publisher, late] = [await connect(), await connect()];
      for (const name of names) await publisher.publish(topic(name), `at ${name}`, { qos: 1, retain: true });

      await publisher.publish(topic(cleared), '', { qos: 1, retain: true });

      await late.subscribe(topic('#'), { qos: 1 });
      const left = names.filter((name) => name !== cleared);
      await late.expectPublishes(
        left.map((name) => ({ topic: topic(name), payload: `at ${name}`, retain: true })),
        { order: 'any' },
      );
      await late.expectNo('publish', { after: publisher });
    },
  }),
);
