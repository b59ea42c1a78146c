import { matrix, scenario } from '../../harness/scenario.ts';
import { expectNext, expectOnlyCopies, type Message } from './_copies.ts';
import { levels, lower, mayBeRepeated, needsFor } from './_levels.ts';

const orders = { rising: [0, 1, 2], falling: [2, 1, 0] } as const;

export default matrix({ published: levels, subscribed: ['rising', 'falling'] }, ({ published, subscribed }) =>
  scenario({
    id: `qos/each-subscriber-its-own/published-${published}-${subscribed}`,
    title: `One message at QoS ${published} goes to three subscribers at once, to each at the level it was granted`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.8.4-6', 'MQTT-4.5.0-1'], '5.0': ['MQTT-3.8.4-8', 'MQTT-4.5.0-1'] },
    lesson: `Each delivery is an exchange of its own. The level of one subscriber neither raises nor lowers what another gets,
      whoever subscribed first.`,
    needs: needsFor(1, 2),

    async run(stage) {
      const { connect, topic } = stage;
      const publisher = await connect();
      const subscribers = [];
      for (const qos of orders[subscribed]) {
        const client = await connect();
        const { reasonCodes } = await client.subscribe(topic('a'), { qos });
        subscribers.push({ client, granted: reasonCodes[0] ?? 0 });
      }

      for (const payload of ['first', 'second']) await publisher.publish(topic('a'), payload, { qos: published });

      for (const { client, granted } of subscribers) {
        const copied: Message[] = [];
        for (const payload of ['first', 'second']) {
          const message = { topic: topic('a'), payload, qos: lower(published, granted) };
          await expectNext(stage, client, { ...message, dup: false }, copied);
          if (mayBeRepeated(published, granted)) copied.push(message);
        }
        await expectOnlyCopies(stage, client, copied, { after: publisher });
      }
    },
  }),
);
