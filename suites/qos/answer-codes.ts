import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ qos: [1, 2], subscribers: ['none', 'one', 'one-that-left'] }, ({ qos, subscribers }) =>
  scenario({
    id: `qos/answer-codes/qos-${qos}-for-${subscribers}`,
    title: `A PUBLISH at QoS ${qos} with subscribers: ${subscribers.replaceAll('-', ' ')}, is answered by a Reason Code that fits`,
    statements: { '5.0': [qos === 1 ? 'MQTT-3.4.2-1' : 'MQTT-3.5.2-1', 'MQTT-3.3.4-1'] },
    needs: [{ maxQos: qos }],
    lesson: `0x00 says that the message was taken. A server that knows that nobody will get it may say 0x10 instead, which is a
      success too.`,

    async run({ connect, topic, observe, warn }) {
      const [subscriber, publisher] = [await connect(), await connect()];
      if (subscribers !== 'none') await subscriber.subscribe(topic('a'), { qos });
      if (subscribers === 'one-that-left') await subscriber.unsubscribe([topic('a')]);
      const packetIdentifier = publisher.freshIdentifier();

      await publisher.send({ type: 'publish', topic: topic('a'), payload: 'taken', qos, packetIdentifier });
      const { reasonCode } = await publisher.expect(
        qos === 1 ? 'puback' : 'pubrec',
        (answer) => answer.packetIdentifier === packetIdentifier && [0x00, 0x10].includes(answer.reasonCode),
      );

      if (qos === 2) {
        await publisher.send({ type: 'pubrel', packetIdentifier });
        await publisher.expect('pubcomp', { packetIdentifier, reasonCode: 0 });
      }
      if (subscribers === 'one') {
        await subscriber.expect('publish', { payload: 'taken', qos });
        if (reasonCode === 0x10)
          warn('expected Reason Code 0x00, got 0x10 (No matching subscribers), though there is one');
      } else observe('codeWithoutSubscribers', reasonCode === 0x10 ? '0x10' : '0x00');
    },
  }),
);
