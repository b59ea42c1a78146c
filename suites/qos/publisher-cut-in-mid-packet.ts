import { matrix, scenario } from '../../harness/scenario.ts';
import { numbered } from './_messages.ts';
import { begin, publishAtLeastOnce, release } from './_sender.ts';

const messages = 5;

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `qos/publisher-cut-in-mid-packet/qos-${qos}`,
    title: `A publisher at QoS ${qos} whose connection breaks before the last byte of each PUBLISH sends it again: each arrives once, in order`,
    statements: {
      '3.1.1': [qos === 1 ? 'MQTT-4.3.2-2' : 'MQTT-4.3.3-2', 'MQTT-4.6.0-6'],
      '5.0': [qos === 1 ? 'MQTT-4.3.2-4' : 'MQTT-4.3.3-8', 'MQTT-4.6.0-5'],
    },
    lesson: `The publisher cannot know whether its PUBLISH was lost or only the answer to it. It sends it again with DUP and the
      same identifier; for the server that never had the whole of it, it is new all the same.`,
    needs: [{ maxQos: qos }],

    async run({ connect, clientId, topic, encode }) {
      const owner = { clientId: clientId('publisher'), cleanSession: false };
      const subscriber = await connect();
      await subscriber.subscribe(topic('a'), { qos });

      let publisher = await connect(owner);
      for (const payload of numbered(messages)) {
        const sending = { topic: topic('a'), payload, packetIdentifier: publisher.freshIdentifier() };
        await publisher.sendBytes(encode({ type: 'publish', qos, ...sending }).subarray(0, -1));
        await publisher.cut();
        publisher = await connect(owner);
        await (qos === 1 ? publishAtLeastOnce : begin)(publisher, { ...sending, dup: true });
        if (qos === 2) await release(publisher, sending.packetIdentifier);
      }

      await subscriber.expectPublishes(numbered(messages).map((payload) => ({ payload, qos })));
      await subscriber.expectNo('publish', { after: publisher });
    },
  }),
);
