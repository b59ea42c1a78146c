import { type Client, matrix, scenario } from '../../harness/scenario.ts';

/** By the packet that answers: what is sent for it. The answers carry reasons, and so could carry explanations. */
const cases = {
  puback: {
    statements: ['MQTT-3.4.2-2', 'MQTT-3.4.2-3'],
    ask: (client, topic) => client.send({ type: 'publish', topic, qos: 1, packetIdentifier: 9 }),
  },
  pubrec: {
    statements: ['MQTT-3.5.2-2', 'MQTT-3.5.2-3'],
    ask: (client, topic) => client.send({ type: 'publish', topic, qos: 2, packetIdentifier: 9 }),
  },
  pubrel: {
    statements: ['MQTT-3.6.2-2', 'MQTT-3.6.2-3'],
    ask: async (client) => {
      await client.send({ type: 'pubrec', packetIdentifier: 4000 });
      await client.send({ type: 'pingreq' }); // a PUBREC of nothing may be ignored
    },
  },
  pubcomp: {
    statements: ['MQTT-3.7.2-2', 'MQTT-3.7.2-3'],
    ask: (client) => client.send({ type: 'pubrel', packetIdentifier: 4000 }),
  },
  suback: {
    statements: ['MQTT-3.9.2-1', 'MQTT-3.9.2-2'],
    ask: (client, topic) =>
      client.send({ type: 'subscribe', packetIdentifier: 9, subscriptions: [{ topicFilter: topic, qos: 2 }] }),
  },
  unsuback: {
    statements: ['MQTT-3.11.2-1', 'MQTT-3.11.2-2'],
    ask: (client, topic) => client.send({ type: 'unsubscribe', packetIdentifier: 9, topicFilters: [topic] }),
  },
} as const satisfies Readonly<
  Record<string, { statements: readonly string[]; ask: (client: Client, topic: string) => Promise<void> }>
>;

export default matrix(
  { answer: Object.keys(cases) as (keyof typeof cases)[], topicIs: ['free', 'the-servers'] },
  ({ answer, topicIs }) =>
    topicIs === 'the-servers' && (answer === 'pubrel' || answer === 'pubcomp')
      ? null
      : scenario({
          id: `packet-size/explanations/${answer}-${topicIs}-topic`,
          title: `A ${answer.toUpperCase()} to a client with a small Maximum Packet Size has no Reason String or User Property that would make it too large`,
          statements: { '5.0': [...cases[answer].statements, 'MQTT-3.1.2-24'] },
          lesson: `Explanations are for people. Where they would make an answer larger than the client takes, the answer goes out
          without them.`,
          needs: [{ maxQos: 2 }],

          async run({ connect, encode, topic, tag, observe, fail }) {
            const plain = await connect();
            const room = encode(plain.connack).length + 4;
            const client = await connect({ acks: 'manual', properties: { maximumPacketSize: Math.max(room, 24) } });
            const about = topicIs === 'free' ? topic('a') : `$SYS/${tag}/a`;

            await cases[answer].ask(client, about);

            const came = await client.expectOneOf([answer, 'pingresp']);
            const isAnswer = 'type' in came && came.type !== 'connect' && came.type !== 'pingresp';
            const bytes = isAnswer ? encode(came).length : 0;
            observe('bytes', bytes);
            if (bytes > Math.max(room, 24)) fail(`${answer.toUpperCase()} of at most ${room} bytes`, `one of ${bytes}`);
          },
        }),
);
