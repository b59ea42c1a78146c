import { matrix, scenario } from '../../harness/scenario.ts';

const answers = { 0: null, 1: 'puback', 2: 'pubrec' } as const;

export default matrix({ qos: [0, 1, 2], subscribers: ['nobody', 'somebody'] }, ({ qos, subscribers }) =>
  scenario({
    id: `publish/answer/at-qos-${qos}-to-${subscribers}`,
    title: `PUBLISH at QoS ${qos}, with ${subscribers} subscribed, is answered by ${answers[qos]?.toUpperCase() ?? 'nothing'} and nothing else`,
    statements: {
      '3.1': [],
      '3.1.1': ['MQTT-3.3.4-1', ...(qos === 0 ? [] : (['MQTT-2.3.1-6'] as const))],
      '5.0': ['MQTT-3.3.4-1', ...(qos === 0 ? [] : (['MQTT-2.2.1-5'] as const))],
    },
    needs: qos === 0 ? [] : [{ maxQos: qos }],
    lesson: `The QoS of a PUBLISH says how it is acknowledged: not at all, by PUBACK, or by PUBREC, PUBREL and PUBCOMP. Whether
      anybody subscribes to the topic makes no difference to the publisher.`,

    async run({ connect, topic, fail, observe, warn }) {
      const [publisher, subscriber] = [await connect(), await connect()];
      if (subscribers === 'somebody') await subscriber.subscribe(topic('a'), { qos });

      for (const packetIdentifier of [1, 300, 65_535]) {
        await publisher.send({
          type: 'publish',
          topic: topic('a'),
          payload: 'hello',
          qos,
          ...(qos === 0 ? {} : { packetIdentifier }),
        });
        const answer = answers[qos];
        const { reasonCode = 0 } = answer === null ? {} : await publisher.expect(answer, { packetIdentifier });
        if (reasonCode >= 0x80) fail('the message accepted', `reason code 0x${reasonCode.toString(16)}`);
        if (reasonCode !== 0) observe('reasonCode', reasonCode);
        if (reasonCode === 0x10 && subscribers === 'somebody')
          warn('told "no matching subscribers" of a message to one');
        if (qos === 2) {
          await publisher.send({ type: 'pubrel', packetIdentifier });
          await publisher.expect('pubcomp', { packetIdentifier });
        }
      }

      for (const type of ['puback', 'pubrec', 'pubcomp', 'publish'] as const) await publisher.expectNo(type);
    },
  }),
);
