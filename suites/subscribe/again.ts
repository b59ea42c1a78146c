import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ first: [0, 1, 2], second: [0, 1, 2], filter: ['a', '+'] }, ({ first, second, filter }) =>
  scenario({
    id: `subscribe/again/${filter === '+' ? 'wildcard' : 'name'}-${first}-then-${second}`,
    title: `Subscribing again to ${filter} at QoS ${second} after ${first} leaves one subscription, at ${second}`,
    statements: { '3.1.1': ['MQTT-3.8.4-3'], '5.0': ['MQTT-3.8.4-3'] },
    needs: [{ maxQos: 2 }, ...(filter === '+' ? (['wildcard-subscriptions'] as const) : [])],
    lesson: `A SUBSCRIBE with a filter that the client holds already replaces that subscription: its QoS may rise or fall, and
      there is still one copy of each message.`,

    async run({ connect, topic }) {
      const [client, publisher] = [await connect(), await connect()];
      await client.subscribe(topic(filter), { qos: first });
      await publisher.publish(topic('a'), 'before', { qos: 2 });
      await client.expect('publish', { payload: 'before' });

      const { reasonCodes } = await client.subscribe(topic(filter), { qos: second });
      const [granted = 0] = reasonCodes;
      await publisher.publish(topic('a'), 'after', { qos: 2 });

      await client.expect('publish', { payload: 'after', qos: granted as 0 | 1 | 2 });
      await client.expectNo('publish', { after: publisher });
      await client.unsubscribe(topic(filter));
      await publisher.publish(topic('a'), 'too late', { qos: 2 });
      await client.expectNo('publish', { after: publisher });
    },
  }),
);
