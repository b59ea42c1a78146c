import { matrix, scenario } from '../../harness/scenario.ts';
import { numbered } from './_messages.ts';

export default matrix({ exchanges: [20, 100] }, ({ exchanges: wanted }) =>
  scenario({
    id: `qos/many-exchanges-open/${wanted}`,
    title: `A client that sends ${wanted} messages at QoS 2 without waiting has each received, released and delivered once, in order`,
    statements: {
      '3.1.1': ['MQTT-4.3.3-2', 'MQTT-4.6.0-6'],
      '5.0': ['MQTT-4.3.3-8', 'MQTT-4.3.3-11', 'MQTT-4.6.0-5'],
    },
    lesson: `A sender need not wait for one exchange to end before it begins the next. 3.1.1 has no way to tell it how many the
      server can hold, so all are answered, sooner or later; in 5.0 the server's Receive Maximum tells.`,
    needs: [{ maxQos: 2 }],

    async run({ connect, topic, offer, observe }) {
      const [subscriber, publisher] = [await connect(), await connect()];
      await subscriber.subscribe(topic('a'), { qos: 2 });
      const exchanges = Math.min(wanted, offer.receiveMaximum);
      if (exchanges < wanted) observe('exchangesByReceiveMaximum', exchanges);
      const all = numbered(exchanges);

      for (const payload of all) await publisher.send({ type: 'publish', topic: topic('a'), payload, qos: 2 });
      for (let count = 0; count < exchanges; count += 1) {
        const { packetIdentifier } = await publisher.expect('pubrec');
        await publisher.send({ type: 'pubrel', packetIdentifier });
      }
      const completed = new Set<number>();
      while (completed.size < exchanges) {
        const { packetIdentifier } = await publisher.expect(
          'pubcomp',
          (answer) => !completed.has(answer.packetIdentifier),
        );
        completed.add(packetIdentifier);
      }

      await subscriber.expectPublishes(all.map((payload) => ({ payload, qos: 2 })));
      await subscriber.expectNo('publish', { after: publisher });
    },
  }),
);
