import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `capabilities/maximum-qos/${qos}`,
    title: `A server that takes no PUBLISH at QoS ${qos} says so in CONNACK; otherwise it goes through the whole exchange`,
    statements: { '5.0': ['MQTT-3.2.2-9', 'MQTT-3.3.4-1'] },
    lesson: `Where CONNACK has no Maximum QoS all three levels are there. A server that has less must tell: the client would send at
      a level that is not understood, or be answered in another one's way.`,

    async run({ connect, topic, observe, fail }) {
      const client = await connect();
      const maximumQos = client.connack.properties?.maximumQos ?? 2;
      observe('maximumQos', maximumQos);
      if (qos > maximumQos) return;

      await client.send({ type: 'publish', topic: topic('a'), payload: 'hello', qos, packetIdentifier: 7 });

      const answer = await client.expectOneOf(['puback', 'pubrec']);
      const expected = qos === 1 ? 'puback' : 'pubrec';
      const got = 'type' in answer ? answer.type : 'connection closed';
      if (got !== expected)
        fail(`${expected.toUpperCase()}, or Maximum QoS below ${qos} in CONNACK`, got.toUpperCase());
      if (qos === 1) return;
      await client.send({ type: 'pubrel', packetIdentifier: 7 });
      await client.expect('pubcomp', { packetIdentifier: 7 });
    },
  }),
);
