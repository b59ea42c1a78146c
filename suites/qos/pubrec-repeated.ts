import { scenario } from '../../harness/scenario.ts';
import { identifierOf } from './_messages.ts';
import { receive } from './_receiver.ts';

export default scenario({
  id: 'qos/pubrec-repeated',
  title: 'Each PUBREC for a message under way is answered by PUBREL, never by PUBLISH',
  statements: {
    '3.1': [],
    '3.1.1': ['MQTT-4.3.3-1', 'MQTT-2.3.1-6'],
    '5.0': ['MQTT-4.3.3-4', 'MQTT-4.3.3-6', 'MQTT-2.2.1-5'],
  },
  lesson: `A receiver that missed PUBREL repeats PUBREC. The sender answers each by PUBREL, and never goes back to PUBLISH: the
    receiver has the message.`,
  needs: [{ maxQos: 2 }],

  async run({ connect, topic }) {
    const [subscriber, publisher] = [await connect({ acks: 'manual' }), await connect()];
    await subscriber.subscribe(topic('a'), { qos: 2 });
    await publisher.publish(topic('a'), 'once', { qos: 2 });
    const packetIdentifier = identifierOf(await subscriber.expect('publish', { payload: 'once', qos: 2 }));

    for (let time = 0; time < 3; time += 1) await receive(subscriber, packetIdentifier);
    await subscriber.send({ type: 'pubcomp', packetIdentifier });

    await subscriber.expectNo('publish', { after: publisher });
    await subscriber.expectNo('pubrel');
  },
});
