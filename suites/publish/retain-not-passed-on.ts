import { matrix, scenario } from '../../harness/scenario.ts';
import { expectNext, expectOnlyCopies, type Message } from '../qos/_copies.ts';
import { lower, mayBeRepeated } from '../qos/_levels.ts';

export default matrix({ published: [0, 1, 2], granted: [0, 1, 2] }, ({ published, granted: requested }) =>
  scenario({
    id: `publish/retain-not-passed-on/published-${published}-granted-${requested}`,
    title: `A PUBLISH with RETAIN at QoS ${published} reaches established subscribers granted ${requested} without RETAIN`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.3.1-9', 'MQTT-3.8.4-6'], '5.0': ['MQTT-3.3.1-12', 'MQTT-3.8.4-8'] },
    needs: ['wildcard-subscriptions', 'retain-available', { maxQos: published === 2 || requested === 2 ? 2 : 1 }],
    lesson: `RETAIN from the broker means: this is old, and you get it because you have just subscribed. Who was subscribed
      already gets the message as news, without it.`,

    async run(stage) {
      const { connect, topic } = stage;
      const [watcher, publisher] = [await connect(), await connect()];
      await publisher.publish(topic('a'), 'before', { qos: 1, retain: true });
      const { reasonCodes } = await watcher.subscribe([topic('a'), topic('b/+')], { qos: requested });
      const granted = Math.min(...reasonCodes);
      const qos = lower(published, granted);
      // Some look up what is retained after SUBACK: what is published meanwhile may come as that too.
      const before = { topic: topic('a'), payload: 'before', qos: lower(1, granted), retain: true };
      await expectNext(stage, watcher, before, []);
      const copied: Message[] = mayBeRepeated(1, granted) ? [before] : [];

      for (const name of ['a', 'b/c']) {
        for (const [payload, retain] of Object.entries({ first: true, second: true, third: false })) {
          await publisher.publish(topic(name), payload, { qos: published, retain });
          const message = { topic: topic(name), payload, qos, retain: false };
          await expectNext(stage, watcher, message, copied);
          if (mayBeRepeated(published, granted)) copied.push(message);
        }
      }
      await expectOnlyCopies(stage, watcher, copied, { after: publisher });
    },
  }),
);
