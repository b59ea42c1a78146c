import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'subscribe/identifiers-free-again',
  title: 'One identifier serves SUBSCRIBE, UNSUBSCRIBE and PUBLISH, one after the other, again and again',
  statements: {
    '3.1': [],
    '3.1.1': ['MQTT-3.8.4-1', 'MQTT-3.10.4-4', 'MQTT-3.3.4-1'],
    '5.0': ['MQTT-3.8.4-1', 'MQTT-3.10.4-4', 'MQTT-3.3.4-1'],
  },
  needs: [{ maxQos: 1 }],
  lesson: `An identifier is in use until its answer comes, and is then free for anything, also for the same thing once
    more.`,

  async run({ connect, topic, observe }) {
    const client = await connect();
    const packetIdentifier = 7;

    for (let round = 0; round < 3; round += 1) {
      const subscriptions = [{ topicFilter: topic('a'), qos: 1 as const }];
      await client.send({ type: 'subscribe', packetIdentifier, subscriptions });
      const { reasonCodes } = await client.expect('suback', { packetIdentifier });
      // A server may refuse any subscription, for reasons of its own (3.9.3).
      if (reasonCodes.some((code) => code >= 0x80)) return observe('granted', false);
      await client.publish(topic('a'), `${round}`, { qos: 1, packetIdentifier });
      await client.expect('publish', { payload: `${round}` });
      await client.send({ type: 'unsubscribe', packetIdentifier, topicFilters: [topic('a')] });
      await client.expect('unsuback', { packetIdentifier });
    }

    await client.expectNo('suback');
  },
});
