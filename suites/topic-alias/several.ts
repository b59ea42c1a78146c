import { matrix, scenario } from '../../harness/scenario.ts';
import { publishAliased } from './_aliased.ts';

/** Of so many aliases the first and the last ones that the server takes. */
const atEachEnd = 8;

export default matrix({ order: ['upwards', 'downwards'] }, ({ order }) =>
  scenario({
    id: `topic-alias/several/${order}`,
    title: `Each Topic Alias from 1 up to the server's maximum stands for a topic of its own, set ${order}`,
    statements: { '5.0': ['MQTT-3.3.2-12'] },
    lesson: `The server tells in CONNACK how high aliases may be, and then has to take every one up to that, in any order.`,
    needs: [{ topicAliasMaximum: 1 }, { maxQos: 1 }, 'wildcard-subscriptions'],

    async run({ connect, topic, offer, observe }) {
      const [watcher, publisher] = [await connect(), await connect()];
      await watcher.subscribe(topic('#'), { qos: 1 });
      const { topicAliasMaximum } = offer;
      const all = Array.from({ length: Math.min(topicAliasMaximum, atEachEnd) }, (_, at) => at + 1);
      const aliases = [...new Set([...all, ...all.map((alias) => topicAliasMaximum + 1 - alias)])];
      aliases.sort((a, b) => (order === 'upwards' ? a - b : b - a));
      observe('aliasesTried', aliases.length);

      for (const alias of aliases)
        await publishAliased(publisher, { topic: topic(`a${alias}`), payload: 'set', alias, qos: 1 });
      for (const alias of aliases) await publishAliased(publisher, { topic: '', payload: 'used', alias, qos: 1 });

      await watcher.expectPublishes(
        ['set', 'used'].flatMap((payload) => aliases.map((alias) => ({ topic: topic(`a${alias}`), payload }))),
        { order: 'any' },
      );
    },
  }),
);
