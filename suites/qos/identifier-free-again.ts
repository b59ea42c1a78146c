import { matrix, scenario } from '../../harness/scenario.ts';
import { begin, publishAtLeastOnce, release } from './_sender.ts';

const rounds = 4;

export default matrix({ qos: [1, 2], dup: [false, true] }, ({ qos, dup }) =>
  scenario({
    id: `qos/identifier-free-again/qos-${qos}-dup-${Number(dup)}`,
    title: `After ${qos === 1 ? 'PUBACK' : 'PUBCOMP'} a PUBLISH under the same identifier (DUP ${Number(dup)}) is a new message`,
    statements: {
      '3.1': [],
      '3.1.1': [qos === 1 ? 'MQTT-4.3.2-2' : 'MQTT-4.3.3-2'],
      '5.0': [qos === 1 ? 'MQTT-4.3.2-5' : 'MQTT-4.3.3-12'],
    },
    lesson: `With the last acknowledgement an identifier is free, and the next PUBLISH that carries it is a new message: the same
      text again, even with DUP. DUP is a hint, and never enough to take something for a repetition.`,
    needs: [{ maxQos: qos }],

    async run({ connect, topic }) {
      const [subscriber, publisher] = [await connect(), await connect()];
      await subscriber.subscribe(topic('a'), { qos });
      const packetIdentifier = publisher.freshIdentifier();

      for (let round = 1; round <= rounds; round += 1) {
        const sending = { topic: topic('a'), payload: 'the same text', packetIdentifier, dup: dup && round > 1 };
        if (qos === 1) await publishAtLeastOnce(publisher, sending);
        else {
          await begin(publisher, sending);
          await release(publisher, packetIdentifier);
        }
        await subscriber.expect('publish', { payload: 'the same text', qos });
      }
      const other = await connect();
      if (qos === 2) await subscriber.expectNo('publish', { after: other });
    },
  }),
);
