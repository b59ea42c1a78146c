import { matrix, scenario } from '../../harness/scenario.ts';
import { retain } from './_publishing.ts';

export default matrix({ qos: [0, 1, 2] }, ({ qos }) =>
  scenario({
    id: `retain/empty-not-stored/qos-${qos}`,
    title: `An empty retained message at QoS ${qos} on a topic that has none is not stored`,
    statements: { '3.1.1': ['MQTT-3.3.1-11'] },
    needs: [{ maxQos: 2 }],
    lesson: `To clear a topic that holds nothing is no error and leaves nothing behind: an empty message is never retained.`,

    async run({ connect, topic }) {
      const publisher = await connect();
      await retain(publisher, topic('b'), 'control', 1);

      for (let round = 0; round < 2; round += 1) await retain(publisher, topic('a'), '', qos);

      const late = await connect();
      await late.subscribe([topic('a'), topic('+')], { qos: 2 });
      await late.expect('publish', { topic: topic('b'), payload: 'control', retain: true });
      await late.expectNo('publish', { after: publisher });
    },
  }),
);
