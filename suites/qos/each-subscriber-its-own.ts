import { matrix, scenario } from '../../harness/scenario.ts';
import { levels, lower, needsFor } from './_levels.ts';

const orders = { rising: [0, 1, 2], falling: [2, 1, 0] } as const;

export default matrix({ published: levels, subscribed: ['rising', 'falling'] }, ({ published, subscribed }) =>
  scenario({
    id: `qos/each-subscriber-its-own/published-${published}-${subscribed}`,
    title: `One message at QoS ${published} goes to three subscribers at once, to each at the level it was granted`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.8.4-6', 'MQTT-4.5.0-1'], '5.0': ['MQTT-3.8.4-8', 'MQTT-4.5.0-1'] },
    lesson: `Each delivery is an exchange of its own. The level of one subscriber neither raises nor lowers what another gets,
      whoever subscribed first.`,
    needs: needsFor(1, 2),

    async run({ connect, topic }) {
      const publisher = await connect();
      const subscribers = [];
      for (const qos of orders[subscribed]) {
        const client = await connect();
        const { reasonCodes } = await client.subscribe(topic('a'), { qos });
        subscribers.push({ client, qos: lower(published, reasonCodes[0] ?? 0) });
      }

      for (const payload of ['first', 'second']) await publisher.publish(topic('a'), payload, { qos: published });

      for (const { client, qos } of subscribers) {
        await client.expect('publish', { payload: 'first', qos, dup: false });
        await client.expect('publish', { payload: 'second', qos, dup: false });
        await client.expectNo('publish', { after: publisher });
      }
    },
  }),
);
