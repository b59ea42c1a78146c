import { scenario } from '../../harness/scenario.ts';
import { begin, release } from './_sender.ts';

/** Milliseconds. */
const waitMs = 2500;

export default scenario({
  id: 'qos/expired-before-pubrel',
  title: 'The exchange of a message at QoS 2 that expires before its PUBREL goes on to PUBCOMP',
  statements: { '5.0': ['MQTT-4.3.3-13', 'MQTT-4.3.3-10', 'MQTT-4.3.3-11'] },
  needs: [{ maxQos: 2 }, { receiveMaximum: 2 }],
  mandatedWaitMs: waitMs,
  lesson: `A message may become worthless before its exchange has ended. The exchange is between two machines and ends in order;
    only what is handed on depends on the time.`,

  async run({ connect, topic }) {
    const publisher = await connect();
    const sending = { topic: topic('a'), payload: 'short-lived', packetIdentifier: publisher.freshIdentifier() };
    const properties = { messageExpiryInterval: 1 };
    await publisher.send({ type: 'publish', qos: 2, ...sending, properties });
    await publisher.expect('pubrec', { packetIdentifier: sending.packetIdentifier });

    await publisher.expectOpenFor(waitMs);
    await publisher.send({ type: 'publish', qos: 2, dup: true, ...sending, properties });
    await publisher.expect('pubrec', { packetIdentifier: sending.packetIdentifier });
    await release(publisher, sending.packetIdentifier);

    const subscriber = await connect();
    await subscriber.subscribe(topic('a'), { qos: 2 });
    await begin(publisher, { ...sending, payload: 'the next' });
    await release(publisher, sending.packetIdentifier);
    await subscriber.expect('publish', { payload: 'the next', qos: 2 });
  },
});
