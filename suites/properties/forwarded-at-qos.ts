import { matrix, scenario } from '../../harness/scenario.ts';
import { examples, expectUnaltered, statementsOf } from '../_application-properties.ts';

const properties = examples['all-together'];

export default matrix({ published: [0, 1, 2], granted: [0, 1, 2] }, ({ published, granted }) =>
  scenario({
    id: `properties/forwarded-at-qos/published-${published}-granted-${granted}`,
    title: `Published at QoS ${published} and granted ${granted}, a message keeps all its properties, for each subscriber`,
    statements: { '5.0': statementsOf(properties) },
    needs: ['wildcard-subscriptions', { maxQos: 2 }],
    lesson: `The properties belong to the message, not to the packet that brought it: a lower QoS on the way to a subscriber, or
      many subscribers, change nothing about them.`,

    async run(stage) {
      const { connect, topic } = stage;
      const [one, other, publisher] = [await connect(), await connect(), await connect()];
      await one.subscribe(topic('a'), { qos: granted });
      await other.subscribe(topic('+'), { qos: granted });

      await publisher.publish(topic('a'), 'hello', { qos: published, properties });

      const qos = Math.min(published, granted) as 0 | 1 | 2;
      for (const subscriber of [one, other]) {
        const came = await subscriber.expect('publish', { topic: topic('a'), payload: 'hello', qos });
        expectUnaltered(stage, came, properties);
      }
    },
  }),
);
