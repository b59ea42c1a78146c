import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ qos: [0, 1, 2] }, ({ qos }) =>
  scenario({
    id: `publish/own-message/at-qos-${qos}`,
    title: `A publisher that subscribes to its own topic gets its own message back at QoS ${qos}, once`,
    statements: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1', 'MQTT-3.3.4-1'], '5.0': ['MQTT-4.5.0-1', 'MQTT-3.3.4-1'] },
    needs: ['wildcard-subscriptions', ...(qos === 0 ? [] : [{ maxQos: qos }])],
    lesson: `The broker does not ask where a message comes from: a client that subscribes to what it publishes hears itself.`,

    async run({ connect, topic }) {
      const client = await connect();
      await client.subscribe(topic('+'), { qos });

      await client.publish(topic('a'), 'echo', { qos });

      await client.expect('publish', { topic: topic('a'), payload: 'echo', qos });
      await client.expectNo('publish', { after: client });
    },
  }),
);
