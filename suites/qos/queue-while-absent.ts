import { matrix, scenario } from '../../harness/scenario.ts';
import { numbered } from './_messages.ts';
import { acknowledge } from './_receiver.ts';

const messages = 60;

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `qos/queue-while-absent/qos-${qos}`,
    title: `${messages} messages at QoS ${qos} that waited for a subscriber come one after the other as it acknowledges, in order and without DUP`,
    statements: {
      '3.1.1': ['MQTT-3.1.2-5', 'MQTT-4.6.0-6', 'MQTT-3.3.1-3', 'MQTT-2.3.1-1'],
      '5.0': ['MQTT-4.5.0-1', 'MQTT-4.6.0-5', 'MQTT-2.2.1-4', qos === 1 ? 'MQTT-4.3.2-2' : 'MQTT-4.3.3-2'],
    },
    lesson: `What waits is sent for the first time when its client returns, so without DUP, and no faster than the client
      acknowledges. Each acknowledgement lets the next one go.`,
    needs: [{ maxQos: qos }],

    async run({ connect, clientId, topic }) {
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const [subscriber, publisher] = [await connect(owner), await connect()];
      await subscriber.subscribe(topic('a'), { qos });
      await subscriber.disconnect();
      for (const payload of numbered(messages)) await publisher.publish(topic('a'), payload, { qos });

      const back = await connect(owner);

      for (const payload of numbered(messages)) {
        await acknowledge(back, await back.expect('publish', { topic: topic('a'), payload, qos, dup: false }));
      }
      await back.expectNo('publish', { after: publisher });
    },
  }),
);
