import { type Client, matrix, scenario } from '../../harness/scenario.ts';

type Level = 0 | 1 | 2;

const orders: readonly (readonly Level[])[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
  [2, 2, 0, 0, 1, 1, 2, 0, 2, 1],
];

/** The QoS at which the next message comes. */
async function qosOfNext(client: Client, payload: string): Promise<number> {
  return (await client.expect('publish', { payload })).qos;
}

export default matrix({ requested: orders }, ({ requested }) =>
  scenario({
    id: `subscribe/codes-in-order/${requested.join('-')}`,
    title: `SUBSCRIBE at QoS ${requested.join(', ')} gets as many codes, in that order, and deliveries that keep to them`,
    statements: {
      '3.1': [],
      '3.1.1': ['MQTT-3.8.4-5', 'MQTT-3.9.3-1', 'MQTT-3.9.3-2', 'MQTT-3.8.4-4', 'MQTT-3.8.4-6'],
      '5.0': ['MQTT-3.8.4-6', 'MQTT-3.9.3-1', 'MQTT-3.9.3-2', 'MQTT-3.8.4-5', 'MQTT-3.8.4-7', 'MQTT-3.8.4-8'],
    },
    lesson: `SUBACK has one code for each filter of the SUBSCRIBE, in the same order: the QoS granted, which may be lower than
      the one requested, or 0x80 and in 5.0 some other above it. The code alone tells which filter it is about.`,

    async run({ connect, topic, maxQos, version, fail }) {
      const [client, publisher] = [await connect(), await connect()];
      const subscriptions = requested.map((qos, at) => ({ topicFilter: topic(`a${at}`), qos }));
      await client.send({ type: 'subscribe', packetIdentifier: 9, subscriptions });
      const { reasonCodes } = await client.expect('suback', { packetIdentifier: 9 });

      const isRefused = (code: number): boolean => (version === '5.0' ? code >= 0x80 : code === 0x80);
      const isGranted = (code: number, at: number): boolean => code <= (requested[at] ?? 0);
      if (
        reasonCodes.length !== requested.length ||
        !reasonCodes.every((code, at) => isRefused(code) || isGranted(code, at))
      )
        fail(`SUBACK with at most [${requested.join(', ')}]`, `SUBACK with [${reasonCodes.join(', ')}]`);

      for (const [at, code] of reasonCodes.entries()) {
        await publisher.publish(topic(`a${at}`), `${at}`, { qos: maxQos });
        if (isRefused(code)) continue;
        const expected = Math.min(code, maxQos);
        const qos = await qosOfNext(client, `${at}`);
        if (qos !== expected) fail(`delivery at QoS ${expected} where ${code} was granted`, `PUBLISH at QoS ${qos}`);
      }
      await client.expectNo('publish', { after: publisher });
      await client.expectNo('suback');
    },
  }),
);
