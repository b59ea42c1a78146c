import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ count: [2, 10, 200] }, ({ count }) =>
  scenario({
    id: `subscribe/unsubscribe-many/${count}`,
    title: `An UNSUBSCRIBE of ${count} filters, some never held, gets one UNSUBACK and ends all of them`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.10.4-6', 'MQTT-3.10.4-2'], '5.0': ['MQTT-3.10.4-6', 'MQTT-3.10.4-2'] },
    needs: [{ maxQos: 1 }, { maximumPacketSize: 10 + 25 * count }],
    lesson: `One UNSUBSCRIBE with many filters is worth as many of one filter each, but for the answer, which comes once.`,

    async run({ connect, topic }) {
      const [client, publisher] = [await connect(), await connect()];
      const names = Array.from({ length: count }, (_, at) => topic(`a${at}`));
      const tried = [...new Set([0, Math.floor(count / 2), count - 1])].map((at) => names[at] ?? '');
      for (let at = 0; at < count; at += 100) await client.subscribe(names.slice(at, at + 100), { qos: 1 });
      await client.subscribe(topic('kept'), { qos: 1 });
      for (const name of tried) await publisher.publish(name, 'before', { qos: 1 });
      // Only what goes to one topic is kept in order (4.6).
      await client.expectPublishes(
        tried.map((name) => ({ topic: name, payload: 'before' })),
        { order: 'any' },
      );

      await client.unsubscribe([topic('never'), ...names, topic('never/+')]);

      await client.expectNo('unsuback');
      for (const name of tried) await publisher.publish(name, 'after', { qos: 1 });
      await publisher.publish(topic('kept'), 'kept', { qos: 1 });
      await client.expect('publish', { topic: topic('kept'), payload: 'kept' });
      await client.expectNo('publish', { after: publisher });
    },
  }),
);
