import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix(
  { packet: ['subscribe', 'unsubscribe'], identifier: [1, 10, 127, 128, 255, 256, 0x1234, 0x7fff, 0x8000, 65_535] },
  ({ packet, identifier }) =>
    scenario({
      id: `subscribe/identifier-repeated/${packet}-${identifier}`,
      title: `${packet.toUpperCase()} with identifier ${identifier} is answered by one ${packet === 'subscribe' ? 'SUBACK' : 'UNSUBACK'} with ${identifier}`,
      statements: {
        '3.1': [],
        '3.1.1': [
          ...(packet === 'subscribe' ? (['MQTT-3.8.4-1', 'MQTT-3.8.4-2'] as const) : (['MQTT-3.10.4-4'] as const)),
          'MQTT-2.3.1-7',
        ],
        '5.0': [
          ...(packet === 'subscribe'
            ? (['MQTT-3.8.4-1', 'MQTT-3.8.4-2'] as const)
            : (['MQTT-3.10.4-4', 'MQTT-3.10.4-5'] as const)),
          'MQTT-2.2.1-6',
        ],
      },
      lesson: `The Packet Identifier ties an answer to its question, so that a client may ask several things before the first
        answer comes. It is any number from 1 to 65,535, of the client's choice.`,

      async run({ connect, topic }) {
        const client = await connect();
        const answer = packet === 'subscribe' ? 'suback' : 'unsuback';

        if (packet === 'subscribe') {
          const subscriptions = [{ topicFilter: topic('a'), qos: 0 as const }];
          await client.send({ type: 'subscribe', packetIdentifier: identifier, subscriptions });
        } else {
          await client.send({ type: 'unsubscribe', packetIdentifier: identifier, topicFilters: [topic('a')] });
        }

        await client.expect(answer, { packetIdentifier: identifier });
        await client.expectNo(answer);
      },
    }),
);
