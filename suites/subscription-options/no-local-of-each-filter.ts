import { matrix, scenario } from '../../harness/scenario.ts';
import { requireFrom } from './_own.ts';

export default matrix({ order: ['set-first', 'set-last'], packets: ['one', 'two'] }, ({ order, packets }) =>
  scenario({
    id: `subscription-options/no-local-of-each-filter/${order}-in-${packets}`,
    title: `Of several filters just the one with No Local is spared own messages (${order.replace('-', ' ')}, in ${packets} SUBSCRIBE)`,
    statements: { '5.0': ['MQTT-3.8.3-3', 'MQTT-3.8.4-5', 'MQTT-4.5.0-1'] },
    lesson: `Each filter has options of its own, also in one packet.`,
    needs: [{ maxQos: 1 }],

    async run(stage) {
      const { connect, topic } = stage;
      const [client, peer] = [await connect(), await connect()];
      const wanted = [
        { topicFilter: topic('quiet'), qos: 1, noLocal: true } as const,
        { topicFilter: topic('loud'), qos: 1, noLocal: false } as const,
      ];
      const ordered = order === 'set-first' ? wanted : wanted.toReversed();
      for (const some of packets === 'one' ? [ordered] : ordered.map((one) => [one])) await client.subscribe(some);

      const from = { client, peer, qos: 1 } as const;
      await requireFrom(stage, { ...from, topic: topic('quiet'), word: 'quiet' }, ['other']);
      await requireFrom(stage, { ...from, topic: topic('loud'), word: 'loud' }, ['own', 'other']);
    },
  }),
);
