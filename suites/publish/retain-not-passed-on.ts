import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ published: [0, 1, 2], granted: [0, 1, 2] }, ({ published, granted }) =>
  scenario({
    id: `publish/retain-not-passed-on/published-${published}-granted-${granted}`,
    title: `A PUBLISH with RETAIN at QoS ${published} reaches established subscribers granted ${granted} without RETAIN`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.3.1-9', 'MQTT-3.8.4-6'], '5.0': ['MQTT-3.3.1-12', 'MQTT-3.8.4-8'] },
    needs: ['wildcard-subscriptions', 'retain-available', { maxQos: published === 2 || granted === 2 ? 2 : 1 }],
    lesson: `RETAIN from the broker means: this is old, and you get it because you have just subscribed. Who was subscribed
      already gets the message as news, without it.`,

    async run({ connect, topic }) {
      const [watcher, publisher] = [await connect(), await connect()];
      await publisher.publish(topic('a'), 'before', { qos: 1, retain: true });
      const { reasonCodes } = await watcher.subscribe([topic('a'), topic('b/+')], { qos: granted });
      const qos = Math.min(published, ...reasonCodes) as 0 | 1 | 2;
      // Some look up what is retained after SUBACK: what is published meanwhile may come as that too.
      await watcher.expect('publish', { topic: topic('a'), payload: 'before', retain: true });

      for (const name of ['a', 'b/c']) {
        for (const [payload, retain] of Object.entries({ first: true, second: true, third: false })) {
          await publisher.publish(topic(name), payload, { qos: published, retain });
          await watcher.expect('publish', { topic: topic(name), payload, qos, retain: false });
        }
      }
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
