import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ qos: [1, 2], payload: ['retained', ''] }, ({ qos, payload }) =>
  scenario({
    id: `retain/absent-subscriber/qos-${qos}/${payload === '' ? 'clearing' : 'setting'}`,
    title: `A retained message at QoS ${qos}${payload === '' ? ' that clears' : ''} waits for an absent subscriber and comes with RETAIN 0`,
    statements: { '3.1.1': ['MQTT-3.3.1-9', 'MQTT-3.1.2-5'], '5.0': ['MQTT-3.3.1-12', 'MQTT-4.5.0-1'] },
    needs: ['retain-available', { maxQos: qos }],
    lesson: `For a kept session the subscription is established while its client is away. What is published then is news when it
      is finally delivered, however late, and so has RETAIN 0.`,

    async run({ connect, topic, clientId, fail }) {
      const absent = { clientId: clientId('absent'), cleanSession: false };
      const publisher = await connect();
      const before = await connect(absent);
      await before.subscribe(topic('a'), { qos });
      await before.disconnect();

      await publisher.publish(topic('a'), payload, { qos, retain: true });
      const back = await connect(absent);

      const missed = { statements: { '3.1.1': ['MQTT-3.1.2-5'], '5.0': ['MQTT-4.5.0-1'] } } as const;
      const came = await back.expect('publish', { topic: topic('a'), payload, qos }, missed);
      if (came.retain)
        fail('RETAIN 0, for the subscription was there before', 'RETAIN 1', {
          '3.1.1': ['MQTT-3.3.1-9'],
          '5.0': ['MQTT-3.3.1-12'],
        });
    },
  }),
);
