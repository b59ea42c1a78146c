import { matrix, scenario } from '../../harness/scenario.ts';
import { requireFrom } from './_own.ts';

export default matrix(
  { noLocal: [true, false], qos: [0, 1, 2], filter: ['a/b', 'a/+', '#'] },
  ({ noLocal, qos, filter }) =>
    scenario({
      id: `subscription-options/no-local/${noLocal ? 'set' : 'not-set'}-at-qos-${qos}-${filter.replaceAll('/', '-').replace('+', 'plus').replace('#', 'hash')}`,
      title: `With No Local ${noLocal ? 1 : 0} on ${filter} a client gets ${noLocal ? 'the messages of others only' : 'its own messages too'}, at QoS ${qos}`,
      statements: { '5.0': ['MQTT-3.8.3-3', 'MQTT-4.5.0-1'] },
      lesson: `A client that both publishes and subscribes hears itself. No Local spares it that, subscription by subscription; bridges
      need it, or messages would run in circles.`,
      needs: [{ maxQos: 2 }, 'wildcard-subscriptions'],

      async run(stage) {
        const { connect, topic } = stage;
        const [client, peer] = [await connect(), await connect()];
        await client.subscribe(topic(filter), { qos, noLocal });

        const from = { client, peer, topic: topic('a/b'), qos };
        await requireFrom(stage, { ...from, word: 'first' }, noLocal ? ['other'] : ['own', 'other']);
        await requireFrom(stage, { ...from, word: 'second' }, noLocal ? ['other'] : ['own', 'other']);
      },
    }),
);
