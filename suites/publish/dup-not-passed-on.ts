import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix(
  { published: [1, 2], granted: [0, 1, 2], retain: [false, true] },
  ({ published, granted, retain }) =>
    scenario({
      id: `publish/dup-not-passed-on/published-${published}-granted-${granted}${retain ? '-retained' : ''}`,
      title: `A PUBLISH with DUP at QoS ${published}${retain ? ' and RETAIN' : ''} reaches subscribers granted ${granted} without DUP`,
      statements: {
        '3.1.1': ['MQTT-3.3.1-3', ...(granted === 0 ? (['MQTT-3.3.1-2'] as const) : [])],
        '5.0': ['MQTT-3.3.1-3', ...(granted === 0 ? (['MQTT-3.3.1-2'] as const) : [])],
      },
      needs: [{ maxQos: published === 2 || granted === 2 ? 2 : 1 }, ...(retain ? (['retain-available'] as const) : [])],
      lesson: `DUP is about one hop: this packet may be a repetition of an earlier one. The broker's own PUBLISH to a subscriber is
      sent for the first time, whatever the publisher's was.`,

      async run({ connect, topic }) {
        const [watcher, publisher, late] = [await connect(), await connect(), await connect()];
        await watcher.subscribe(topic('a'), { qos: granted });

        await publisher.publish(topic('a'), 'with', { qos: published, dup: true, retain });
        await publisher.publish(topic('b'), 'without', { qos: published });

        await watcher.expect('publish', { payload: 'with', dup: false });
        if (retain) {
          await late.subscribe(topic('a'), { qos: granted });
          await late.expect('publish', { payload: 'with', dup: false });
        }
        await watcher.expectNo('publish', { after: publisher });
      },
    }),
);
