import { matrix, scenario } from '../../harness/scenario.ts';

const count = 24;

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `retain/last-of-many/qos-${qos}`,
    title: `After ${count} retained messages at mixed QoS on one topic, the last (QoS ${qos}) alone is there`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    needs: ['retain-available', { maxQos: 2 }],
    lesson: `A sensor that retains a value every second leaves one message, not a history: a newcomer sees the latest.`,

    async run({ connect, topic }) {
      const [publisher, late] = [await connect(), await connect()];
      for (let at = 0; at < count; at += 1) {
        await publisher.publish(topic('a'), `value ${at}`, { qos: (at % 3) as 0 | 1 | 2, retain: true });
      }
      await publisher.publish(topic('a'), 'latest', { qos, retain: true });

      await late.subscribe(topic('a'), { qos: 2 });

      await late.expect('publish', { topic: topic('a'), payload: 'latest', qos, retain: true });
      await late.expectNo('publish', { after: publisher });
    },
  }),
);
