import { matrix, scenario } from '../../harness/scenario.ts';
import { identifierOf } from './_messages.ts';
import { receive } from './_receiver.ts';

/** Seconds: on a slow broker too the message is sent before. */
const expiry = 5;
/** Milliseconds. */
const waitMs = 6500;

export default matrix({ step: ['before-pubrec', 'before-pubcomp'] }, ({ step }) =>
  scenario({
    id: `qos/expired-under-way/${step}`,
    title: `A message at QoS 2 that expires after its PUBLISH was sent (${step.replace('-', ' ')}) is delivered to the end all the same`,
    statements: { '5.0': ['MQTT-4.3.3-7', 'MQTT-4.4.0-1'] },
    needs: [{ maxQos: 2 }],
    mandatedWaitMs: waitMs,
    lesson: `Message Expiry is for what has not been sent yet. Once a PUBLISH at QoS 2 is out, dropping it would leave its
      identifier open for ever on the other side, so the exchange goes on.`,

    async run({ connect, clientId, topic }) {
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const [subscriber, publisher] = [await connect(owner), await connect()];
      await subscriber.subscribe(topic('a'), { qos: 2 });
      await publisher.publish(topic('a'), 'under way', { qos: 2, properties: { messageExpiryInterval: expiry } });
      const packetIdentifier = identifierOf(await subscriber.expect('publish', { payload: 'under way', qos: 2 }));
      if (step === 'before-pubcomp') await receive(subscriber, packetIdentifier);
      await subscriber.disconnect();

      await publisher.expectOpenFor(waitMs);
      const back = await connect(owner);

      if (step === 'before-pubrec') {
        await back.expect('publish', { payload: 'under way', qos: 2, dup: true, packetIdentifier });
        await receive(back, packetIdentifier);
      } else await back.expect('pubrel', { packetIdentifier });
      await back.send({ type: 'pubcomp', packetIdentifier });
      await back.expectNo('publish', { after: publisher });
    },
  }),
);
