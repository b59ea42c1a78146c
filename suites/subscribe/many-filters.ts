import { matrix, scenario } from '../../harness/scenario.ts';

/** 11 characters of filter make 14 bytes: among these counts are lengths of the packet around 127, 16,383 and 65,535. */
export default matrix({ count: [1, 2, 50, 200, 1200, 4000] }, ({ count }) =>
  scenario({
    id: `subscribe/many-filters/${count}`,
    title: `A SUBSCRIBE of ${count} filters gets one SUBACK of ${count} codes, and every filter is active`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.8.4-4', 'MQTT-3.8.4-5'], '5.0': ['MQTT-3.8.4-5', 'MQTT-3.8.4-6'] },
    needs: [{ maxQos: 1 }, { maximumPacketSize: 10 + 20 * count }, ...(count > 2000 ? (['slow'] as const) : [])],
    lesson: `One SUBSCRIBE with many filters is worth as many of one filter each, but for the answers, which come as one
      SUBACK.`,

    async run({ connect, topic, fail }) {
      const [client, publisher] = [await connect(), await connect()];
      const filters = Array.from({ length: count }, (_, at) => topic(`a${at}`));
      const subscriptions = filters.map((topicFilter) => ({ topicFilter, qos: 1 as const }));

      await client.send({ type: 'subscribe', packetIdentifier: 1, subscriptions });

      const { reasonCodes } = await client.expect('suback', { packetIdentifier: 1 });
      if (reasonCodes.length !== count) fail(`${count} codes in SUBACK`, `${reasonCodes.length}`);
      await client.expectNo('suback');
      const tried = [...new Set([0, 1, Math.floor(count / 2), count - 2, count - 1])].filter((at) => filters[at]);
      for (const at of tried.filter((each) => (reasonCodes[each] ?? 0) < 0x80)) {
        await publisher.publish(filters[at] ?? '', `${at}`, { qos: 1 });
        await client.expect('publish', { topic: filters[at] ?? '', payload: `${at}` });
      }
      await publisher.publish(topic(`a${count}`), 'one beyond', { qos: 1 });
      await client.expectNo('publish', { after: publisher });
    },
  }),
);
