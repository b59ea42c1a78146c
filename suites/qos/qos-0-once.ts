import { matrix, scenario } from '../../harness/scenario.ts';
import { numbered } from './_messages.ts';

const payloads = { empty: () => '', 'one-byte': () => 'x', numbered: (number: string) => number } as const;

export default matrix({ payload: Object.keys(payloads) as (keyof typeof payloads)[] }, ({ payload }) =>
  scenario({
    id: `qos/qos-0-once/${payload}`,
    title: `Messages at QoS 0 come once, without identifier, without DUP and without handshake (payloads: ${payload.replace('-', ' ')})`,
    statements: {
      '3.1': [],
      '3.1.1': ['MQTT-4.3.1-1', 'MQTT-2.3.1-5', 'MQTT-3.3.1-2'],
      '5.0': ['MQTT-4.3.1-1', 'MQTT-2.2.1-2', 'MQTT-3.3.1-2'],
    },
    lesson: `QoS 0 is sent and forgotten: one PUBLISH with no identifier, no answer, no repetition. It arrives once, or it is
      lost with the connection.`,

    async run({ connect, topic }) {
      const [subscriber, publisher] = [await connect(), await connect()];
      await subscriber.subscribe(topic('a'), { qos: 1 });
      const sent = numbered(20).map(payloads[payload]);

      for (const content of sent) await publisher.publish(topic('a'), content);

      await subscriber.expectPublishes(sent.map((content) => ({ qos: 0, dup: false, payload: content })));
      await subscriber.expectNo('publish', { after: publisher });
      await subscriber.expectNo('pubrel');
    },
  }),
);
