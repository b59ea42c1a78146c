import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ qos: [0, 1, 2], granted: [0, 1, 2] }, ({ qos, granted }) =>
  scenario({
    id: `retain/flag/published-${qos}-granted-${granted}`,
    title: `RETAIN is 0 for an established subscription and 1 for a new one, in turn (QoS ${qos}, granted ${granted})`,
    statements: { '3.1.1': ['MQTT-3.3.1-8', 'MQTT-3.3.1-9'], '5.0': ['MQTT-3.3.1-9', 'MQTT-3.3.1-12'] },
    needs: ['retain-available', { maxQos: 2 }],
    lesson: `On its way to the server RETAIN means: keep this. On its way from the server it means: this is from the store.
      So one and the same message comes with RETAIN 0 to those who were there, and with 1 to those who come later.`,

    async run({ connect, topic }) {
      const [publisher, early] = [await connect(), await connect()];
      await early.subscribe(topic('a'), { qos: granted });

      for (const payload of ['first', 'second', 'third']) {
        await publisher.publish(topic('a'), payload, { qos, retain: true });
        await early.expect(
          'publish',
          { payload, retain: false },
          { statements: { '3.1.1': ['MQTT-3.3.1-9'], '5.0': ['MQTT-3.3.1-12'] } },
        );
        if (qos === 0) continue; // what is retained at QoS 0 may be dropped
        const late = await connect();
        await late.subscribe(topic('a'), { qos: granted });
        await late.expect(
          'publish',
          { payload, retain: true },
          { statements: { '3.1.1': ['MQTT-3.3.1-8'], '5.0': ['MQTT-3.3.1-9'] } },
        );
        await late.unsubscribe(topic('a'));
        await late.disconnect();
      }

      await early.expectNo('publish', { after: publisher });
    },
  }),
);
