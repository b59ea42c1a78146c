import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix(
  { qos: [0, 1, 2], payload: ['full', 'empty'], before: ['nothing', 'something'] },
  ({ qos, payload, before }) =>
    scenario({
      id: `retain/without-flag/qos-${qos}/${payload}/${before}-retained`,
      title: `A PUBLISH with RETAIN 0 (${payload}, QoS ${qos}) leaves the store as it is, where ${before} is retained`,
      statements: { '3.1.1': ['MQTT-3.3.1-12'], '5.0': ['MQTT-3.3.1-8'] },
      needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 2 }],
      lesson: `Without RETAIN a message passes the store by: it is not kept, it does not take the place of what is kept, and
        it does not clear it, be it empty or not.`,

      async run({ connect, topic }) {
        const [publisher, watcher, late] = [await connect(), await connect(), await connect()];
        await publisher.publish(topic('b'), 'control', { qos: 1, retain: true });
        if (before === 'something') await publisher.publish(topic('a'), 'kept', { qos: 1, retain: true });
        await watcher.subscribe(topic('a'), { qos: 2 });
        if (before === 'something') await watcher.expect('publish', { payload: 'kept' });

        const passing = payload === 'full' ? 'passing' : '';
        await publisher.publish(topic('a'), passing, { qos });

        await watcher.expect('publish', { payload: passing, retain: false });
        await late.subscribe(topic('+'), { qos: 2 });
        const kept = { topic: topic('a'), payload: 'kept', retain: true };
        const control = { topic: topic('b'), payload: 'control', retain: true };
        await late.expectPublishes(before === 'something' ? [kept, control] : [control], { order: 'any' });
        await late.expectNo('publish', { after: publisher });
      },
    }),
);
