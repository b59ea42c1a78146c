import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'ping/amid-other-packets',
  title: 'PINGREQ between other packets in one go is answered, and so are they',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.12.4-1'], '5.0': ['MQTT-3.12.4-1'] },
  lesson: `Packets come in a stream and may lie side by side in one piece of it. A server takes them one by one, whatever
    stands next to them.`,
  needs: [{ maxQos: 1 }],

  async run({ connect, encode, topic }) {
    const client = await connect();
    const pingreq = encode({ type: 'pingreq' });

    await client.sendBytes(
      pingreq,
      encode({ type: 'subscribe', packetIdentifier: 101, subscriptions: [{ topicFilter: topic('a'), qos: 0 }] }),
      pingreq,
      encode({ type: 'publish', topic: topic('b'), payload: 'b', qos: 1, packetIdentifier: 102 }),
      pingreq,
      encode({ type: 'unsubscribe', packetIdentifier: 103, topicFilters: [topic('a')] }),
      pingreq,
    );

    for (let time = 0; time < 4; time += 1) await client.expect('pingresp');
    await client.expect('suback', { packetIdentifier: 101 });
    await client.expect('puback', { packetIdentifier: 102 });
    await client.expect('unsuback', { packetIdentifier: 103 });
  },
});
