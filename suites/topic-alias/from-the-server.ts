import { matrix, scenario } from '../../harness/scenario.ts';

const topics = ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd', 'd', 'a', 'a'];

export default matrix(
  { maximum: [1, 2, 3, 65_535], qos: [0, 1, 2], way: ['live', 'returns'] },
  ({ maximum, qos, way }) =>
    scenario({
      id: `topic-alias/from-the-server/maximum-${maximum}-at-qos-${qos}-${way}`,
      title: `A client with Topic Alias Maximum ${maximum} gets each message under its topic, and no alias beyond: QoS ${qos}, ${way === 'live' ? 'on one connection' : 'over a return with none'}`,
      statements: { '5.0': ['MQTT-3.1.2-26', 'MQTT-3.3.2-11', 'MQTT-3.3.2-8', 'MQTT-3.3.2-7'] },
      lesson: `A server may number topics too, up to the client's maximum and on this connection only. Whether it does is its own
      affair; each message must still be understood as what it is.`,
      needs: [{ maxQos: 2 }, 'wildcard-subscriptions'],

      async run({ connect, clientId, topic, observe, fail }) {
        const publisher = await connect();
        const owner = { clientId: clientId('owner'), cleanSession: false };
        let client = await connect({ ...owner, properties: { topicAliasMaximum: maximum } });
        await client.subscribe(topic('#'), { qos });
        let used = 0;
        const round = async (lap: string, most: number): Promise<void> => {
          for (const [at, name] of topics.entries()) await publisher.publish(topic(name), `${lap} ${at}`, { qos });
          // Only what goes to one topic is kept in order (4.6).
          const expected = topics.map((name, at) => ({ topic: topic(name), payload: `${lap} ${at}` }));
          for (const { properties } of await client.expectPublishes(expected, { order: 'any' })) {
            const alias = properties?.topicAlias;
            if (alias === undefined) continue;
            used += 1;
            if (alias < 1 || alias > most)
              fail(most === 0 ? 'no Topic Alias' : `an alias from 1 to ${most}`, `${alias}`);
          }
        };

        await round('first', maximum);
        observe('serverUsesAliases', used > 0);
        if (way === 'live') return;
        await client.disconnect();
        client = await connect(owner);
        await round('second', 0);
        await client.disconnect();
        client = await connect({ ...owner, properties: { topicAliasMaximum: 1 } });
        await round('third', 1);
      },
    }),
);
