import { matrix, scenario } from '../../harness/scenario.ts';
import { acknowledgementOf } from './_acknowledgement-bytes.ts';
import { identifierOf } from './_messages.ts';
import { acknowledge } from './_receiver.ts';

/** All failures of tables 3-4 and 3-5. */
const failures = [0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99] as const;

export default matrix({ packet: ['puback', 'pubrec'], code: failures }, ({ packet, code }) => {
  const qos = packet === 'puback' ? 1 : 2;
  const shown = `0x${code.toString(16)}`;

  return scenario({
    id: `qos/refused-by-subscriber/${packet}-${shown}`,
    title: `A message that its subscriber refuses by ${packet.toUpperCase()} ${shown} is over, and is not sent again`,
    statements: { '5.0': ['MQTT-4.4.0-2', ...(packet === 'pubrec' ? (['MQTT-4.3.3-4'] as const) : [])] },
    needs: [{ maxQos: qos }],
    lesson: `A Reason Code of 0x80 or above says no, and yet acknowledges: the sender has its answer and lets the message go. At
      QoS 2 there is then no PUBREL, for there is nothing to release.`,

    async run({ connect, clientId, topic }) {
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const [subscriber, publisher] = [await connect(owner), await connect()];
      await subscriber.subscribe(topic('a'), { qos });
      for (const form of ['reason-code-alone', 'reason-string'] as const) {
        await publisher.publish(topic('a'), form, { qos });
        const publish = await subscriber.expect('publish', { payload: form, qos });
        await subscriber.sendBytes(acknowledgementOf(packet, identifierOf(publish), form, code));
      }
      await subscriber.expectNo('pubrel');
      await publisher.publish(topic('a'), 'open', { qos });
      const { packetIdentifier } = await subscriber.expect('publish', { payload: 'open', qos });

      await subscriber.disconnect();
      const back = await connect(owner);

      await acknowledge(back, await back.expect('publish', { payload: 'open', qos, dup: true, packetIdentifier }));
      await back.expectNo('publish', { after: publisher });
      await back.expectNo('pubrel');
    },
  });
});
