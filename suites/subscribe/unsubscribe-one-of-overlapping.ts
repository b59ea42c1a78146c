import { matrix, scenario } from '../../harness/scenario.ts';

const filters = ['a/b', 'a/+', '+/b', 'a/#', '#'] as const;

export default matrix({ removed: filters }, ({ removed }) =>
  scenario({
    id: `subscribe/unsubscribe-one-of-overlapping/${removed.replaceAll('/', '-').replace('#', 'hash').replace('+', 'plus')}`,
    title: `Of overlapping subscriptions the one to ${removed} can be ended alone, and the others deliver on`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.10.4-1', 'MQTT-3.10.4-2'], '5.0': ['MQTT-3.10.4-1', 'MQTT-3.10.4-2'] },
    needs: ['wildcard-subscriptions', { maxQos: 1 }],
    lesson: `Subscriptions that match the same topic are still several. Ending one leaves the others as they are.`,

    async run({ connect, topic }) {
      const publisher = await connect();
      const kept = filters.filter((filter) => filter !== removed);
      const clients = await Promise.all(kept.map(() => connect()));
      const subscribing = clients.map((client, at) =>
        client.subscribe([topic(removed), topic(kept[at] ?? '')], { qos: 1 }),
      );
      await Promise.all(subscribing);

      for (const client of clients) await client.unsubscribe(topic(removed));
      await publisher.publish(topic('a/b'), 'one copy', { qos: 1 });

      for (const client of clients) {
        await client.expect('publish', { topic: topic('a/b'), payload: 'one copy' });
        await client.expectNo('publish', { after: publisher });
      }
      for (const [at, client] of clients.entries()) await client.unsubscribe(topic(kept[at] ?? ''));
      await publisher.publish(topic('a/b'), 'too late', { qos: 1 });
      for (const client of clients) await client.expectNo('publish', { after: publisher });
    },
  }),
);
