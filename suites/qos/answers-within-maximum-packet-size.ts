import { type Client, matrix, type Stage, scenario } from '../../harness/scenario.ts';

const maximumPacketSize = 100;

/** By the packet that the broker has to keep small: what brings it about. */
const provoked = {
  puback: async ({ topic }: Stage, client: Client) => {
    await client.send({ type: 'publish', topic: topic('a'), qos: 1 });
  },
  pubrec: async ({ topic }: Stage, client: Client) => {
    await client.send({ type: 'publish', topic: topic('a'), qos: 2 });
  },
  pubcomp: async (_stage: Stage, client: Client) => {
    await client.send({ type: 'pubrel' }); // of nothing: there is something to explain
  },
  pubrel: async ({ topic }: Stage, client: Client) => {
    await client.subscribe(topic('a'), { qos: 2 });
    await client.publish(topic('a'), '', { qos: 2 });
    const { packetIdentifier = 0 } = await client.expect('publish', { qos: 2 });
    await client.send({ type: 'pubrec', packetIdentifier });
  },
  suback: async ({ topic }: Stage, client: Client) => {
    await client.send({ type: 'subscribe', subscriptions: [{ topicFilter: topic('a'), qos: 2 }] });
  },
  unsuback: async ({ topic }: Stage, client: Client) => {
    await client.send({ type: 'unsubscribe', topicFilters: [topic('never')] });
  },
} as const;

const limits = {
  puback: ['MQTT-3.4.2-2', 'MQTT-3.4.2-3', 'v5.0-3.4.2.2.2-u1'],
  pubrec: ['MQTT-3.5.2-2', 'MQTT-3.5.2-3', 'v5.0-3.5.2.2.2-u2'],
  pubrel: ['MQTT-3.6.2-2', 'MQTT-3.6.2-3', 'v5.0-3.6.2.2.2-u2'],
  pubcomp: ['MQTT-3.7.2-2', 'MQTT-3.7.2-3', 'v5.0-3.7.2.2.2-u2'],
  suback: ['MQTT-3.9.2-1', 'MQTT-3.9.2-2', 'v5.0-3.9.2.1.2-u2'],
  unsuback: ['MQTT-3.11.2-1', 'MQTT-3.11.2-2', 'v5.0-3.11.2.1.2-u2'],
} as const;

export default matrix({ answer: Object.keys(provoked) as (keyof typeof provoked)[] }, ({ answer }) =>
  scenario({
    id: `qos/answers-within-maximum-packet-size/${answer}`,
    title: `${answer.toUpperCase()} comes, with at most one Reason String, and with none and no User Properties where it would exceed the client's Maximum Packet Size`,
    statements: { '5.0': limits[answer] },
    needs: [{ maxQos: 2 }],
    lesson: `What explains an answer is worth less than the answer. Where both do not fit into what the client can take, the answer
      goes out alone.`,

    async run(stage) {
      const client = await stage.connect({ acks: 'manual', properties: { maximumPacketSize } });

      await provoked[answer](stage, client);

      // Whether a PUBREL of nothing may end the connection is judged elsewhere.
      const packet = await (answer === 'pubcomp' ? client.expectOneOf([answer]) : client.expect(answer));
      if (!('type' in packet) || packet.type === 'connect') return;
      const bytes = stage.encode(packet).length;
      stage.observe('answerBytes', bytes);
      if (bytes > maximumPacketSize) stage.fail(`at most ${maximumPacketSize} bytes`, `${bytes}`);
    },
  }),
);
