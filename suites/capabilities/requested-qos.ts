import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ requested: [0, 1, 2] }, ({ requested }) =>
  scenario({
    id: `capabilities/requested-qos/${requested}`,
    title: `A server whose Maximum QoS is below 2 takes a SUBSCRIBE at QoS ${requested}, and delivers at what it has`,
    statements: { '5.0': ['MQTT-3.2.2-10', 'MQTT-3.8.4-8'] },
    lesson: `The QoS in a SUBSCRIBE is the highest that the subscriber can use, not one that it insists on. So a server that has less
      can grant less, and need not refuse.`,
    needs: [{ without: 'qos-2' }],

    async run({ connect, topic, maxQos, observe, fail }) {
      const [subscriber, publisher] = [await connect(), await connect()];

      const subscriptions = [{ topicFilter: topic('a'), qos: requested }];
      await subscriber.send({ type: 'subscribe', packetIdentifier: subscriber.freshIdentifier(), subscriptions });

      const { reasonCodes } = await subscriber.expect('suback');
      const granted = reasonCodes[0] ?? 0;
      observe('granted', granted);
      if (granted > requested) fail(`at most QoS ${requested} granted`, `${granted}`);
      await publisher.publish(topic('a'), 'hello', { qos: maxQos });
      await subscriber.expect('publish', { payload: 'hello', qos: Math.min(maxQos, granted) as 0 | 1 | 2 });
    },
  }),
);
