import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ filter: ['a', 'a/b', '+/b', 'a/+', 'a/#', '#'], qos: [0, 1, 2] }, ({ filter, qos }) =>
  scenario({
    id: `subscribe/unsubscribe-stops/${filter.replaceAll('/', '-').replace('#', 'hash').replace('+', 'plus')}-at-qos-${qos}`,
    title: `After the UNSUBACK for ${filter}, subscribed at QoS ${qos}, no new message comes`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.10.4-2', 'MQTT-3.10.4-4'], '5.0': ['MQTT-3.10.4-2', 'MQTT-3.10.4-4'] },
    needs: ['wildcard-subscriptions', { maxQos: qos === 2 ? 2 : 1 }],
    lesson: `UNSUBACK is the server's word that the subscription is gone: what is published from then on is not for this client
      any more. Other subscriptions go on.`,

    async run({ connect, topic, maxQos }) {
      const [client, publisher] = [await connect(), await connect()];
      const name = topic(filter === 'a' ? 'a' : 'a/b');
      await client.subscribe(topic(filter), { qos });
      await client.subscribe(topic('a/b/c/other'), { qos: 1 });
      await publisher.publish(name, 'before', { qos: maxQos });
      await client.expect('publish', { topic: name, payload: 'before' });

      await client.unsubscribe(topic(filter));
      await publisher.publish(name, 'after', { qos: maxQos });
      await publisher.publish(topic('a/b/c/other'), 'other', { qos: 1 });

      await client.expect('publish', { payload: 'other' });
      await client.expectNo('publish', { after: publisher });
    },
  }),
);
