import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ former: [false, true] }, ({ former }) =>
  scenario({
    id: `retain/as-published-changed/from-${former ? 1 : 0}`,
    title: `A SUBSCRIBE to the same filter changes Retain As Published from ${former ? '1 to 0' : '0 to 1'}`,
    statements: { '5.0': ['MQTT-3.8.4-3', 'MQTT-3.3.1-12', 'MQTT-3.3.1-13'] },
    needs: ['retain-available', { maxQos: 1 }],
    lesson: `A subscription that is made again replaces the former with all its options. From then on the new ones hold, for
      the store as for the stream: what comes from the store has RETAIN 1 with either.`,

    async run({ connect, topic }) {
      const [publisher, subscriber] = [await connect(), await connect()];
      await publisher.publish(topic('a'), 'kept', { qos: 1, retain: true });

      for (const retainAsPublished of [former, !former]) {
        await subscriber.subscribe(topic('a'), { qos: 1, retainAsPublished });
        await subscriber.expect(
          'publish',
          { payload: 'kept', retain: true },
          { statements: { '5.0': ['MQTT-3.3.1-9'] } },
        );
        await publisher.publish(topic('a'), 'kept', { qos: 1, retain: true });
        await subscriber.expect('publish', { payload: 'kept', retain: retainAsPublished });
        await publisher.publish(topic('a'), 'passing', { qos: 1 });
        await subscriber.expect('publish', { payload: 'passing', retain: false });
      }
    },
  }),
);
