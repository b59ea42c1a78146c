import { matrix, scenario } from '../../harness/scenario.ts';
import { expectNext, expectOnlyCopies, type Message } from '../qos/_copies.ts';
import { levels, lower, mayBeRepeated } from '../qos/_levels.ts';

export default matrix({ published: levels, clients: [3, 20] }, ({ published, clients }) =>
  scenario({
    id: `publish/fan-out/to-${clients}-at-qos-${published}`,
    title: `A message at QoS ${published} reaches each of ${clients} subscribers once, each as it was granted`,
    statements: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1', 'MQTT-3.8.4-6'], '5.0': ['MQTT-4.5.0-1', 'MQTT-3.8.4-8'] },
    needs: ['wildcard-subscriptions', { maxQos: 2 }],
    lesson: `A publisher sends once, whoever listens. The broker makes a delivery of its own for each subscriber, with its own
      QoS and its own identifier.`,

    async run(stage) {
      const { connect, topic } = stage;
      const publisher = await connect();
      const subscribers = await Promise.all(Array.from({ length: clients }, () => connect()));
      const granted = await Promise.all(
        subscribers.map(async (client, at) => {
          const filter = [topic('a/b'), topic('a/+'), topic('#')][Math.floor(at / 3) % 3] ?? '';
          const { reasonCodes } = await client.subscribe(filter, { qos: levels[at % 3] ?? 0 });
          return reasonCodes[0] ?? 0;
        }),
      );

      for (const payload of ['first', 'second']) await publisher.publish(topic('a/b'), payload, { qos: published });

      for (const [at, client] of subscribers.entries()) {
        const qos = lower(published, granted[at] ?? 0);
        const copied: Message[] = [];
        for (const payload of ['first', 'second']) {
          const message = { topic: topic('a/b'), payload, qos };
          await expectNext(stage, client, message, copied);
          if (mayBeRepeated(published, granted[at] ?? 0)) copied.push(message);
        }
        // One fence is enough for all: the deliveries of a message are made together.
        await expectOnlyCopies(stage, client, copied, at === 0 ? { after: publisher } : {});
      }
    },
  }),
);
