import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ publisher: ['3.1.1', '5.0'], qos: [0, 1, 2] }, ({ publisher: version, qos }) =>
  scenario({
    id: `qos/between-versions/from-${version}-at-qos-${qos}`,
    title: `A message at QoS ${qos} from a client of ${version} reaches clients of 3.1.1 and of 5.0 alike`,
    statements: { '5.0': ['MQTT-4.5.0-1', 'MQTT-3.8.4-8'] },
    needs: qos === 0 ? [] : [{ maxQos: qos }],
    lesson: `Each client speaks the version of its CONNECT. A message goes from one to the other by topic, payload, QoS and RETAIN,
      which they have in common; properties are for those of 5.0.`,

    async run({ connect, topic }) {
      const [older, newer] = [await connect({ version: '3.1.1' }), await connect({ version: '5.0' })];
      const publisher = await connect({ version });
      for (const client of [older, newer]) await client.subscribe(topic('a'), { qos });
      const properties = { userProperty: [['name', 'value'] as const], contentType: 'text' };
      const options = version === '5.0' ? { qos, properties } : { qos };

      await publisher.publish(topic('a'), 'for all', options);
      await publisher.publish(topic('a'), '', { qos });

      for (const client of [older, newer]) {
        await client.expect('publish', { topic: topic('a'), payload: 'for all', qos, dup: false, retain: false });
        await client.expect('publish', { topic: topic('a'), payload: '', qos });
        await client.expectNo('publish', { after: publisher });
      }
    },
  }),
);
