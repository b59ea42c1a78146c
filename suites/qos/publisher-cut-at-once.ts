import { matrix, scenario } from '../../harness/scenario.ts';
import { numbered } from './_messages.ts';
import { begin, publishAtLeastOnce, release } from './_sender.ts';

const messages = 5;

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `qos/publisher-cut-at-once/qos-${qos}`,
    title: `A publisher at QoS ${qos} whose connection breaks after each PUBLISH repeats it: every message arrives ${qos === 1 ? 'at least' : 'exactly'} once`,
    statements: { '3.1.1': [qos === 1 ? 'MQTT-4.3.2-2' : 'MQTT-4.3.3-2', 'MQTT-4.6.0-6'] },
    lesson: `The publisher cannot know whether its PUBLISH was lost or only the answer to it. It sends it again with DUP and the
      same identifier, and the message is safe either way.`,
    needs: [{ maxQos: qos }],

    async run({ connect, clientId, topic, fail }) {
      const owner = { clientId: clientId('publisher'), cleanSession: false };
      const subscriber = await connect();
      await subscriber.subscribe(topic('a'), { qos });

      let publisher = await connect(owner);
      for (const payload of numbered(messages)) {
        const sending = { topic: topic('a'), payload, packetIdentifier: publisher.freshIdentifier() };
        await publisher.send({ type: 'publish', qos, ...sending });
        await publisher.cut();
        publisher = await connect(owner);
        await (qos === 1 ? publishAtLeastOnce : begin)(publisher, { ...sending, dup: true });
        if (qos === 2) await release(publisher, sending.packetIdentifier);
      }

      for (const payload of numbered(messages)) {
        const first = await subscriber.expect('publish', { qos });
        if (new TextDecoder().decode(first.payload) === payload) continue;
        if (qos === 2) fail(`message ${payload}`, `message ${new TextDecoder().decode(first.payload)}`);
        await subscriber.expect('publish', { payload, qos });
      }
    },
  }),
);
