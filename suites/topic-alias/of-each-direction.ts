import { matrix, scenario } from '../../harness/scenario.ts';
import { publishAliased } from './_aliased.ts';

export default matrix({ qos: [0, 1] }, ({ qos }) =>
  scenario({
    id: `topic-alias/of-each-direction/qos-${qos}`,
    title: `The aliases of the client and those of the server on one connection are independent, at QoS ${qos}`,
    statements: { '5.0': ['MQTT-3.3.2-12', 'MQTT-4.5.0-1'] },
    lesson: `Both sides number topics for what they send. Alias 1 towards the server and alias 1 towards the client are two different
      things.`,
    needs: [{ topicAliasMaximum: 2 }, { maxQos: 1 }, 'wildcard-subscriptions'],

    async run({ connect, topic }) {
      const [peer, both] = [await connect(), await connect({ properties: { topicAliasMaximum: 2 } })];
      await peer.subscribe(topic('up/#'), { qos: 1 });
      await both.subscribe(topic('down/#'), { qos: 1 });

      for (const round of ['1', '2', '3']) {
        await peer.publish(topic('down/a'), round, { qos });
        await both.expect('publish', { topic: topic('down/a'), payload: round });
        await peer.publish(topic('down/b'), round, { qos });
        await both.expect('publish', { topic: topic('down/b'), payload: round });
        for (const [at, name] of ['up/x', 'up/y'].entries()) {
          const named = round === '1' ? topic(name) : '';
          await publishAliased(both, { topic: named, payload: round, alias: 2 - at, qos });
          await peer.expect('publish', { topic: topic(name), payload: round });
        }
      }
    },
  }),
);
