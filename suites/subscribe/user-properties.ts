import { matrix, scenario } from '../../harness/scenario.ts';

/** So many properties of 16 bytes: their length takes one, two and three bytes. */
export default matrix({ count: [1, 7, 8, 100, 1024] }, ({ count }) =>
  scenario({
    id: `subscribe/user-properties/${count}`,
    title: `SUBSCRIBE and UNSUBSCRIBE with ${count} User ${count === 1 ? 'Property' : 'Properties'} work as without`,
    statements: { '5.0': ['MQTT-3.8.4-1', 'MQTT-3.10.4-4', 'MQTT-3.10.4-1'] },
    needs: [{ maxQos: 1 }, { maximumPacketSize: 100 + 16 * count }],
    lesson: `User Properties may come in any number and mean what client and server have agreed upon; the standard gives them no
      meaning. Who does not know them passes over them.`,

    async run({ connect, topic }) {
      const [client, publisher] = [await connect(), await connect()];
      const userProperty = Array.from({ length: count }, () => ['name', 'value v'] as const);

      await client.subscribe(topic('a'), { qos: 1, properties: { userProperty } });
      await publisher.publish(topic('a'), 'subscribed', { qos: 1 });
      await client.expect('publish', { payload: 'subscribed', qos: 1 });

      await client.unsubscribe(topic('a'), { properties: { userProperty } });
      await publisher.publish(topic('a'), 'unsubscribed', { qos: 1 });
      await client.expectNo('publish', { after: publisher });
    },
  }),
);
