import { matrix, scenario } from '../../harness/scenario.ts';

/** CONNECT and what follows it, in one piece or as fast as they can be sent. */
export default matrix({ sent: ['at-once', 'one-by-one'] }, ({ sent }) =>
  scenario({
    id: `connect/pipelined/${sent}`,
    title: `Packets sent ${sent.replaceAll('-', ' ')} behind CONNECT, without waiting for CONNACK, are processed after it`,
    statements: { '3.1.1': ['MQTT-3.2.0-1', 'MQTT-3.1.4-4'], '5.0': ['MQTT-3.2.0-1', 'MQTT-3.1.4-5'] },
    lesson: `A client need not wait for CONNACK: it may send what it has, and save a round trip. If the server then refuses it,
      all that was in vain.`,
    needs: [{ maxQos: 1 }],

    async run({ connect, open, encode, clientId, topic, fail }) {
      const watcher = await connect();
      await watcher.subscribe(topic('a'), { qos: 1 });
      const client = await open();
      const packets = [
        encode({ type: 'connect', clientId: clientId('a') }),
        encode({ type: 'subscribe', packetIdentifier: 7, subscriptions: [{ topicFilter: topic('c'), qos: 1 }] }),
        encode({ type: 'publish', topic: topic('a'), payload: 'early', qos: 1, packetIdentifier: 8 }),
        encode({ type: 'unsubscribe', packetIdentifier: 9, topicFilters: [topic('b')] }),
        encode({ type: 'pingreq' }),
      ];

      if (sent === 'at-once') await client.sendBytes(...packets);
      else for (const packet of packets) await client.sendBytes(packet);

      const first = await client.expectOneOf(['connack', 'suback', 'puback', 'publish', 'unsuback', 'pingresp']);
      const came = 'type' in first ? first.type.toUpperCase() : 'the end of the connection';
      if (came !== 'CONNACK') fail('CONNACK as the first packet', came);
      await client.expect(
        'suback',
        ({ packetIdentifier, reasonCodes: [code = 0x80] }) => packetIdentifier === 7 && code <= 1,
      );
      await client.expect('puback', { packetIdentifier: 8 });
      await client.expect('unsuback', { packetIdentifier: 9 });
      await client.expect('pingresp');
      await watcher.expect('publish', { topic: topic('a'), payload: 'early' });
    },
  }),
);
