import { matrix, scenario } from '../../harness/scenario.ts';
import { retain } from './_publishing.ts';

export default matrix({ stored: [0, 1, 2], clearing: [0, 1, 2] }, ({ stored, clearing }) =>
  scenario({
    id: `retain/cleared/qos-${stored}-by-${clearing}`,
    title: `Retained at QoS ${stored} and cleared at QoS ${clearing}: nothing for late subscribers, and other topics keep theirs`,
    statements: { '3.1.1': ['MQTT-3.3.1-10', 'MQTT-3.3.1-11'], '5.0': ['MQTT-3.3.1-6', 'MQTT-3.3.1-7'] },
    needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 2 }],
    lesson: `An empty message with RETAIN 1 clears its topic: the retained message goes, and the empty one is not kept in its
      place. Its QoS does not matter, and no other topic is touched.`,

    async run({ connect, topic }) {
      const [publisher, byName, byWildcard] = [await connect(), await connect(), await connect()];
      await retain(publisher, topic('a'), 'stored', stored);
      await retain(publisher, topic('b'), 'control', 1);

      await retain(publisher, topic('a'), '', clearing);

      await byName.subscribe(topic('a'), { qos: 2 });
      await byName.expectNo('publish', { after: publisher });
      await byWildcard.subscribe(topic('+'), { qos: 2 });
      await byWildcard.expect('publish', { topic: topic('b'), payload: 'control', retain: true });
      await byWildcard.expectNo('publish', { after: publisher });
    },
  }),
);
