import { matrix, scenario } from '../../harness/scenario.ts';
import { begin, publishAtLeastOnce, release } from './_sender.ts';

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `qos/identifiers-of-each-client/qos-${qos}`,
    title: `Three clients publish at QoS ${qos} under the same identifier at the same time: three messages`,
    statements: {
      '3.1': [],
      '3.1.1': [qos === 1 ? 'MQTT-4.3.2-2' : 'MQTT-4.3.3-2'],
      '5.0': [qos === 1 ? 'MQTT-4.3.2-4' : 'MQTT-4.3.3-8'],
    },
    lesson: `An identifier means something only between one client and the server. Most clients begin at 1, so that the same
      numbers are in use everywhere at once.`,
    needs: [{ maxQos: qos }],

    async run({ connect, topic }) {
      const subscriber = await connect();
      const publishers = [await connect(), await connect(), await connect()];
      await subscriber.subscribe(topic('a'), { qos });
      const packetIdentifier = 7;

      for (const publisher of publishers) {
        const sending = { topic: topic('a'), payload: publisher.name, packetIdentifier };
        await (qos === 1 ? publishAtLeastOnce(publisher, sending) : begin(publisher, sending));
      }
      if (qos === 2) for (const publisher of publishers) await release(publisher, packetIdentifier);

      await subscriber.expectPublishes(
        publishers.map(({ name }) => ({ payload: name, qos })),
        { order: 'any' }, // between publishers there is none (4.6)
      );
      const other = await connect();
      await subscriber.expectNo('publish', { after: other });
    },
  }),
);
