import { matrix, scenario } from '../../harness/scenario.ts';

const payloads = Array.from({ length: 30 }, (_, index) => `${index + 1}`);

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `session/queued-in-order/qos-${qos}`,
    title: `${payloads.length} messages at QoS ${qos} that came while a client was away reach it in order, each once`,
    statements: {
      '3.1': [],
      '3.1.1': ['MQTT-3.1.2-5', 'MQTT-4.6.0-6'],
      '5.0': ['MQTT-4.5.0-1', 'MQTT-4.6.0-5', 'MQTT-4.6.0-6'],
    },
    lesson: `What waits for a client waits in a line. It is handed over in the order in which it was published, as if the
      client had been there.`,
    needs: [{ maxQos: qos }],

    async run({ connect, clientId, topic }) {
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const publisher = await connect();
      const former = await connect(owner);
      await former.subscribe(topic('a'), { qos });
      await former.disconnect();

      for (const payload of payloads) await publisher.publish(topic('a'), payload, { qos });
      const back = await connect(owner);

      for (const payload of payloads) {
        const { packetIdentifier = 0 } = await back.expect('publish', { topic: topic('a'), payload, qos });
        await back.send({ type: qos === 1 ? 'puback' : 'pubrec', packetIdentifier });
        if (qos === 2) {
          await back.expect('pubrel', { packetIdentifier });
          await back.send({ type: 'pubcomp', packetIdentifier });
        }
      }
      await back.expectNo('publish', { after: publisher });
    },
  }),
);
