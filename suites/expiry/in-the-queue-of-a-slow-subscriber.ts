import { scenario } from '../../harness/scenario.ts';
import { expectLeft, longLife, shortLife, wait, waitSeconds } from './_waiting.ts';

export default scenario({
  id: 'expiry/in-the-queue-of-a-slow-subscriber',
  title: 'What waits for a connected subscriber to acknowledge expires too',
  statements: { '5.0': ['MQTT-3.3.2-5', 'MQTT-3.3.2-6', 'MQTT-4.5.0-1'] },
  needs: [{ maxQos: 1 }],
  lesson: `A subscriber that takes one message at a time keeps the others waiting in the server. A message whose life ends
    there is not delivered any more: who is slow need not work off what is stale.`,
  mandatedWaitMs: 1000 * waitSeconds,

  async run(stage) {
    const { connect, topic, fail } = stage;
    const publisher = await connect();
    const slow = await connect({ acks: 'manual', properties: { receiveMaximum: 1 } });
    await slow.subscribe(topic('a'), { qos: 1 });
    const publish = (payload: string, messageExpiryInterval?: number) =>
      publisher.publish(topic('a'), payload, { qos: 1, properties: { messageExpiryInterval } });

    await publish('in flight', shortLife);
    await publish('short', shortLife);
    await publish('long', longLife);
    const { packetIdentifier } = await slow.expect('publish', { payload: 'in flight' });
    await wait(publisher);
    await slow.send({ type: 'puback', packetIdentifier: packetIdentifier ?? 0 });

    const next = await slow.expect('publish', undefined, { statements: { '5.0': ['MQTT-4.5.0-1'] } });
    const text = new TextDecoder().decode(next.payload);
    if (text !== 'long') fail('the message that still lives', `"${text}"`, { '5.0': ['MQTT-3.3.2-5'] });
    expectLeft(stage, next, longLife, waitSeconds);
  },
});
