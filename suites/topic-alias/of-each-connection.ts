import { matrix, scenario } from '../../harness/scenario.ts';
import { publishAliased } from './_aliased.ts';

export default matrix({ qos: [0, 1, 2] }, ({ qos }) =>
  scenario({
    id: `topic-alias/of-each-connection/qos-${qos}`,
    title: `The same Topic Alias stands for another topic on each connection, at QoS ${qos}`,
    statements: { '5.0': ['MQTT-3.3.2-12', 'MQTT-3.3.2-7'] },
    lesson: `Each client numbers its own topics. Alias 1 of one has nothing to do with alias 1 of another.`,
    needs: [{ topicAliasMaximum: 1 }, { maxQos: 2 }, 'wildcard-subscriptions'],

    async run({ connect, topic }) {
      const watcher = await connect();
      await watcher.subscribe(topic('#'), { qos: 2 });
      const publishers = [await connect(), await connect(), await connect()];

      for (const [at, client] of publishers.entries())
        await publishAliased(client, { topic: topic(`of${at}`), payload: `set by ${at}`, alias: 1, qos });
      for (const [at, client] of publishers.entries())
        await publishAliased(client, { topic: '', payload: `used by ${at}`, alias: 1, qos });

      const names = publishers.map((_, at) => ({ topic: topic(`of${at}`), by: at }));
      await watcher.expectPublishes(
        ['set', 'used'].flatMap((what) =>
          names.map(({ topic: name, by }) => ({ topic: name, payload: `${what} by ${by}` })),
        ),
        { order: 'any' },
      );
    },
  }),
);
