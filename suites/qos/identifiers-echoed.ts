import { matrix, scenario } from '../../harness/scenario.ts';
import { begin, publishAtLeastOnce, release } from './_sender.ts';

/** Each bit of both bytes, and the ends. */
const identifiers = [1, 2, 4, 8, 16, 32, 64, 128, 255, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_535];

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `qos/identifiers-echoed/qos-${qos}`,
    title: `Every answer to a PUBLISH at QoS ${qos} carries its identifier, whichever of the 65,535 it is`,
    statements: {
      '3.1': [],
      '3.1.1': ['MQTT-3.3.4-1', 'MQTT-2.3.1-6', qos === 1 ? 'MQTT-4.3.2-2' : 'MQTT-4.3.3-2'],
      '5.0': [
        'MQTT-3.3.4-1',
        'MQTT-2.2.1-5',
        ...(qos === 1 ? (['MQTT-4.3.2-4'] as const) : (['MQTT-4.3.3-8', 'MQTT-4.3.3-11'] as const)),
      ],
    },
    lesson: `The client chooses the identifier of what it publishes, and recognises the answers by it. It may choose any number
      from 1 to 65,535, in any order.`,
    needs: [{ maxQos: qos }],

    async run({ connect, topic }) {
      const [subscriber, publisher] = [await connect(), await connect()];
      await subscriber.subscribe(topic('a'), { qos });

      for (const packetIdentifier of identifiers) {
        const sending = { topic: topic('a'), payload: `${packetIdentifier}`, packetIdentifier };
        if (qos === 1) await publishAtLeastOnce(publisher, sending);
        else {
          await begin(publisher, sending);
          await release(publisher, packetIdentifier);
        }
        await subscriber.expect('publish', { payload: `${packetIdentifier}`, qos });
      }

      for (const type of ['puback', 'pubrec', 'pubcomp'] as const) await publisher.expectNo(type);
    },
  }),
);
