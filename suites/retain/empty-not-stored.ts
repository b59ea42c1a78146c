import { matrix, scenario } from '../../harness/scenario.ts';
import { retain } from './_publishing.ts';

export default matrix({ qos: [0, 1, 2], times: [1, 2] }, ({ qos, times }) =>
  scenario({
    id: `retain/empty-not-stored/qos-${qos}/${times === 1 ? 'once' : 'twice'}`,
    title: `An empty retained message at QoS ${qos} on a topic that has none is not stored, sent ${times === 1 ? 'once' : 'twice'}`,
    statements: { '3.1.1': ['MQTT-3.3.1-11'], '5.0': ['MQTT-3.3.1-7'] },
    needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 2 }],
    lesson: `To clear a topic that holds nothing is no error and leaves nothing behind: an empty message is never retained.`,

    async run({ connect, topic }) {
      const [publisher, late] = [await connect(), await connect()];
      await retain(publisher, topic('b'), 'control', 1);

      for (let round = 0; round < times; round += 1) await retain(publisher, topic('a'), '', qos);

      await late.subscribe([topic('a'), topic('+')], { qos: 2 });
      await late.expect('publish', { topic: topic('b'), payload: 'control', retain: true });
      await late.expectNo('publish', { after: publisher });
    },
  }),
);
