import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ qos: [1, 2], retain: [false, true] }, ({ qos, retain }) =>
  scenario({
    id: `will/absent-subscriber/qos-${qos}-retain-${retain ? 1 : 0}`,
    title: `A Will at QoS ${qos} waits in the kept session of a subscriber that is away (Will Retain ${retain ? 1 : 0})`,
    statements: { '3.1.1': ['MQTT-3.1.2-5', 'MQTT-3.3.1-9'], '5.0': ['MQTT-4.5.0-1', 'MQTT-3.3.1-12'] },
    needs: [...(retain ? (['retain-available'] as const) : []), { maxQos: qos }],
    lesson: `A subscriber with a kept session misses no message at QoS 1 or 2, and a Will is such a message. It comes with
      RETAIN 0 even if it is retained besides: the subscription was there before it.`,

    async run({ connect, topic, clientId, fail }) {
      const absent = { clientId: clientId('absent'), cleanSession: false };
      const before = await connect(absent);
      await before.subscribe(topic('will'), { qos });
      await before.disconnect();
      const watcher = await connect();
      await watcher.subscribe(topic('will'), { qos });
      const dying = await connect({ will: { topic: topic('will'), payload: 'last words', qos, retain } });

      await dying.cut();
      await watcher.expect('publish', { payload: 'last words' });
      const back = await connect(absent);

      const awaited = { topic: topic('will'), payload: 'last words', qos };
      const came = await back.expect('publish', awaited, {
        statements: { '3.1.1': ['MQTT-3.1.2-5'], '5.0': ['MQTT-4.5.0-1'] },
      });
      if (came.retain)
        fail('RETAIN 0, for the subscription was there before', 'RETAIN 1', {
          '3.1.1': ['MQTT-3.3.1-9'],
          '5.0': ['MQTT-3.3.1-12'],
        });
      await back.expectNo('publish', { after: watcher });
    },
  }),
);
