import { matrix, scenario } from '../../harness/scenario.ts';
import { identifierOf } from './_messages.ts';

const payloads = ['first', 'second', 'third'];

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `qos/delivery-step-by-step/qos-${qos}`,
    title: `A message at QoS ${qos} goes to its subscriber by ${qos === 1 ? 'PUBLISH and PUBACK' : 'PUBLISH, PUBREC, PUBREL and PUBCOMP'}, and that is all`,
    statements: {
      '3.1': [],
      '3.1.1': qos === 1 ? ['MQTT-4.3.2-1'] : ['MQTT-4.3.3-1', 'MQTT-2.3.1-6', 'MQTT-3.6.1-1'],
      '5.0': qos === 1 ? ['MQTT-4.3.2-2'] : ['MQTT-4.3.3-2', 'MQTT-4.3.3-4', 'MQTT-2.2.1-5', 'MQTT-3.6.1-1'],
    },
    lesson: `Towards a subscriber the server is the sender, and bound to the same exchange as a publisher. Each step waits for
      the one before, and the last one ends it.`,
    needs: [{ maxQos: qos }],

    async run({ connect, topic }) {
      const [subscriber, publisher] = [await connect({ acks: 'manual' }), await connect()];
      await subscriber.subscribe(topic('a'), { qos });

      for (const payload of payloads) {
        await publisher.publish(topic('a'), payload, { qos });
        const publish = await subscriber.expect('publish', { topic: topic('a'), payload, qos, dup: false });
        const packetIdentifier = identifierOf(publish);
        await subscriber.expectNo('pubrel');
        if (qos === 1) await subscriber.send({ type: 'puback', packetIdentifier });
        else {
          await subscriber.send({ type: 'pubrec', packetIdentifier });
          await subscriber.expect('pubrel', { packetIdentifier });
          await subscriber.send({ type: 'pubcomp', packetIdentifier });
        }
        await subscriber.expectNo('publish', { after: publisher });
        await subscriber.expectNo('pubrel');
      }
    },
  }),
);
