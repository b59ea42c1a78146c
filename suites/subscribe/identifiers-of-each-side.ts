import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'subscribe/identifiers-of-each-side',
  title: 'A client may use an identifier that the broker has in flight towards it',
  statements: {
    '3.1': [],
    '3.1.1': ['MQTT-3.8.4-2', 'MQTT-3.10.4-4', 'MQTT-4.3.2-1'],
    '5.0': ['MQTT-3.8.4-2', 'MQTT-3.10.4-5', 'MQTT-4.3.2-3'],
  },
  needs: [{ maxQos: 1 }],
  lesson: `Client and server choose their identifiers independently: a SUBSCRIBE and a PUBLISH of the other side may well
    carry the same one at the same time, and mean two different exchanges.`,

  async run({ connect, topic, observe }) {
    const [subscriber, publisher] = [await connect({ acks: 'manual' }), await connect()];
    await subscriber.subscribe(topic('a'), { qos: 1 });
    await publisher.publish(topic('a'), 'first', { qos: 1 });
    const { packetIdentifier = 0 } = await subscriber.expect('publish', { payload: 'first', qos: 1 });

    const subscriptions = [{ topicFilter: topic('b'), qos: 1 as const }];
    await subscriber.send({ type: 'subscribe', packetIdentifier, subscriptions });
    const { reasonCodes } = await subscriber.expect('suback', { packetIdentifier });
    // A server may refuse any subscription, for reasons of its own (3.9.3).
    const isGranted = reasonCodes.every((code) => code < 0x80);
    await subscriber.send({ type: 'unsubscribe', packetIdentifier, topicFilters: [topic('none')] });
    await subscriber.expect('unsuback', { packetIdentifier });
    await subscriber.publish(topic('c'), 'own', { qos: 1, packetIdentifier });

    await subscriber.send({ type: 'puback', packetIdentifier });
    if (!isGranted) return observe('granted', false);
    await publisher.publish(topic('b'), 'second', { qos: 1 });
    await subscriber.expect('publish', { payload: 'second', qos: 1, dup: false });
  },
});
