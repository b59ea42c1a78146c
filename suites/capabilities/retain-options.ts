import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix(
  { retainAsPublished: [false, true], retainHandling: [0, 1, 2] },
  ({ retainAsPublished, retainHandling }) =>
    scenario({
      id: `capabilities/retain-options/as-published-${retainAsPublished ? 1 : 0}-handling-${retainHandling}`,
      title: `A server without retained messages takes Retain As Published ${retainAsPublished ? 1 : 0} and Retain Handling ${retainHandling}, and they change nothing`,
      statements: { '5.0': ['MQTT-3.8.4-1', 'MQTT-4.5.0-1', 'MQTT-3.3.1-12'] },
      lesson: `The options about retained messages are part of every SUBSCRIBE. Where nothing is retained they have nothing to act on,
      and are no mistake either.`,
      needs: [{ without: 'retain-available' }],

      async run({ connect, topic, maxQos }) {
        const qos = maxQos === 0 ? 0 : 1;
        const [subscriber, publisher] = [await connect(), await connect()];

        await subscriber.subscribe(topic('a'), { qos, retainAsPublished, retainHandling });

        await publisher.publish(topic('a'), 'hello', { qos });
        await subscriber.expect('publish', { payload: 'hello', retain: false });
      },
    }),
);
