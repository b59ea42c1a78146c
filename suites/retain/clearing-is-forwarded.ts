import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ qos: [0, 1, 2], before: ['something', 'nothing'] }, ({ qos, before }) =>
  scenario({
    id: `retain/clearing-is-forwarded/qos-${qos}/${before}-retained`,
    title: `An empty retained message at QoS ${qos} goes to present subscribers as any other (${before} was retained)`,
    statements: { '3.1.1': ['MQTT-3.3.1-10', 'MQTT-3.3.1-9'], '5.0': ['MQTT-3.3.1-6', 'MQTT-3.3.1-12'] },
    needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 2 }],
    lesson: `Clearing is a publication too: those who subscribe already get the empty message, with RETAIN 0, and so learn that
      the state is gone.`,

    async run({ connect, topic }) {
      const [publisher, byName, byWildcard] = [await connect(), await connect(), await connect()];
      if (before === 'something') await publisher.publish(topic('a'), 'stored', { qos: 1, retain: true });
      await byName.subscribe(topic('a'), { qos: 2 });
      await byWildcard.subscribe(topic('+'), { qos: 2 });
      const present = [byName, byWildcard];
      if (before === 'something') for (const client of present) await client.expect('publish', { payload: 'stored' });

      await publisher.publish(topic('a'), '', { qos, retain: true });

      for (const client of present) {
        await client.expect('publish', { topic: topic('a'), payload: '', qos, retain: false });
        await client.expectNo('publish', { after: publisher });
      }
    },
  }),
);
